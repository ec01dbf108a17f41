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

BAD_INPUT("expect_room multiplies without going round") {
  const std::size_t half = std::size_t{1} << 31;
  const auto room = [](const std::array<std::size_t, 3>& shape) {
    lstm::expect_room<float>("m", shape);
  };
  CHECK_NOTHROW(room({half, half / 4, 1}));
  CHECK_NOTHROW(room({half, 0, std::numeric_limits<std::size_t>::max()}));
  CHECK_THROWS_WITH_AS(room({half, half / 2, 1}),
                       "m has shape [2147483648, 1073741824, 1], expected one "
                       "of fewer than 2^63 bytes",
                       lstm::ShapeError);
  CHECK_THROWS_AS(room({half, half, half}), lstm::ShapeError);
  CHECK_THROWS_AS(room({1, std::numeric_limits<std::size_t>::max(), 1}),
                  lstm::ShapeError);
  Matrix<float> m;
  CHECK_THROWS_AS(lstm::set_zeros(m, {2 * half, 2 * half}), lstm::ShapeError);
}
