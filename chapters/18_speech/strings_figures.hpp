#pragma once
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "plain_ctc.hpp"
#include "strings_tables.hpp"

namespace speech {

/// What networks by CTC and by labels that share the steps evenly say of each
/// step of a string by the test voices: the first of three digits, all unlike,
/// that the former hears.
figures::Figure alignment_figure(const StringTask& task,
                                 const StringsFound& found);

/// The token error rate on the validation voices over the steps of training, by
/// CTC and by labels that share the steps evenly.
figures::Figure curve_figure(const StringsFound& found);

/// All ways to say two labels in some steps, and which share of them passes
/// through each place where all classes are equally likely.
figures::Diagram lattice_diagram();

}  // namespace speech
