#pragma once
#include <string>
#include <vector>

#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/weights/npz.hpp"

namespace lstm {

// #region snapshot
/// What something remembers, on its way into arrays, or back out of them. It
/// names all of it once, in a function that takes a snapshot:
///
///     void remember(Snapshot& all) { all("steps", steps_), all("m", m_); }
///
/// On the way back, everything takes the value that was kept. An array that is
/// missing, or has another shape than it must have, is a WeightsError.
class Snapshot {
 public:
  static Snapshot into(Arrays& arrays) { return {arrays, true, ""}; }
  /// Takes them out of there: what is left belongs to something else.
  static Snapshot out_of(Arrays& arrays) { return {arrays, false, ""}; }

  /// The part of a snapshot that has this name before all others.
  Snapshot part(const std::string& name) const {
    return {arrays_, saves_, before_ + name + "."};
  }

  void operator()(const std::string& name, double& number);
  void operator()(const std::string& name, std::size_t& number);
  void operator()(const std::string& name, std::vector<double>& numbers);
  void operator()(const std::string& name, std::vector<std::size_t>& numbers);
  void operator()(const std::string& name, Random& random);

  /// A matrix of any shape.
  template <class Scalar>
  void operator()(const std::string& name, Matrix<Scalar>& matrix);
  // #endregion

  /// A matrix of this shape, which may have none before.
  template <class Scalar>
  void operator()(const std::string& name, Matrix<Scalar>& matrix,
                  const typename Matrix<Scalar>::shape_type& shape);

  /// None, or one for each parameter and of its shape.
  template <class Scalar>
  void operator()(const std::string& name,
                  std::vector<Matrix<Scalar>>& matrices,
                  const Parameters<Scalar>& parameters);

 private:
  Snapshot(Arrays& arrays, bool saves, std::string before)
      : arrays_(arrays), saves_(saves), before_(std::move(before)) {}
  bool has(const std::string& name) const;
  void put(const std::string& name, Array array);
  Array take(const std::string& name);
  [[noreturn]] void fail(const std::string& name, const Array& array,
                         const std::string& expected) const;

  Arrays& arrays_;
  bool saves_;
  std::string before_;
};

}  // namespace lstm
