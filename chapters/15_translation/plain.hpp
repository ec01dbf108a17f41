#pragma once
#include <vector>

namespace translation {

// Attention with nothing hidden: one query, and vectors of plain numbers.
using Vector = std::vector<double>;

/// What a query gets from the steps that it looks at: the weight of each step,
/// which add up to 1, and the mean of the steps by these weights.
struct Glance {
  Vector alpha, context;
};
Glance look(const std::vector<Vector>& h, const Vector& q);

/// The gradients of the query and of each step.
struct GlanceBack {
  Vector dq;
  std::vector<Vector> dh;
};
GlanceBack look_back(const std::vector<Vector>& h, const Vector& q,
                     const Glance& glance, const Vector& dcontext);

/// Looks at three steps with three queries, and prints what they get; then the
/// gradient beside differences.
void show_looking();

}  // namespace translation
