#pragma once
#include "confusion.hpp"
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "say.hpp"
#include "trials.hpp"

namespace text_classification {

/// How often each network is right, on the test and beyond it.
figures::Figure beyond_figure(const std::vector<Outcome>& outcomes,
                              const Rival& rival, const Task& task);

/// Three short texts as a batch: the words, what is filled up behind them, and
/// how long each is.
figures::Diagram batch_diagram(const Examples& texts);

/// How likely a class is after each word of some texts, a row each.
figures::Diagram reading_diagram(const Model& model, std::size_t k,
                                 const std::vector<std::string>& texts);

/// What the texts of each class, a row, were taken for.
figures::Diagram confusion_diagram(const lstm::Matrix<double>& confusion,
                                   const std::vector<std::string>& classes);

}  // namespace text_classification
