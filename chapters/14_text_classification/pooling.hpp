#pragma once
#include <string_view>

#include "lstm/numbers/steps.hpp"

namespace text_classification {

/// What stands for a whole text: the states that have read all of it, or the
/// mean or the largest of each unit over all words.
enum class Pooling { last, mean, largest };
constexpr Pooling poolings[] = {Pooling::last, Pooling::mean, Pooling::largest};
std::string_view name_of(Pooling pooling);

/// The step where row k of a text's outputs has read all of the text: its last
/// word, or its first where a layer reads the text from its end. `turned` is
/// the number of rows that do, which are the last.
inline std::size_t end(std::size_t k, std::size_t rows, std::size_t turned,
                       std::size_t steps) {
  return k + turned < rows ? steps - 1 : 0;
}

/// Makes of h [T, n, B] a vector for each text, v [1, n, B].
template <class S>
class Pool {
 public:
  void forward(Pooling pooling, const lstm::Steps<S>& h, std::size_t turned,
               lstm::Sequence<S>& v);
  /// From dv [1, n, B] to dh [T, n, B], for the h of the last `forward`.
  void backward(Pooling pooling, const lstm::Steps<S>& h,
                const lstm::Sequence<S>& dv, lstm::Sequence<S>& dh) const;

 private:
  xt::xtensor<std::size_t, 2> from_;  // [n, B] the step of each number of v
};

}  // namespace text_classification
