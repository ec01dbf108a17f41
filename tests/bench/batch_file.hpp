#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lstm/layers/parameters.hpp"
#include "lstm/training/dataset.hpp"
#include "lstm/weights/npz.hpp"

/// The batch on which the systems must agree, as a file between them.
namespace bench {

struct Agreed {
  double loss, gradient_norm;
};

inline std::string read(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

inline void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

template <class Tensor>
lstm::Array as_array(const Tensor& tensor) {
  return {{tensor.shape().begin(), tensor.shape().end()},
          {tensor.begin(), tensor.end()},
          lstm::Precision::float32};
}

/// x [T, D, B] and y [O, B].
inline std::string save(const lstm::Dataset<float>& batch) {
  return lstm::write_npz({{"x", as_array(batch.x)}, {"y", as_array(batch.y)}});
}

inline lstm::Dataset<float> load_batch(const std::string& bytes) {
  const auto arrays = lstm::read_npz(bytes);
  const auto &x = arrays.at("x"), &y = arrays.at("y");
  lstm::Dataset<float> batch;
  batch.x.resize({x.shape[0], x.shape[1], x.shape[2]});
  batch.y.resize({y.shape[0], y.shape[1]});
  const auto narrow = [](double v) { return static_cast<float>(v); };
  std::ranges::transform(x.numbers, batch.x.begin(), narrow);
  std::ranges::transform(y.numbers, batch.y.begin(), narrow);
  return batch;
}

/// √ of the sum of the squares of all gradients.
inline double gradient_norm(const lstm::Parameters<float>& parameters) {
  double sum = 0;
  for (const auto* p : parameters)
    for (const double g : p->gradient) sum += g * g;
  return std::sqrt(sum);
}

}  // namespace bench
