#include "plain.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numeric>

namespace translation {

static double dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// #region plain
// to += factor * from
static void add(double factor, const Vector& from, Vector& to) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += factor * from[k];
}

Glance look(const std::vector<Vector>& h, const Vector& q) {
  Glance glance{{}, Vector(q.size())};
  double sum = 0;
  for (const auto& h_s : h) {
    glance.alpha.push_back(std::exp(dot(h_s, q)));
    sum += glance.alpha.back();
  }
  for (std::size_t s = 0; s < h.size(); ++s) {
    glance.alpha[s] /= sum;
    add(glance.alpha[s], h[s], glance.context);
  }
  return glance;
}

GlanceBack look_back(const std::vector<Vector>& h, const Vector& q,
                     const Glance& glance, const Vector& dcontext) {
  GlanceBack back{Vector(q.size()), std::vector(h.size(), Vector(q.size()))};
  const double mean = dot(glance.context, dcontext);
  for (std::size_t s = 0; s < h.size(); ++s) {
    const double alpha = glance.alpha[s];
    const double de = alpha * (dot(h[s], dcontext) - mean);
    add(de, h[s], back.dq);
    add(de, q, back.dh[s]);
    add(alpha, dcontext, back.dh[s]);
  }
  return back;
}
// #endregion

// By how much the sum of the context changes with number k of the query, by a
// central difference.
static double difference(const std::vector<Vector>& h, Vector q,
                         std::size_t k) {
  constexpr double step = 1e-5;
  const auto sum = [&](double moved) {
    auto there = q;
    there[k] += moved;
    const auto context = look(h, there).context;
    return std::accumulate(context.begin(), context.end(), 0.0);
  };
  return (sum(step) - sum(-step)) / (2 * step);
}

void show_looking() {
  const std::vector<Vector> h = {{2, 0}, {0, 2}, {-1, -1}};
  fmt::print(
      "A plain program looks at the steps (2, 0), (0, 2) and (-1, -1):\n"
      "{:12} {:24} {:16} {}\n",
      "query", "weights", "context", "dq, and by differences");
  for (const auto& q : {Vector{0, 0}, Vector{1, 0}, Vector{1, 2}}) {
    const auto glance = look(h, q);
    const auto& [alpha, context] = glance;
    const auto dq = look_back(h, q, glance, {1, 1}).dq;
    fmt::print(
        "({}, {})       {:5.3f} {:5.3f} {:5.3f}        ({:5.2f}, "
        "{:5.2f})   {:6.3f} {:6.3f}  {:6.3f} {:6.3f}\n",
        q[0], q[1], alpha[0], alpha[1], alpha[2], context[0], context[1], dq[0],
        dq[1], difference(h, q, 0), difference(h, q, 1));
  }
  fmt::print("\n");
}

}  // namespace translation
