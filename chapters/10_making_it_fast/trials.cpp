#include "trials.hpp"

#include "clock.hpp"

namespace making_it_fast {

using lstm::add_product, lstm::at;

// #region rates
std::vector<Rate> rates(std::size_t T, std::size_t H,
                        const std::vector<std::size_t>& columns,
                        std::size_t rounds, lstm::Random& random) {
  std::vector<Products> all;
  for (const std::size_t n : columns) all.emplace_back(Task(T, H, n, random));
  Runs runs;
  for (auto& products : all) {
    runs.emplace_back([&products] { products.forward(); });
    runs.emplace_back([&products] { products.back(); });
  }
  const auto seconds = medians(runs, rounds, thread_seconds);
  std::vector<Rate> found;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const double third = 1e-9 * all[k].operations() / 3;  // forward's share
    found.push_back(
        {columns[k], third / seconds[2 * k], 2 * third / seconds[2 * k + 1]});
  }
  return found;
}
// #endregion

// #region large_rate
double large_rate(std::size_t rounds) {
  constexpr std::size_t n = 512;
  const lstm::Matrix<float> a = xt::ones<float>({n, n}), b = a;
  lstm::Matrix<float> z = a;
  const auto seconds =
      medians({[&] { add_product(z, a, b); }}, rounds, thread_seconds);
  return 1e-9 * 2 * n * n * n / seconds[0];
}
// #endregion

// #region transposed_once
std::pair<double, double> transposed_once(const Task& task,
                                          std::size_t rounds) {
  const auto& U = task.layer.U.value;
  const std::size_t T = task.x.shape(0), H = U.shape(1), B = task.x.shape(2);
  const lstm::Sequence<float> dZ = xt::ones<float>({T, 4 * H, B});
  lstm::Matrix<float> dh = xt::zeros<float>({H, B}), Ut;
  const auto seconds =
      medians({[&] {
                 for (std::size_t t = 0; t < T; ++t)
                   add_product(dh, lstm::transposed(U), at(dZ, t));
               },
               [&] {
                 Ut = xt::transpose(U);
                 for (std::size_t t = 0; t < T; ++t)
                   add_product(dh, Ut, at(dZ, t));
               }},
              rounds, thread_seconds);
  return {seconds[0], seconds[1]};
}
// #endregion

}  // namespace making_it_fast
