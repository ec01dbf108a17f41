#include "pooling.hpp"

namespace text_classification {

std::string_view name_of(Pooling pooling) {
  return pooling == Pooling::last   ? "last"
         : pooling == Pooling::mean ? "mean"
                                    : "largest";
}

// #region pool
template <class S>
void Pool<S>::forward(Pooling pooling, const lstm::Steps<S>& h,
                      std::size_t turned, lstm::Sequence<S>& v) {
  const std::size_t n = h.shape(1), B = h.shape(2);
  v.resize({1, n, B});
  from_.resize({n, B});
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t b = 0; b < B; ++b) {
      const std::size_t T = h.steps_of(b);
      std::size_t& from = from_(k, b) = end(k, n, turned, T);
      S sum(0);
      for (std::size_t t = 0; t < T; ++t) {
        sum += h(t, k, b);
        if (pooling == Pooling::largest && h(t, k, b) > h(from, k, b)) from = t;
      }
      v(0, k, b) =
          pooling == Pooling::mean ? sum / static_cast<S>(T) : h(from, k, b);
    }
}
// #endregion

template <class S>
void Pool<S>::backward(Pooling pooling, const lstm::Steps<S>& h,
                       const lstm::Sequence<S>& dv,
                       lstm::Sequence<S>& dh) const {
  lstm::set_zeros(dh, h.shape());
  for (std::size_t k = 0; k < h.shape(1); ++k)
    for (std::size_t b = 0; b < h.shape(2); ++b) {
      const std::size_t T = h.steps_of(b);
      if (pooling != Pooling::mean)
        dh(from_(k, b), k, b) = dv(0, k, b);
      else
        for (std::size_t t = 0; t < T; ++t)
          dh(t, k, b) = dv(0, k, b) / static_cast<S>(T);
    }
}

template class Pool<float>;
template class Pool<double>;

}  // namespace text_classification
