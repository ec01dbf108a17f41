#pragma once
#include "options.hpp"
#include "support/run_file.hpp"
#include "word_task.hpp"

namespace speech {

/// The clips that a run is about.
struct Sounds {
  Words words;
  std::vector<Spoken> real;  // none where they are the reader's own
  std::size_t variations, templates;
};
Sounds sounds_of(const Settings& settings, const support::Options& options,
                 lstm::Team& team);

/// What a run has at hand.
struct Run {
  const Sounds& sounds;
  const Settings& settings;
  const support::Options& options;
  support::RunFile& file;
  lstm::Team& team;
  lstm::Seed seed{options.seed};
};

}  // namespace speech
