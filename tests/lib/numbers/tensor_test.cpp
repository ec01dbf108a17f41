#include "lstm/numbers/tensor.hpp"

#include "bad_input.hpp"

using lstm::Matrix, lstm::Sequence;

BAD_INPUT("expect_shape names the tensor and its shape and the expected one") {
  const Matrix<float> m = xt::zeros<float>({2, 3});
  CHECK_NOTHROW(lstm::expect_shape("m", m, std::array<std::size_t, 2>{2, 3}));
  CHECK_THROWS_WITH_AS(
      lstm::expect_shape("m", m, std::array<std::size_t, 2>{3, 2}),
      "m has shape [2, 3], expected [3, 2]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(
      lstm::expect_shape("m", m, std::array<std::size_t, 3>{2, 3, 1}),
      "m has shape [2, 3], expected [2, 3, 1]", lstm::ShapeError);
}

BAD_INPUT("expect_some names the tensor and its shape") {
  const Sequence<float> none = xt::zeros<float>({3, 0, 2});
  CHECK_THROWS_WITH_AS(lstm::expect_some("x", none),
                       "x has shape [3, 0, 2], expected no extent of 0",
                       lstm::ShapeError);
}
