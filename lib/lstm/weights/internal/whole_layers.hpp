#pragma once
#include <map>
#include <string>
#include <vector>

#include "lstm/weights/weights.hpp"

namespace lstm {

using Shapes = std::map<std::string, Extents>;

// #region layer
// A parameter's place in the list of all, and its shape.
struct Part {
  std::size_t place;
  Extents shape;
};

// The parameters of one layer by their letters: W, and most have a b. A
// recurrent layer has a U as well, a GRU perhaps a b_h. A W alone is a table,
// or the dot product's in attention; its additive score has W, U and v.
struct Layer {
  std::string name;
  std::map<std::string, Part> parts;

  bool has(const std::string& letter) const { return parts.contains(letter); }
  bool recurrent() const { return has("U") && !has("v"); }
  std::size_t rows() const { return parts.at("W").shape[0]; }
  // How many blocks of as many rows W has: the gates, if it is recurrent.
  std::size_t gates() const {
    return recurrent() ? rows() / parts.at("U").shape[1] : 1;
  }
  // #endregion

  Shapes shapes() const {
    Shapes list;
    for (const auto& [letter, part] : parts) list[letter] = part.shape;
    return list;
  }
};

/// The parts of a name like lstm.0.W: W, and lstm.0, which may be empty.
inline std::string after_dot(const std::string& name) {
  return name.substr(name.rfind('.') + 1);
}
inline std::string before_dot(const std::string& name) {
  const auto dot = name.rfind('.');
  return name.substr(0, dot == name.npos ? 0 : dot);
}

/// The layers that a list of parameters is made of. Throws
/// std::invalid_argument where some are no whole layer.
template <class Scalar>
std::vector<Layer> layers_of(const Values<Scalar>& parameters, Layout layout);

}  // namespace lstm
