// The comparison's products: those of the recurrent weights alone,
// in their own shapes, without anything between them. products_worker THREADS
#include <cblas.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "support/blas_kernel.hpp"
#include "worker.hpp"

using bench::Shape;

namespace {

// Z += A B for row-major A [n, k] or its transpose, and B [k, m] or its.
void product(CBLAS_TRANSPOSE a_transposed, CBLAS_TRANSPOSE b_transposed,
             std::size_t n, std::size_t m, std::size_t k,
             const std::vector<float>& a, const std::vector<float>& b,
             std::vector<float>& z) {
  const auto width = [](CBLAS_TRANSPOSE t, std::size_t rows, std::size_t cols) {
    return static_cast<blasint>(t == CblasTrans ? rows : cols);
  };
  cblas_sgemm(CblasRowMajor, a_transposed, b_transposed,
              static_cast<blasint>(n), static_cast<blasint>(m),
              static_cast<blasint>(k), 1, a.data(), width(a_transposed, n, k),
              b.data(), width(b_transposed, k, m), 1, z.data(),
              static_cast<blasint>(m));
}

// So many time steps, forward and, when training, backward.
void time_steps(Shape s, std::size_t count, bool training) {
  const auto [T, H, B] = s;
  std::vector<float> U(4 * H * H), dU(4 * H * H), Z(4 * H * B), dZ(4 * H * B),
      h(H * B), dh(H * B);
  for (std::size_t k = 0; k < count; ++k) {
    product(CblasNoTrans, CblasNoTrans, 4 * H, B, H, U, h, Z);
    if (!training) continue;
    product(CblasNoTrans, CblasTrans, 4 * H, H, B, dZ, h, dU);
    product(CblasTrans, CblasNoTrans, H, B, 4 * H, U, dZ, dh);
  }
}

struct Products {
  std::size_t threads;

  std::string about() const {
    return fmt::format("OpenBLAS, {}", openblas_get_corename());
  }

  double run(Shape shape, std::size_t count, bool training) const {
    return bench::seconds([&] {
      std::vector<std::thread> others;
      for (std::size_t k = 1; k < threads; ++k)
        others.emplace_back(time_steps, shape,
                            count * (k + 1) / threads - count * k / threads,
                            training);
      time_steps(shape, count / threads, training);
      for (auto& other : others) other.join();
    });
  }

  double train(Shape shape, std::size_t windows) const {
    return run(shape, windows * shape.T / shape.B, true);
  }
  double predict(Shape shape, std::size_t times) const {
    return run(shape, times * shape.T, false);
  }
  std::pair<double, double> check(const std::string&) const {
    throw std::logic_error("products alone have no loss");
  }
};

}  // namespace

int main(int argc, char** argv) {
  support::use_fast_kernel();
  Products products{argc > 1 ? std::stoul(argv[1]) : 1};
  bench::serve(products);
}
