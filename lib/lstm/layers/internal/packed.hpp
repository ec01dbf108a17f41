#pragma once
// A matrix that multiplies one step after the other.

#include <type_traits>

#include "lstm/layers/internal/pack.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm::detail {

/// So many rows of a product are summed at once. Each of them has up to two
/// registers; there are 32 where these are the widest, and elsewhere 16.
template <class Scalar>
inline constexpr std::size_t rows_at_once = sizeof(Pack<Scalar>) == 64 ? 8 : 6;

/// Whether a factor is packed for T steps of B columns. Few steps are not worth
/// it, and where columns fill no register there is nothing to gain.
template <class Scalar>
constexpr bool worth_packing(std::size_t T, std::size_t B) {
  return std::is_floating_point_v<Scalar> && pack_width<Scalar> > 1 && T >= 4 &&
         B >= 4;
}

/// z += A v for z [M, B] and v [K, B], where A [M, K] is packed: R =
/// rows_at_once rows at a time, and of them one column after the other.
template <class Scalar>
void add_packed(const Scalar* a, std::size_t M, std::size_t K, const Scalar* v,
                std::size_t B, Scalar* z);

/// The left factor of a product with each step of a sequence. BLAS would write
/// it down in an order of its own for every product anew; here that is done
/// once for all.
template <class Scalar>
class Factor {
 public:
  /// For T products with B columns; `matrix` must outlive them.
  void begin(const Matrix<Scalar>& matrix, std::size_t T, std::size_t B) {
    begin(matrix, 0, matrix.shape(0), T, B);
  }
  /// With these rows of it alone.
  void begin(const Matrix<Scalar>& matrix, std::size_t first, std::size_t rows,
             std::size_t T, std::size_t B) {
    set(matrix, false, first, rows, matrix.shape(1), T, B);
  }
  /// Transposed, or these rows of it.
  void begin_transposed(const Matrix<Scalar>& matrix, std::size_t T,
                        std::size_t B) {
    begin_transposed(matrix, 0, matrix.shape(0), T, B);
  }
  void begin_transposed(const Matrix<Scalar>& matrix, std::size_t first,
                        std::size_t rows, std::size_t T, std::size_t B) {
    set(matrix, true, first, matrix.shape(1), rows, T, B);
  }

  bool packed() const { return packed_; }

  /// z += A v
  template <class Result, class Step>
  void add_product(Result&& z, const Step& v) const {
    if (packed_)
      return add_packed(numbers_.data(), M_, K_, &v(0, 0), v.shape(1),
                        &z(0, 0));
    const auto* const from = matrix_->data() + first_ * matrix_->shape(1);
    const std::array shape = {transposed_ ? K_ : M_, matrix_->shape(1)};
    const auto rows =
        xt::adapt(from, shape[0] * shape[1], xt::no_ownership(), shape);
    if (transposed_)
      lstm::add_product(z, lstm::transposed(rows), v);
    else
      lstm::add_product(z, rows, v);
  }

 private:
  void set(const Matrix<Scalar>& matrix, bool transposed, std::size_t first,
           std::size_t M, std::size_t K, std::size_t T, std::size_t B);

  const Matrix<Scalar>* matrix_ = nullptr;
  bool transposed_ = false, packed_ = false;
  std::size_t first_ = 0, M_ = 0, K_ = 0;
  AlignedVector<Scalar> numbers_;
};

/// z = W x + b 1ᵀ, where W_read is W if that was packed.
template <class Scalar, class Result, class Input>
void affine(Result&& z, const Matrix<Scalar>& W, const Factor<Scalar>& W_read,
            const Input& x, const Matrix<Scalar>& b) {
  constexpr std::size_t few = 8;  // inputs, which lanes of columns do as well
  if (!W_read.packed() || W.shape(1) < few) return lstm::affine(z, W, x, b);
  broadcast_column(z, b);
  W_read.add_product(z, x);
}

}  // namespace lstm::detail
