#pragma once
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>

#include "lstm/layers/cross_entropy.hpp"
#include "lstm/weights/onnx.hpp"
#include "random_tensors.hpp"

namespace fs = std::filesystem;

constexpr std::size_t D = 3, H = 5, O = 2, V = 11;

struct Shape {
  std::size_t T, B;
};
constexpr Shape shapes[] = {{1, 1}, {1, 7}, {50, 1}, {50, 7}};

/// Inputs and outputs of one run of a network.
class Run {
 public:
  Run(const std::string& kind, Shape shape)
      : name_(fmt::format("{}.{}x{}.json", kind, shape.T, shape.B)) {}

  // ONNX has the samples before the features.
  void add_steps(const std::string& name, const lstm::Steps<float>& ours) {
    const auto [T, F, B] = ours.shape();
    std::vector<float> numbers;
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t b = 0; b < B; ++b)
        for (std::size_t k = 0; k < F; ++k) numbers.push_back(ours(t, k, b));
    add(name, "float32", {T, B, F}, numbers);
  }
  void add_last(const std::string& name, const lstm::Matrix<float>& ours) {
    const lstm::Matrix<float> turned = xt::transpose(ours);
    add(name, "float32", {turned.shape(0), turned.shape(1)}, turned);
  }
  template <class Numbers>
  void add(const std::string& name, const std::string& type,
           const lstm::Extents& shape, const Numbers& numbers) {
    values_.push_back(fmt::format(
        R"("{}": {{"type": "{}", "dims": [{}], "data": [{}]}})", name, type,
        fmt::join(shape, ", "), fmt::join(numbers, ", ")));
  }

  void write(const fs::path& folder) const {
    std::ofstream(folder / name_)
        << fmt::format("{{\n{}\n}}\n", fmt::join(values_, ",\n"));
  }

 private:
  std::string name_;
  std::vector<std::string> values_;
};

template <class Model>
void draw(Model& model) {
  lstm::Random random(1);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
}

inline void write(const fs::path& folder, const std::string& kind,
                  const lstm::OnnxGraph& graph,
                  const lstm::Values<float>& parameters) {
  std::ofstream(folder / (kind + ".onnx"), std::ios::binary)
      << lstm::write_onnx(graph, parameters);
}

inline lstm::Sequence<float> draw_x(Shape shape, std::uint64_t seed = 2) {
  lstm::Random random(seed);
  lstm::Sequence<float> x({shape.T, D, shape.B});
  fill_normal(x, random);
  return x;
}

/// Sample b has some steps fewer than T.
inline lstm::Lengths some_lengths(Shape shape) {
  lstm::Lengths lengths;
  for (std::size_t b = 0; b < shape.B; ++b)
    lengths.push_back(shape.T - std::min(shape.T - 1, 5 * b));
  return lengths;
}

/// What a layer puts out where a sample has ended is no matter; ONNX has 0.
inline lstm::Sequence<float> without_padding(const lstm::Steps<float>& h,
                                             const lstm::Lengths& lengths) {
  lstm::Sequence<float> all(h.shape());
  std::copy(h.storage().begin(), h.storage().end(), all.begin());
  for (std::size_t b = 0; b < lengths.size(); ++b)
    xt::view(all, xt::range(lengths[b], h.shape(0)), xt::all(), b) = 0;
  return all;
}

inline lstm::Labels some_words(Shape shape) {
  lstm::Labels words({shape.T, shape.B});
  for (std::size_t k = 0; k < words.size(); ++k)
    words.flat(k) = static_cast<int>(k * 7 % V);
  return words;
}

inline lstm::Sequence<float> softmax(lstm::Sequence<float> z) {
  for (std::size_t t = 0; t < z.shape(0); ++t)
    lstm::at(z, t) = lstm::softmax<float>(lstm::at(z, t));
  return z;
}

/// Those of translators.cpp.
void try_translators(const fs::path& folder);
