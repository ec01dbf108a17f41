// The text of chapter 12: which letters are read, and which are asked for.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

#include "12_relatives/novels.hpp"

using relatives::Novels;

namespace {

// Says the same behind each letter, and NaN in the first steps of a piece.
class Fixed : public relatives::Network {
 public:
  Fixed(std::vector<float> logits, std::size_t silent)
      : logits_(std::move(logits)), silent_(silent) {}
  lstm::Parameters<float> parameters() override { return {}; }
  void initialize(lstm::Random&) override {}
  const lstm::Sequence<float>& read(const lstm::Steps<float>& x) override {
    CHECK(x.shape(1) == logits_.size());
    z_.resize({x.shape(0), logits_.size(), x.shape(2)});
    for (std::size_t t = 0; t < z_.shape(0); ++t)
      for (std::size_t k = 0; k < z_.shape(1); ++k)
        for (std::size_t b = 0; b < z_.shape(2); ++b)
          z_(t, k, b) = t < silent_ ? std::numeric_limits<float>::quiet_NaN()
                                    : logits_[k];
    return z_;
  }
  lstm::Summed<float> pass(const study::Examples<float>&) override {
    return {};
  }

 private:
  std::vector<float> logits_;
  std::size_t silent_;
  lstm::Sequence<float> z_;
};

// 23 letters a, with one b.
std::u32string with_b_at(std::size_t place) {
  std::u32string text(23, U'a');
  text[place] = U'b';
  return text;
}

study::Texts texts(const std::u32string& validation,
                   const std::u32string& test) {
  return {"", U"abaabbaaabbbaaaabbbb", validation, test};
}

}  // namespace

TEST_CASE("a piece of a text has the next letter behind each of its letters") {
  const Novels task(texts(with_b_at(0), with_b_at(0)), 6);
  CHECK(task.inputs() == 3);  // two letters, and all others
  CHECK(task.outputs() == 3);
  const std::u32string text = U"abaabbaaabbbaaaabbbb";
  lstm::Random random(1);
  std::set<std::size_t> starts;
  for (int draw = 0; draw < 100; ++draw) {
    const auto all = task.draw(2, random);
    REQUIRE(all.x.shape() == std::array<std::size_t, 3>{6, 3, 2});
    for (std::size_t b = 0; b < 2; ++b) {
      std::u32string read;
      for (std::size_t t = 0; t < 6; ++t) {
        CHECK(xt::sum(xt::view(all.x, t, xt::all(), b))() == 1);
        read += all.x(t, 1, b) == 1 ? U'a' : U'b';
        CHECK((all.labels(t, b) == 1 || all.labels(t, b) == 2));
      }
      read += all.labels(5, b) == 1 ? U'a' : U'b';
      for (std::size_t t = 0; t < 6; ++t)
        CHECK(all.labels(t, b) == (read[t + 1] == U'a' ? 1 : 2));
      REQUIRE(text.find(read) != text.npos);
      starts.insert(text.find(read));
    }
  }
  CHECK(starts.count(0) == 1);
  CHECK(starts.count(13) == 1);  // up to the last letter
}

// An a costs log2(e) bits less than a b.
TEST_CASE("each letter behind half a piece is asked for once") {
  const double e = std::exp(1), all = std::log2(2 + e), a = all - std::log2(e),
               b = all;
  Fixed network({0, 1, 0}, 4);
  for (std::size_t place = 0; place < 23; ++place) {
    CAPTURE(place);
    const bool asked = place >= 5 && place <= 20;  // 21 and 22 are left over
    const double expected = asked ? (15 * a + b) / 16 : a;
    const Novels task(texts(with_b_at(0), with_b_at(place)), 8);
    CHECK(task.test_bits(network) == doctest::Approx(expected));
    CHECK(task.validation_bits(network) == doctest::Approx(a));
    const Novels other(texts(with_b_at(place), with_b_at(0)), 8);
    CHECK(other.validation_bits(network) == doctest::Approx(expected));
  }
}

TEST_CASE("a text must be longer than its pieces") {
  const std::u32string ten(10, U'a');
  CHECK_NOTHROW(Novels(texts(ten, ten), 9));
  for (const std::size_t T : {0u, 1u, 10u, 19u})
    CHECK_THROWS_WITH_AS(
        Novels(texts(ten, ten), T),
        "pieces of less than 2 letters, or as long as their text",
        std::invalid_argument);
  CHECK_THROWS_AS(Novels({"", ten, U"", ten}, 5), std::invalid_argument);
  CHECK_THROWS_AS(Novels({"", U"a", ten, ten}, 5), std::invalid_argument);
}
