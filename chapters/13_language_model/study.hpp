#pragma once
#include "figures/figure.hpp"
#include "options.hpp"
#include "study/text.hpp"
#include "support/run_file.hpp"
#include "train.hpp"

namespace language_model {

/// Networks of several sizes, each with several rates, after one epoch: which
/// rate is the best for which size, on the validation text.
void report_rates(const study::Numbers& numbers,
                  const study::Alphabet& alphabet,
                  const support::Options& options, support::RunFile& file);

/// Networks of several sizes after 1, 4 and 12 epochs, each with its own best
/// rate, beside the counts.
figures::Figure report_sizes(const study::Numbers& numbers,
                             const study::Alphabet& alphabet,
                             const support::Options& options,
                             support::RunFile& file);

/// What networks gain where the test book stands on both sides.
void report_mixed_books(const study::Texts& texts,
                        const study::Alphabet& alphabet,
                        const support::Options& options,
                        support::RunFile& file);

}  // namespace language_model
