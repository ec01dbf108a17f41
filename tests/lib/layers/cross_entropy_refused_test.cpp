#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/cross_entropy.hpp"

using lstm::cross_entropy, lstm::Labels, lstm::Matrix, lstm::Sequence;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

}  // namespace

BAD_INPUT("labels that are no classes") {
  Sequence<double> z = xt::zeros<double>({2, 3, 2}), dz;
  const auto refused = [&](const Labels& labels, const char* message) {
    CHECK_THROWS_WITH_AS(cross_entropy(z, labels, dz), message,
                         std::invalid_argument);
  };
  refused({{0, 1}, {2, 3}},
          "labels: 3 in step 1, sample 1, expected 0 to 2, or -1 for none");
  refused({{0, -2}, {2, 3}},
          "labels: -2 in step 0, sample 1, expected 0 to 2, or -1 for none");
  refused({{0, 1, 2}}, "labels has shape [1, 3], expected [2, 2]");
  z.resize({2, 0, 2});
  refused({{0, 1}, {2, 2}},
          "logits has shape [2, 0, 2], expected no extent of 0");
}

BAD_INPUT("a gradient in the place of its logits") {
  Sequence<double> z = xt::zeros<double>({1, 2, 1});
  CHECK_THROWS_WITH_AS(cross_entropy(z, {{0}}, z),
                       "dz must not stand in the place of z",
                       std::invalid_argument);
}

BAD_INPUT("weights that float rounds to 0 or infinity") {
  const Sequence<float> z = xt::zeros<float>({1, 2, 1});
  Sequence<float> dz;
  const auto refused = [&](double weight, const std::string& shown) {
    CHECK_THROWS_WITH_AS(cross_entropy(z, {{0}}, dz, {1, weight}),
                         ("the weight of class 1 is " + shown +
                          ", expected a finite number of 0 or more")
                             .c_str(),
                         std::invalid_argument);
  };
  refused(1e39, "1e+39 (rounded to inf)");
  refused(1e-46, "1e-46 (rounded to 0)");
}

BAD_INPUT("weights that no class can have") {
  const Sequence<double> z = xt::zeros<double>({1, 2, 1});
  Sequence<double> dz;
  const auto refused = [&](const lstm::ClassWeights& weights,
                           const char* message) {
    CHECK_THROWS_WITH_AS(cross_entropy(z, {{0}}, dz, weights), message,
                         std::invalid_argument);
  };
  refused({1}, "1 weights for 2 classes");
  refused({1, -1},
          "the weight of class 1 is -1, expected a finite number of 0 or more");
  refused(
      {nan_, 1},
      "the weight of class 0 is nan, expected a finite number of 0 or more");
  refused(
      {1, infinity},
      "the weight of class 1 is inf, expected a finite number of 0 or more");
}

BAD_INPUT("a yes or no that is neither") {
  const Matrix<float> z = xt::zeros<float>({1, 2});
  Matrix<float> dz;
  const auto refused = [&](const Matrix<float>& target, const char* message) {
    CHECK_THROWS_WITH_AS(lstm::binary_cross_entropy(z, target, dz), message,
                         std::invalid_argument);
  };
  refused({{0, 2}}, "the target of output 0, sample 1 is 2, expected 0 to 1");
  refused({{static_cast<float>(nan_), 0}},
          "the target of output 0, sample 0 is nan, expected 0 to 1");
  refused({{0}}, "target has shape [1, 1], expected [1, 2]");
  CHECK_THROWS_WITH_AS(lstm::softmax(Matrix<float>(xt::zeros<float>({0, 2}))),
                       "logits has shape [0, 2], expected no extent of 0",
                       lstm::ShapeError);
}
