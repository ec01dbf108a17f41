#pragma once
#include <doctest/doctest.h>

#include <cmath>

#include "lstm/dataset.hpp"
#include "lstm/npz.hpp"
#include "lstm/tensor.hpp"
#include "temporary_folder.hpp"

/// One case of an archive in tests/fixtures: what another system computed, its
/// arrays called case/key in the archive.
struct Fixture {
  std::string name;
  lstm::Arrays arrays;

  bool has(const std::string& key) const { return arrays.contains(key); }
  const lstm::Array& operator[](const std::string& key) const {
    if (!has(key))
      throw std::out_of_range(fmt::format("{} has no array {}", name, key));
    return arrays.at(key);
  }
  double number(const std::string& key) const {
    return (*this)[key].numbers.at(0);
  }
};

/// All cases of an archive, of which there must be as many as are expected.
inline std::vector<Fixture> fixtures(const std::string& archive,
                                     std::size_t expected) {
  std::vector<Fixture> cases;
  for (auto& [path, array] : lstm::read_npz(read(FIXTURES "/" + archive))) {
    const auto slash = path.find('/');
    const auto name = path.substr(0, slash);
    if (cases.empty() || cases.back().name != name) cases.push_back({name, {}});
    cases.back().arrays[path.substr(slash + 1)] = array;
  }
  INFO(archive);
  REQUIRE(cases.size() == expected);
  return cases;
}

/// Element k of the first index: a step of a trajectory, a layer of a stack.
inline lstm::Array part(const lstm::Array& array, std::size_t k) {
  const auto size =
      static_cast<std::ptrdiff_t>(array.numbers.size() / array.shape.at(0));
  const auto first =
      array.numbers.begin() + static_cast<std::ptrdiff_t>(k) * size;
  return {{array.shape.begin() + 1, array.shape.end()},
          {first, first + size},
          array.precision};
}

/// The numbers as they lie, in the shape that they have.
template <class Tensor>
Tensor tensor(const lstm::Array& array) {
  typename Tensor::shape_type shape{};
  if (array.shape.size() != shape.size())
    throw lstm::ShapeError(fmt::format("an array of rank {}, expected {}",
                                       array.shape.size(), shape.size()));
  std::copy(array.shape.begin(), array.shape.end(), shape.begin());
  Tensor result(shape);
  for (std::size_t k = 0; k < result.size(); ++k)
    result.flat(k) =
        static_cast<typename Tensor::value_type>(array.numbers.at(k));
  return result;
}

/// A bias (n) as the column [n, 1].
template <class Scalar>
lstm::Matrix<Scalar> column(lstm::Array bias) {
  bias.shape.push_back(1);
  return tensor<lstm::Matrix<Scalar>>(bias);
}

/// (batch, units) as [units, B], and Keras's kernel as W.
template <class Scalar>
lstm::Matrix<Scalar> turned(const lstm::Array& array) {
  const auto matrix = tensor<lstm::Matrix<Scalar>>(array);
  return xt::transpose(matrix);
}

/// (batch, time, features) as [T, features, B].
template <class Scalar>
lstm::Sequence<Scalar> steps(const lstm::Array& array) {
  return lstm::from_batch_first(tensor<lstm::Sequence<Scalar>>(array));
}

/// The largest difference of two elements.
template <class Ours, class Theirs>
double distance(const Ours& ours, const Theirs& theirs) {
  lstm::expect_shape("ours", ours, theirs.shape());
  double largest = 0;
  for (std::size_t k = 0; k < theirs.size(); ++k) {
    const double apart = std::abs(double(ours.flat(k)) - theirs.flat(k));
    if (apart > largest || std::isnan(apart)) largest = apart;
  }
  return largest;
}

/// Names the case and the tensor where ours is not theirs. The tolerance is
/// for the largest difference, in parts of the largest of their elements.
template <class Ours, class Theirs>
void check_equal(const Fixture& fixture, const std::string& key,
                 const Ours& ours, const Theirs& theirs, double tolerance) {
  INFO(fixture.name << ": " << key);
  const double error = distance(ours, theirs) / xt::amax(xt::abs(theirs))();
  CHECK(error <= tolerance);
}
