#include "heard.hpp"

#include "augment.hpp"
#include "study/in_order.hpp"

namespace speech {

Heard heard(const std::vector<Spoken>& clips, lstm::Team& team) {
  Heard all;
  all.tracks = study::in_order(team, clips.size(), [&](std::size_t k) {
    return track_of(features_of(clips[k].clip.samples).rows);
  });
  for (const auto& clip : clips)
    all.words.push_back(static_cast<int>(clip.word));
  return all;
}

Heard varied_heard(const std::vector<Spoken>& clips, std::size_t variations,
                   const lstm::Seed& seed, lstm::Team& team) {
  const auto variations_of = [&](std::size_t k) {
    const bool few = clips[k].voice.starts_with("flite-");
    auto random = seed.part("variations", k).stream("variations");
    std::vector<Track> tracks;
    for (std::size_t n = 0; n < (few ? 3 : 1) * variations; ++n)
      tracks.push_back(
          track_of(varied_features(clips[k].clip.samples, random)));
    return tracks;
  };
  const auto each = study::in_order(team, clips.size(), variations_of);
  Heard all;
  for (std::size_t k = 0; k < each.size(); ++k)
    for (const auto& track : each[k]) {
      all.tracks.push_back(track);
      all.words.push_back(static_cast<int>(clips[k].word));
    }
  return all;
}

}  // namespace speech
