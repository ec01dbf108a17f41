// What training and measuring refuse before they begin.
#include <limits>

#include "bad_input.hpp"
#include "lstm/training/fit.hpp"
#include "study/sine.hpp"

using lstm::Dataset, lstm::FitOptions, lstm::Regressor;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

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
  lstm::Random random(1);
  CHECK_THROWS_WITH_AS(
      lstm::fit(model, counter, training, validation, options, random),
      message.c_str(), std::invalid_argument);
  CHECK(counter.steps == 0);
}

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
  lstm::Random random(1);
  for (const std::size_t batch :
       {std::size_t{5}, std::numeric_limits<std::size_t>::max()})
    lstm::fit(model, counter, good, good, {.epochs = 2, .batch = batch},
              random);
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
