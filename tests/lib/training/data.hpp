#pragma once
#include "lstm/training/dataset.hpp"
#include "random_tensors.hpp"

// B samples of T steps, D inputs and O targets, all of them normal draws.
template <class Scalar>
lstm::Dataset<Scalar> drawn_data(std::size_t T, std::size_t D, std::size_t O,
                                 std::size_t B, std::uint64_t seed = 1) {
  lstm::Random random(seed * 1'000'000 + T * 1000 + D * 100 + O * 10 + B);
  lstm::Dataset<Scalar> data{lstm::Sequence<Scalar>({T, D, B}),
                             lstm::Matrix<Scalar>({O, B})};
  fill_normal(data.x, random);
  fill_normal(data.y, random);
  return data;
}

// The same, each sample of a length of its own from 1 to T, and NaN behind its
// end.
inline lstm::Dataset<double> uneven_data(std::size_t T, std::size_t D,
                                         std::size_t O, std::size_t B) {
  auto data = drawn_data<double>(T, D, O, B);
  for (std::size_t b = 0; b < B; ++b) {
    data.lengths.push_back(1 + (7 * b + 3) % T);
    for (std::size_t t = data.lengths[b]; t < T; ++t)
      for (std::size_t d = 0; d < D; ++d)
        data.x(t, d, b) = std::numeric_limits<double>::quiet_NaN();
  }
  return data;
}

// One sample alone, without what stands behind its end.
inline lstm::Dataset<double> alone(const lstm::Dataset<double>& data,
                                   std::size_t b) {
  const std::size_t T =
      data.lengths.empty() ? data.x.shape(0) : data.lengths[b];
  return {xt::view(data.x, xt::range(0, T), xt::all(), xt::range(b, b + 1)),
          xt::view(data.y, xt::all(), xt::range(b, b + 1))};
}
