#pragma once
#include <limits>

#include "heard.hpp"

namespace speech {

/// A track feature by feature, so that a frame is compared with several at a
/// time; behind each feature's numbers there is room for as many.
struct Turned {
  explicit Turned(const Track& track);

  std::size_t frames;
  std::vector<float> columns;
};

/// How far two tracks are from one another when their times are bent so that
/// they fit best (dynamic time warping; Sakoe and Chiba 1978, the symmetric
/// form without a bound on the slope). A path goes from both first frames to
/// both last ones, each step on in one of them or in both, and sums the
/// Euclidean distances of the frames that it brings together, twice where it
/// goes on in both, over the number of frames of both. It stays within `band`
/// times the longer track from the straight one. Infinite where it would exceed
/// `most`: then it is given up early. Throws std::invalid_argument for an empty
/// track.
double warped_distance(const Track& a, const Turned& b, double band = 0.1,
                       double most = std::numeric_limits<double>::infinity());
double warped_distance(const Track& a, const Track& b, double band = 0.1,
                       double most = std::numeric_limits<double>::infinity());

/// Clips of each word, with which others are compared.
class Templates {
 public:
  /// So many of the clips of each of K words, or all where there are less; of
  /// the same seed the fewer are among the more.
  Templates(const Heard& heard, std::size_t K, std::size_t each,
            const lstm::Seed& seed);

  /// The words of the templates that are nearest to a track, nearest first.
  std::vector<int> nearest(const Track& track, std::size_t count) const;

  /// The same where there are but so many templates of each word, for each of
  /// these numbers, which must ascend.
  std::vector<std::vector<int>> nearest(
      const Track& track, std::size_t count,
      const std::vector<std::size_t>& each) const;

 private:
  struct Template {
    Turned turned;
    std::vector<float> means;  // of its segments
    int word;
    std::size_t rank;  // among those of its word
  };
  std::vector<const Template*> likely_first(std::size_t begin, std::size_t end,
                                            const Track& track) const;

  std::vector<Template> all_;  // in the order of their ranks
};

/// The word that stands most often among the first `k` of these, of equals the
/// one whose first is nearest.
int voted(const std::vector<int>& nearest, std::size_t k);

}  // namespace speech
