#include "lstm/training/divergence.hpp"

#include <algorithm>
#include <limits>

#include "bad_input.hpp"
#include "lstm/training/descent.hpp"
#include "lstm/training/fit.hpp"
#include "study/sine.hpp"

using lstm::Divergence, lstm::Regressor;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float inf = std::numeric_limits<float>::infinity();

// A model whose weights make this loss, and gradients of zero but for one.
struct Rigged : Regressor<float> {
  float loss, element;
  std::size_t calls = 0, bad_call;

  Rigged(float loss_, float element_, std::size_t bad_call_)
      : Regressor<float>(1, 2, 1),
        loss(loss_),
        element(element_),
        bad_call(bad_call_) {}

  float loss_and_gradients(const lstm::Sequence<float>&,
                           const lstm::Matrix<float>&, lstm::Team&) override {
    const bool bad = ++calls == bad_call;
    lstm.U.gradient(5, 1) = bad ? element : 1;
    return bad ? loss : 1;
  }
};

// Trains on 70 windows, that is on 3 batches an epoch.
std::string problem(Regressor<float>& model, lstm::Optimizer<float>& optimizer,
                    std::size_t* epochs = nullptr) {
  lstm::Random random(5);
  const auto data = study::sine_windows<float>(70, 3, random).data;
  try {
    lstm::fit(model, optimizer, data, data, {.epochs = 3}, random,
              {.on_epoch = [&](const lstm::Epoch& epoch) {
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

TEST_CASE("the largest gradient is found with the parameter it belongs to") {
  lstm::Parameter<float> a("a", 1, 3), b("b", 2, 1);
  const lstm::Parameters<float> both = {&a, &b};
  CHECK(lstm::largest_gradient(both) == "0 in any parameter");
  a.gradient = {{0.25f, -3, 1}};
  CHECK(lstm::largest_gradient(both) == "3 in a");
  b.gradient = {{1e30f}, {2}};
  CHECK(lstm::largest_gradient(both) == "1e+30 in b");
  a.gradient(0, 1) = -inf;
  CHECK(lstm::largest_gradient(both) == "inf in a");
  b.gradient(0, 0) = not_a_number;
  CHECK(lstm::largest_gradient(both) == "nan in b");
  a.gradient(0, 0) = not_a_number;
  CHECK(lstm::largest_gradient(both) == "nan in a");
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
    CHECK(model.calls == 5);
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
    CHECK(model.lstm.U.value(5, 1) == -0.25f);
  }
}

BAD_INPUT("a validation loss that is not finite ends the training") {
  struct Wrecker : lstm::Optimizer<float> {
    std::size_t steps = 0;
    void step(const lstm::Parameters<float>& parameters) override {
      if (++steps == 6) parameters.back()->value.fill(1e30f);
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
