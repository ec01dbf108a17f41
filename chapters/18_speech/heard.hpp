#pragma once
#include "lstm/numbers/team.hpp"
#include "spoken.hpp"
#include "tracks.hpp"

namespace speech {

/// The clips as they are; a team shares the work.
Heard heard(const std::vector<Spoken>& clips, lstm::Team& team);

/// Variations of each clip: so many of those that espeak-ng's voices speak, and
/// three times as many of flite's, of which there are few.
Heard varied_heard(const std::vector<Spoken>& clips, std::size_t variations,
                   const lstm::Seed& seed, lstm::Team& team);

}  // namespace speech
