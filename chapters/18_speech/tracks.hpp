#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"
#include "mfcc.hpp"

namespace speech {

/// The features of a clip, [T, 26] row by row, which all batches share.
using Track = std::shared_ptr<const std::vector<float>>;
Track track_of(const Rows& rows);

/// The number of rows of a track.
std::size_t frames_in(const Track& track);

/// Clips as models hear them: features, and the word that each says.
struct Heard {
  std::vector<Track> tracks;
  std::vector<int> words;

  std::size_t size() const { return tracks.size(); }
};
void gather(const Heard& all, lstm::Samples samples, Heard& batch);
std::uint64_t fingerprint(const Heard& heard);

/// The same clips, the frames of each in an order that is drawn.
Heard shuffled(const Heard& heard, lstm::Random random);

/// The share of the clips whose word was said. Throws std::invalid_argument
/// unless there are as many words as clips, one or more.
double accuracy(const std::vector<int>& said, const Heard& heard);

}  // namespace speech
