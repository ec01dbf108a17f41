#pragma once
#include "support/run_file.hpp"
#include "word_task.hpp"

namespace speech {

/// What a network is compared with.
struct Rival {
  std::string name, setting;  // which was best on validation
  double validation;          // its accuracy there
  Answers answers;
};

/// Softmax on statistics that know no order, softmax on the means of six
/// segments, and the nearest of templates by dynamic time warping. Each has the
/// first of the settings that are best on validation, one of which is whether
/// it learns of the clips or of their variations; the test is looked at when
/// that is chosen. Of 4, 16 and 64 templates a word those are tried that are at
/// most `templates`.
std::vector<Rival> judge_rivals(const WordTask& task, std::size_t templates,
                                const lstm::Seed& seed, lstm::Team& team,
                                support::RunFile& file);

/// The one that is best on validation, the first of equals.
const Rival& best(const std::vector<Rival>& rivals);

}  // namespace speech
