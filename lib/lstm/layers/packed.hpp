#pragma once
#include <vector>

#include "lstm/numbers/product.hpp"

namespace lstm {

/// The left factor A [M, K] of products with the steps of a sequence. BLAS may
/// bring its factors into the order in which it reads them, for each product
/// anew; that is called packing. Here A is packed once, before the first step.
template <class Scalar>
class Factor {
 public:
  /// A is `rows` [M, K], a matrix or some rows of one, for T products with B
  /// columns each. The matrix has to stay, and stay as it is, until they are
  /// done.
  template <class Rows>
  void pack(const Rows& rows, std::size_t T, std::size_t B) {
    rows_ = rows_of(rows);
    transposed_ = false;
    pack(rows.shape(0), rows.shape(1), T, B);
  }
  /// A is the transpose of `rows` [K, M].
  template <class Rows>
  void pack(const Transposed<Rows>& rows, std::size_t T, std::size_t B) {
    rows_ = rows_of(rows.matrix);
    transposed_ = true;
    pack(rows.matrix.shape(1), rows.matrix.shape(0), T, B);
  }

  /// Whether that was worth it. If it was not, BLAS does the products.
  bool packed() const { return packed_; }

  /// z += A v, for z [M, B] and v [K, B]. If A is packed, a column of z is the
  /// same to the last bit whatever stands in the others.
  template <class Result, class Step>
  void add_product(Result&& z, const Step& v) const {
    expect_shape("right factor", v, std::array{K_, B_});
    expect_shape("product", z, std::array{M_, B_});
    if (packed_)
      add_packed(&z(0, 0), &v(0, 0));
    else
      add_unpacked(z, v);
  }

 private:
  template <class Rows>
  static const Scalar* rows_of(const Rows& rows) {
    return rows.size() > 0 ? &rows(0, 0) : nullptr;
  }

  void pack(std::size_t M, std::size_t K, std::size_t T, std::size_t B);
  void add_packed(Scalar* z, const Scalar* v) const;

  template <class Result, class Step>
  void add_unpacked(Result&& z, const Step& v) const {
    const std::array shape =
        transposed_ ? std::array{K_, M_} : std::array{M_, K_};
    const auto rows = xt::adapt(rows_, M_ * K_, xt::no_ownership(), shape);
    if (transposed_)
      lstm::add_product(z, transposed(rows), v);
    else
      lstm::add_product(z, rows, v);
  }

  const Scalar* rows_ = nullptr;
  bool transposed_ = false, packed_ = false;
  std::size_t M_ = 0, K_ = 0, B_ = 0;
  std::vector<Scalar> numbers_;  // packed
};

/// z = W x + b 1ᵀ for z [n, B], W [n, D], x [D, B] and b [n, 1], where W_packed
/// is W for many products.
template <class Scalar, class Result, class Input>
void affine(Result&& z, const Matrix<Scalar>& W, const Factor<Scalar>& W_packed,
            const Input& x, const Matrix<Scalar>& b) {
  if (!W_packed.packed()) return affine(z, W, x, b);
  broadcast_column(z, b);
  W_packed.add_product(z, x);
}

}  // namespace lstm
