#include "confusion.hpp"

namespace text_classification {

lstm::Matrix<double> confusion(const std::vector<int>& predictions,
                               const Examples& texts, std::size_t K) {
  lstm::Matrix<double> counts = xt::zeros<double>({K, K});
  for (std::size_t n = 0; n < texts.size(); ++n)
    ++counts.at(static_cast<std::size_t>(texts[n].label),
                static_cast<std::size_t>(predictions.at(n)));
  return counts;
}

OfClass of_class(const lstm::Matrix<double>& confusion, std::size_t k) {
  const double texts = xt::sum(xt::row(confusion, static_cast<long>(k)))(),
               taken = xt::sum(xt::col(confusion, static_cast<long>(k)))(),
               right = confusion(k, k);
  OfClass all{texts, texts > 0 ? right / texts : 0,
              taken > 0 ? right / taken : 0, k};
  for (std::size_t j = 0; j < confusion.shape(1); ++j)
    if (j != k && confusion(k, j) > 0 &&
        (all.taken_for == k || confusion(k, j) > confusion(k, all.taken_for)))
      all.taken_for = j;
  return all;
}

double mean_recall(const lstm::Matrix<double>& confusion) {
  const std::size_t K = confusion.shape(0);
  double sum = 0;
  for (std::size_t k = 0; k < K; ++k) sum += of_class(confusion, k).recall;
  return sum / static_cast<double>(K);
}

}  // namespace text_classification
