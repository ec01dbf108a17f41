#include "lstm/training/dataset.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/labels.hpp"

using lstm::Dataset, lstm::Matrix, lstm::Sequence;

// Sample n holds 100 t + 10 d + n, and its target is n.
static Dataset<float> numbered(std::size_t T, std::size_t D, std::size_t N) {
  Dataset<float> data{xt::zeros<float>({T, D, N}),
                      xt::zeros<float>({std::size_t{1}, N})};
  for (std::size_t n = 0; n < N; ++n) {
    data.y(0, n) = float(n);
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t d = 0; d < D; ++d)
        data.x(t, d, n) = float(100 * t + 10 * d + n);
  }
  return data;
}

TEST_CASE("gather copies samples in the order asked for") {
  const auto data = numbered(2, 2, 5);
  Dataset<float> batch;
  lstm::gather(data, std::array<std::size_t, 3>{4, 0, 4}, batch);
  CHECK(batch.x == Sequence<float>{{{4, 0, 4}, {14, 10, 14}},
                                   {{104, 100, 104}, {114, 110, 114}}});
  CHECK(batch.y == Matrix<float>{{4, 0, 4}});
  lstm::gather(data, std::array<std::size_t, 1>{2}, batch);
  CHECK(batch.x == Sequence<float>{{{2}, {12}}, {{102}, {112}}});
}

TEST_CASE("from_batch_first turns (batch, time, features) around") {
  Sequence<double> x({2, 3, 4});
  for (std::size_t k = 0; k < x.size(); ++k) x.flat(k) = double(k);
  const auto turned = lstm::from_batch_first(x);
  CHECK(turned.shape() == std::array<std::size_t, 3>{3, 4, 2});
  for (std::size_t n = 0; n < 2; ++n)
    for (std::size_t t = 0; t < 3; ++t)
      for (std::size_t d = 0; d < 4; ++d) CHECK(turned(t, d, n) == x(n, t, d));
}

BAD_INPUT("a batch of samples that are not there") {
  auto data = numbered(2, 2, 5);
  Dataset<float> batch;
  CHECK_THROWS_WITH_AS(
      lstm::gather(data, std::array<std::size_t, 2>{0, 5}, batch),
      "sample 5 was asked for, expected one below 5", lstm::ShapeError);
  data.y = xt::zeros<float>({1, 4});
  CHECK_THROWS_WITH_AS(lstm::gather(data, std::array<std::size_t, 1>{0}, batch),
                       "y has shape [1, 4], expected [1, 5]", lstm::ShapeError);
}

BAD_INPUT("batches of no samples") {
  const auto samples = lstm::numbers_below(3);
  CHECK_THROWS_WITH_AS(lstm::batches(samples, 0),
                       "a batch needs a sample, got a size of 0",
                       std::invalid_argument);
  CHECK(lstm::batches({}, 7).empty());
}

BAD_INPUT("data that do not fit a model") {
  const auto refused = [](const Dataset<float>& data,
                          const std::string& message) {
    CHECK_THROWS_WITH_AS(lstm::expect_fitting("training", data, 2, 1),
                         message.c_str(), lstm::ShapeError);
  };
  CHECK_NOTHROW(lstm::expect_fitting("training", numbered(3, 2, 5), 2, 1));
  refused(numbered(3, 4, 5),
          "training x has shape [3, 4, 5], expected [3, 2, 5]");
  refused(numbered(0, 2, 5),
          "training x has shape [0, 2, 5], expected no extent of 0");
  refused(numbered(3, 2, 0),
          "training x has shape [3, 2, 0], expected no extent of 0");
  auto data = numbered(3, 2, 5);
  data.y = xt::zeros<float>({1, 4});
  refused(data, "training y has shape [1, 4], expected [1, 5]");
  data.y = xt::zeros<float>({2, 5});
  refused(data, "training y has shape [2, 5], expected [1, 5]");
}

BAD_INPUT("data that are not finite") {
  constexpr float inf = std::numeric_limits<float>::infinity();
  auto data = numbered(3, 2, 5);
  const auto refused = [&](const std::string& message) {
    CHECK_THROWS_WITH_AS(lstm::expect_fitting("training", data, 2, 1),
                         (message + ", expected a finite number").c_str(),
                         std::invalid_argument);
  };
  data.y(0, 4) = -inf;
  refused("training y is -inf at output 0 of sample 4");
  data.x(1, 1, 3) = inf;
  refused("training x is inf at step 1, feature 1 of sample 3");
  data.x(2, 0, 1) = std::numeric_limits<float>::quiet_NaN();
  refused("training x is nan at step 2, feature 0 of sample 1");
}

namespace {

struct Pairs {
  lstm::Labels words;
  lstm::Matrix<float> targets;
  lstm::Lengths lengths;
  auto parts() { return std::tie(words, targets, lengths); }
};

}  // namespace

TEST_CASE("a batch that lists its parts is picked out and told from others") {
  const Pairs all{{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}}, {1, 2, 1}};
  Pairs batch;
  lstm::gather(all, std::array<std::size_t, 2>{2, 0}, batch);
  CHECK(batch.words == lstm::Labels{{3, 1}, {6, 4}});
  CHECK(batch.targets == lstm::Matrix<float>{{9, 7}});
  CHECK(batch.lengths == lstm::Lengths{1, 1});

  const auto print = lstm::fingerprint(all);
  CHECK(lstm::fingerprint(Pairs(all)) == print);
  auto other = all;
  other.words(1, 2) = 7;
  CHECK(lstm::fingerprint(other) != print);
  other = all;
  other.targets(0, 0) = 8;
  CHECK(lstm::fingerprint(other) != print);
  other = all;
  other.lengths[1] = 1;
  CHECK(lstm::fingerprint(other) != print);
}

TEST_CASE("a dataset is told from others by each of its numbers") {
  const auto data = numbered(3, 2, 5);
  const auto print = lstm::fingerprint(data);
  auto other = data;
  other.x(2, 1, 4) += 1;
  CHECK(lstm::fingerprint(other) != print);
  other = data;
  other.y(0, 4) += 1;
  CHECK(lstm::fingerprint(other) != print);
  other = data;
  other.lengths = {3, 3, 3, 3, 3};
  CHECK(lstm::fingerprint(other) != print);
}
