#include "run.hpp"

#include "own_folder.hpp"

namespace speech {

Sounds sounds_of(const Settings& s, const support::Options& options,
                 lstm::Team& team) {
  const std::size_t variations = options.quick ? 1 : 3,
                    templates = options.quick ? 4 : 64;
  if (!s.data.empty())
    return {own_words(s.data, team), {}, variations, templates};
  return {spoken_words(team, options.quick ? 3 : 1), real_words(team),
          variations, templates};
}

}  // namespace speech
