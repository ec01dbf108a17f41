#pragma once
#include "figures.hpp"
#include "judge.hpp"
#include "reach.hpp"
#include "splits.hpp"
#include "units.hpp"
#include "writing.hpp"

namespace language_model {

void report_texts(const study::Texts& texts, const study::Numbers& numbers,
                  const study::Alphabet& alphabet);
void report_rivals(const Rivals& rivals);
void report_network(const Network<float>& network, const Training& training,
                    std::size_t letters, std::uint64_t seed);
void report_look(const Look& look);
void report_verdict(const Verdict& verdict, const Rivals& rivals);
void report_reaches(const std::vector<Reach>& reaches);
void report_writers(const std::vector<Written>& rows);
void report_units(const std::vector<Unit>& trained,
                  const std::vector<Unit>& untrained);
void report_splits(const std::vector<Split>& splits,
                   const std::vector<SplitLosses>& losses,
                   std::string_view model);

}  // namespace language_model
