// What training and measuring refuse before they begin, and what ends a
// training that ran away.
#include <cmath>
#include <limits>
#include <memory>

#include "bad_input.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/sine.hpp"

using lstm::Dataset, lstm::Divergence, lstm::FitOptions, lstm::Regressor;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float inf = std::numeric_limits<float>::infinity();

Dataset<float> windows(std::size_t number) {
  lstm::Random random(6);
  return study::sine_windows<float>(number, 3, random).data;
}

const Dataset<float> good = windows(4), empty{xt::zeros<float>({3, 1, 0}),
                                              xt::zeros<float>({1, 0})};

Dataset<float> with_nan_in_x() {
  auto data = good;
  data.x(2, 0, 3) = not_a_number;
  return data;
}

Dataset<float> with_nan_in_y() {
  auto data = good;
  data.y(0, 1) = not_a_number;
  return data;
}

struct Counter : lstm::Optimizer<float> {
  std::size_t steps = 0;
  void step(const lstm::Parameters<float>&) override { ++steps; }
};

// The message must be this one, and no step have been taken.
void refused(const Dataset<float>& training, const Dataset<float>& validation,
             const FitOptions& options, const std::string& message) {
  Regressor<float> model(1, 2, 1);
  Counter counter;
  CHECK_THROWS_WITH_AS(
      lstm::fit(model, counter, training, validation, options, lstm::Seed(1)),
      message.c_str(), std::invalid_argument);
  CHECK(counter.steps == 0);
}

// A model that at one call, of all that its copies get, has this loss and
// gradient; otherwise both are 1.
struct Rigged : Regressor<float> {
  float loss_then, element;
  std::size_t bad_call;
  std::shared_ptr<std::size_t> calls = std::make_shared<std::size_t>(0);

  Rigged(float loss_, float element_, std::size_t bad_call_)
      : Regressor<float>(1, 2, 1),
        loss_then(loss_),
        element(element_),
        bad_call(bad_call_) {}

  lstm::Summed<float> pass(const Dataset<float>&) {
    const bool bad = ++*calls == bad_call;
    layer.U.gradient(5, 1) += bad ? element : 1;
    return {bad ? loss_then : 1, 1};
  }
};

// A model with an infinite loss, and the gradients that it is given.
struct Steep : Regressor<float> {
  lstm::Matrix<float> dW = xt::zeros<float>({8, 1}),
                      dV = xt::zeros<float>({1, 2});

  using Regressor<float>::Regressor;
  lstm::Summed<float> pass(const Dataset<float>&) {
    layer.W.gradient += dW;
    dense.W.gradient += dV;
    return {inf, 1};
  }
};

// Trains on 3 batches an epoch, each of one shard.
template <class Model>
std::string problem(Model& model, lstm::Optimizer<float>& optimizer,
                    std::size_t* epochs = nullptr) {
  lstm::Random random(5);
  const auto data = study::sine_windows<float>(36, 3, random).data;
  try {
    lstm::fit(model, optimizer, data, data, {.epochs = 3, .batch = 12},
              lstm::Seed(5), {.on_epoch = [&](const lstm::Epoch& epoch) {
                if (epochs) *epochs = epoch.number;
              }});
  } catch (const Divergence& error) {
    return error.what();
  }
  return "none";
}

std::string shown(float number) {
  return std::isnan(number) ? "nan" : "inf";
}

const std::string help = "; a smaller learning rate usually helps";

}  // namespace

BAD_INPUT("training without epochs or batches or samples") {
  const std::string needs = "fit needs epochs, a batch size and samples, got ";
  refused(good, good, {.epochs = 0, .batch = 32}, needs + "0, 32 and 4");
  refused(good, good, {.epochs = 1, .batch = 0}, needs + "1, 0 and 4");
  refused(empty, good, {.epochs = 1, .batch = 32}, needs + "1, 32 and 0");
}

BAD_INPUT("a batch larger than the data is all of them") {
  Regressor<float> model(1, 2, 1);
  Counter counter;
  for (const std::size_t batch :
       {std::size_t{5}, std::numeric_limits<std::size_t>::max()})
    lstm::fit(model, counter, good, good, {.epochs = 2, .batch = batch},
              lstm::Seed(1));
  CHECK(counter.steps == 4);
}

BAD_INPUT("validation data without samples") {
  refused(good, empty, {},
          "validation x has shape [3, 1, 0], expected no extent of 0");
}

BAD_INPUT("data with NaN are refused before the first step") {
  const std::string x =
      " x is nan at step 2, feature 0 of sample 3, expected "
      "a finite number";
  const std::string y =
      " y is nan at output 0 of sample 1, expected a finite "
      "number";
  refused(with_nan_in_x(), good, {}, "training" + x);
  refused(with_nan_in_y(), good, {}, "training" + y);
  refused(good, with_nan_in_x(), {}, "validation" + x);
  refused(good, with_nan_in_y(), {}, "validation" + y);
}

