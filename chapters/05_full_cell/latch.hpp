#pragma once
#include "lstm/layers/cell.hpp"

namespace full_cell {

// #region latch
/// One unit that stores the value when told to write, and shows what it has
/// stored when told to show. No gate looks at h.
inline lstm::Cell<double> latch(double sharpness) {
  const double s = sharpness;
  lstm::Cell<double> cell(3, 1);
  cell.i.W.value = {{0, 2 * s, 0}};   // write: from -s to s
  cell.f.W.value = {{0, -2 * s, 0}};  // write: from s to -s
  cell.g.W.value = {{1, 0, 0}};       // the value
  cell.o.W.value = {{0, 0, 2 * s}};   // show: from -s to s
  cell.i.b.value = {{-s}};
  cell.f.b.value = {{s}};
  cell.o.b.value = {{-s}};
  return cell;
}
// #endregion

/// [12, 3, 1]: each step brings a value and two commands, write and show.
inline lstm::Sequence<double> commands() {
  const lstm::Matrix<double> rows = {{0.9, 0, 0},  {0.7, 1, 0},  {-0.8, 0, 0},
                                     {0.4, 0, 0},  {-0.3, 0, 1}, {0.6, 0, 0},
                                     {-0.5, 1, 0}, {0.9, 0, 0},  {0.2, 0, 1},
                                     {-0.6, 0, 0}, {0.8, 1, 1},  {-0.9, 0, 0}};
  return xt::view(rows, xt::all(), xt::all(), xt::newaxis());
}

}  // namespace full_cell
