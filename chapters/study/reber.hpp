#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "study/task.hpp"

namespace study {

/// The letters of Reber's grammar, in the order of their classes.
inline constexpr std::string_view reber_letters = "BTPSXVE";

/// A string, and which letters could have come behind each of its letters, as
/// bits in the order of `reber_letters`; behind the last one none.
struct ReberString {
  std::string letters;
  std::vector<int> legal;
};

/// Reber's grammar (1967) as Hochreiter and Schmidhuber (1997, section 5.1) set
/// it into itself: B, then T or P, a string of the grammar, that T or P again,
/// E. Where there is a choice, both ways are equally likely.
ReberString embedded_reber(lstm::Random& random);

/// What letter comes next in embedded Reber strings: 256 of them to learn from,
/// and 256 others to be asked about. All 512 differ. A string is right if,
/// behind each letter, those that can follow are the most active ones.
class EmbeddedReber : public Task {
 public:
  explicit EmbeddedReber(lstm::Random random);
  std::size_t inputs() const override { return reber_letters.size(); }
  std::size_t outputs() const override { return reber_letters.size(); }
  Examples<float> draw(std::size_t B, lstm::Random& random) const override;
  Examples<float> unseen(std::size_t B, lstm::Random& random) const override;
  double may_fail() const override { return 0.005; }

  std::vector<ReberString> training, test;
};

/// The strings side by side; behind the end of one there is nothing to say.
Examples<float> read_along(const std::vector<const ReberString*>& strings);

}  // namespace study
