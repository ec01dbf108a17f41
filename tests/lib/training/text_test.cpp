#include "lstm/training/text.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "bad_input.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/fit.hpp"

using lstm::in_streams, lstm::Labels, lstm::Lstm, lstm::Sequence, lstm::Text;

namespace {

std::vector<int> counted(int n) {
  std::vector<int> words(static_cast<std::size_t>(n));
  std::iota(words.begin(), words.end(), 0);
  return words;
}

// Reads words below 5 and guesses the next; it carries its state on.
struct Reader {
  using Scalar = double;
  using Batch = Text;
  lstm::Embedding<double> embedding{5, 3};
  Lstm<double> layer{3, 4};
  lstm::Dense<double> dense{4, 5};
  lstm::State<double> state;
  std::vector<lstm::State<double>>* starts = nullptr;

  lstm::Parameters<double> parameters() {
    return parameters_of(embedding, layer, dense);
  }
  void restart() { state = {}; }
  void remember(lstm::Snapshot& all) { all("h", state.h), all("c", state.c); }

  lstm::Summed<double> pass(const Text& text) {
    lstm::Trace<double> trace;
    lstm::Flow<double> flow;
    Sequence<double> x, z, dz;
    embedding.forward(text.words, x);
    if (starts) starts->push_back(state);
    layer.forward(x, state, trace);
    state = trace.last();
    const std::size_t T = x.shape(0), B = x.shape(2);
    z.resize({T, 5, B});
    for (std::size_t t = 0; t < T; ++t)
      lstm::at(z, t) =
          dense.forward(lstm::Matrix<double>(lstm::at(trace.h, t + 1)));
    const auto loss = lstm::cross_entropy(z, text.next, dz);
    Sequence<double> dh({T, 4, B});
    for (std::size_t t = 0; t < T; ++t)
      lstm::at(dh, t) =
          dense.backward(lstm::Matrix<double>(lstm::at(trace.h, t + 1)),
                         lstm::Matrix<double>(lstm::at(dz, t)));
    layer.backward(x, trace, dh, flow);
    embedding.backward(text.words, flow.dx);
    return loss;
  }
  lstm::Summed<double> loss(const Text& text) {
    auto copy = *this;
    copy.starts = nullptr;
    const auto result = copy.pass(text);
    state = copy.state;
    return result;
  }
};

Reader reader() {
  Reader model;
  lstm::Random random(1);
  initialize(lstm::Recipe::pytorch, random, model.embedding, model.layer,
             model.dense);
  return model;
}

std::vector<int> random_words(std::size_t n) {
  lstm::Random random(2);
  std::vector<int> words(n);
  for (int& word : words) word = static_cast<int>(random.below(5));
  return words;
}

struct Still : lstm::Optimizer<double> {
  void step(const lstm::Parameters<double>&) override {}
};

}  // namespace

TEST_CASE("streams go on from batch to batch and know the word that follows") {
  const auto words = counted(27);  // 2 streams of 13, of them 4 pieces of 3
  const auto text = in_streams(words, 3, 2);
  REQUIRE(text.words.shape() == std::array<std::size_t, 2>{3, 8});
  CHECK(text.words == Labels{{0, 13, 3, 16, 6, 19, 9, 22},
                             {1, 14, 4, 17, 7, 20, 10, 23},
                             {2, 15, 5, 18, 8, 21, 11, 24}});
  CHECK(text.next == text.words + 1);
  CHECK(in_streams(counted(4), 3, 1).size() == 1);
}

TEST_CASE("samples of a text are picked out with what follows them") {
  const auto text = in_streams(counted(27), 3, 2);
  Text batch;
  gather(text, std::array<std::size_t, 2>{5, 0}, batch);
  CHECK(batch.words == Labels{{19, 0}, {20, 1}, {21, 2}});
  CHECK(batch.next == batch.words + 1);
}