BAD_INPUT("data that do not fit the model are refused before the first step") {
  auto wide = good;
  wide.x = xt::zeros<float>({3, 2, 4});
  refused(wide, good, {}, "training x has shape [3, 2, 4], expected [3, 1, 4]");
  refused(good, wide, {},
          "validation x has shape [3, 2, 4], expected [3, 1, 4]");
  auto two = good;
  two.y = xt::zeros<float>({2, 4});
  refused(good, two, {}, "validation y has shape [2, 4], expected [1, 4]");
}

BAD_INPUT("an error that cannot be measured") {
  const Regressor<float> model(1, 2, 1);
  const auto unmeasured = [&](const Dataset<float>& data,
                              const std::string& message) {
    CHECK_THROWS_WITH_AS(lstm::evaluate(model, data), message.c_str(),
                         std::invalid_argument);
  };
  unmeasured(empty, "data x has shape [3, 1, 0], expected no extent of 0");
  unmeasured(with_nan_in_x(),
             "data x is nan at step 2, feature 0 of sample 3, expected a "
             "finite number");
  unmeasured(with_nan_in_y(),
             "data y is nan at output 0 of sample 1, expected a finite number");
}

TEST_CASE("the largest gradient is found with the parameter it belongs to") {
  Steep model(1, 2, 1);
  auto &W = model.dW, &V = model.dV;
  const auto check = [&](const std::string& largest) {
    lstm::GradientDescent<float> descent(1);
    CHECK(problem(model, descent) ==
          "training diverged in epoch 1, at batch 1 of 3: the loss is inf and "
          "the largest gradient " +
              largest + help);
  };
  check("0 in any parameter");
  W(1, 0) = -3;
  check("3 in lstm.W");
  V(0, 0) = 1e30f;
  check("1e+30 in dense.W");
  W(1, 0) = -inf;
  check("inf in lstm.W");
  V(0, 0) = not_a_number;
  check("nan in dense.W");
  W(0, 0) = not_a_number;
  check("nan in lstm.W");
}

BAD_INPUT("a loss that is not finite ends the training") {
  for (const float loss : {inf, not_a_number}) {
    Rigged model(loss, 7, 5);
    lstm::GradientDescent<float> descent(0.1);
    std::size_t epochs = 0;
    CHECK(problem(model, descent, &epochs) ==
          std::string("training diverged in epoch 2, at batch 2 of 3: the "
                      "loss is ") +
              shown(loss) + " and the largest gradient 7 in lstm.U" + help);
    CHECK(epochs == 1);
    CHECK(*model.calls == 5);
  }
}

BAD_INPUT("a gradient that is not finite ends the training") {
  for (const float element : {inf, not_a_number}) {
    Rigged model(0.5, element, 3);
    lstm::GradientDescent<float> descent(0.125);
    CHECK(problem(model, descent) ==
          std::string("training diverged in epoch 1, at batch 3 of 3: the "
                      "loss is 0.5 and the largest gradient ") +
              shown(element) + " in lstm.U" + help);
    // Two good steps of 1/8, and not the third.
    CHECK(model.layer.U.value(5, 1) == -0.25f);
  }
}

BAD_INPUT("a validation loss that is not finite ends the training") {
  struct Wrecker : lstm::Optimizer<float> {
    std::size_t steps = 0;
    void step(const lstm::Parameters<float>& parameters) override {
      if (++steps == 6) parameters.back()->value.fill(inf);
    }
  } wrecker;
  Regressor<float> model(1, 2, 1);
  CHECK(problem(model, wrecker) ==
        "training diverged in epoch 2: after its last batch the validation "
        "loss is inf" +
            help);
}

BAD_INPUT("a rate that is far too large ends in words") {
  Regressor<float> model(1, 2, 1);
  lstm::Random random(1);
  model.initialize(lstm::Recipe::keras, random);
  lstm::GradientDescent<float> descent(1e6);
  const auto words = problem(model, descent);
  CAPTURE(words);
  CHECK(words.starts_with("training diverged in epoch "));
  CHECK(words.ends_with(help));
}

BAD_INPUT("early stopping without a figure to look at") {
  Regressor<float> model(1, 2, 1);
  Counter counter;
  CHECK_THROWS_WITH_AS(
      lstm::fit(model, counter, good, {.patience = 3}, lstm::Seed(1)),
      "early stopping needs validation data, or a figure to look at",
      std::invalid_argument);
  CHECK(counter.steps == 0);
}
