#include "study/task.hpp"

#include <cmath>
#include <limits>

namespace study {

Examples<float> empty_examples(std::size_t T, std::size_t D, std::size_t B) {
  Examples<float> all;
  lstm::set_zeros(all.x, {T, D, B});
  all.labels.resize({T, B});
  all.labels.fill(lstm::no_label);
  all.legal.resize({T, B});
  all.legal.fill(0);
  return all;
}

void expect_class(Examples<float>& examples, std::size_t t, std::size_t b,
                  std::size_t wanted) {
  examples.labels(t, b) = static_cast<int>(wanted);
  examples.legal(t, b) = 1 << wanted;
}

// #region legal_on_top
bool legal_on_top(const lstm::Sequence<float>& z, std::size_t t, std::size_t b,
                  int legal) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  float least_legal = infinity, most_other = -infinity;
  for (std::size_t k = 0; k < z.shape(1); ++k) {
    if (std::isnan(z(t, k, b))) return false;
    if (legal >> k & 1)
      least_legal = std::min(least_legal, z(t, k, b));
    else
      most_other = std::max(most_other, z(t, k, b));
  }
  return least_legal > most_other;
}
// #endregion

static bool numbers_near(const Examples<float>& examples,
                         const lstm::Sequence<float>& z, std::size_t b,
                         double tolerance) {
  const auto last = z.shape(0) - 1;
  for (std::size_t k = 0; k < examples.y.shape(0); ++k)
    if (!(std::abs(z(last, k, b) - examples.y(k, b)) <= tolerance))
      return false;
  return true;
}

std::vector<bool> wrong(const Examples<float>& examples,
                        const lstm::Sequence<float>& z, double tolerance) {
  std::vector<bool> wrong(examples.size());
  for (std::size_t b = 0; b < wrong.size(); ++b) {
    wrong[b] = !numbers_near(examples, z, b, tolerance);
    for (std::size_t t = 0; t < examples.labels.shape(0); ++t)
      if (examples.labels(t, b) != lstm::no_label &&
          !legal_on_top(z, t, b, examples.legal(t, b)))
        wrong[b] = true;
  }
  return wrong;
}

}  // namespace study