TEST_CASE("a carried state reads a stream as if it were one sequence") {
  const auto words = random_words(41);
  auto model = reader();
  model.restart();
  lstm::Summed<double> in_pieces;
  const auto text = in_streams(words, 5, 2);
  for (std::size_t k = 0; k < text.size(); k += 2) {
    Text batch;
    gather(text, std::array{k, k + 1}, batch);
    in_pieces += model.loss(batch);
  }
  auto whole = reader();
  const auto at_once = whole.loss(in_streams(words, 20, 2));
  CHECK(in_pieces.count == at_once.count);
  CHECK(in_pieces.sum == doctest::Approx(at_once.sum).epsilon(1e-14));
  CHECK(model.state.c == whole.state.c);
}

TEST_CASE("the gradient is cut where a batch begins") {
  const auto text = in_streams(random_words(41), 5, 2);
  Text first, second;
  gather(text, std::array<std::size_t, 2>{0, 1}, first);
  gather(text, std::array<std::size_t, 2>{2, 3}, second);
  auto model = reader();
  model.loss(first);
  const auto state = model.state;
  zero_gradients(model.parameters());
  model.pass(second);
  auto moved = reader();
  const auto numeric = lstm::central_differences(
      [&] {
        moved.state = state;  // held, though U made it, too
        return moved.loss(second).sum;
      },
      moved.layer.U.value);
  CHECK(lstm::relative_error(model.layer.U.gradient, numeric) <= 1e-7);
}

// A batch of 32 is cut into two shards, and each of them has its own streams.
TEST_CASE("fit carries the states of its shards and begins each epoch anew") {
  const auto text = in_streams(random_words(32 * 12 + 1), 4, 32);
  std::vector<lstm::State<double>> starts;
  auto model = reader();
  model.starts = &starts;
  Still still;
  const auto history =
      lstm::fit(model, still, text, text,
                {.epochs = 2, .batch = 32, .shuffle = false}, lstm::Seed(1));
  REQUIRE(starts.size() == 2 * 3 * 2);  // epochs, batches, shards
  for (const std::size_t epoch : {0u, 6u}) {
    CHECK(starts[epoch].h.size() == 0);
    CHECK(starts[epoch + 1].h.size() == 0);
    CHECK(starts[epoch + 2].h.size() == 4 * 16);
    CHECK(starts[epoch + 2].h != starts[epoch + 3].h);
  }
  CHECK(starts[2].h == starts[8].h);

  auto whole = reader();
  const auto loss = whole.loss(in_streams(random_words(32 * 12 + 1), 12, 32));
  CHECK(history[1].training_loss ==
        doctest::Approx(loss.mean()).epsilon(1e-14));
  CHECK(history[1].validation_loss ==
        doctest::Approx(loss.mean()).epsilon(1e-14));
}

BAD_INPUT("a text too short for its streams") {
  const auto refused = [](int words, std::size_t T, std::size_t B) {
    CHECK_THROWS_WITH_AS(
        in_streams(counted(words), T, B),
        fmt::format("{} words, expected {} streams of {} or more, and a word "
                    "behind them",
                    words, B, T)
            .c_str(),
        std::invalid_argument);
  };
  refused(6, 3, 2);
  refused(0, 1, 1);
  refused(1, 1, 1);
  refused(10, 0, 1);
  refused(10, 1, 0);
  CHECK_NOTHROW(in_streams(counted(7), 3, 2));
}

BAD_INPUT("a text whose words and followers do not fit, or a missing sample") {
  auto text = in_streams(counted(27), 3, 2);
  Text batch;
  CHECK_THROWS_WITH_AS(gather(text, std::array<std::size_t, 1>{8}, batch),
                       "sample 8 was asked for, expected one below 8",
                       lstm::ShapeError);
  text.next = xt::zeros<int>({3, 7});
  CHECK_THROWS_WITH_AS(gather(text, std::array<std::size_t, 1>{0}, batch),
                       "next has shape [3, 7], expected [3, 8]",
                       lstm::ShapeError);
}
