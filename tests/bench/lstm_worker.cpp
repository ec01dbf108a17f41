// The comparison's worker for this library: lstm_worker THREADS
#include <memory>

#include "batch_file.hpp"
#include "lstm/layers/stream.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/weights/weights.hpp"
#include "study/sine.hpp"
#include "support/blas_kernel.hpp"
#include "worker.hpp"

// From OpenBLAS's header, which declares the same names as xtensor's.
extern "C" char* openblas_get_corename();

using bench::Shape;

namespace {

class Library {
 public:
  explicit Library(std::size_t threads) : threads_(threads) {}

  std::string about() const {
    return fmt::format("OpenBLAS, {}", openblas_get_corename());
  }

  double train(Shape shape, std::size_t windows) {
    prepare(shape, windows);
    const lstm::FitOptions options{
        .epochs = 1, .batch = shape.B, .threads = threads_};
    return bench::seconds([&] {
      lstm::fit(*model_, *adam_, task_.data, options, lstm::Seed(1));
    });
  }

  double predict(Shape shape, std::size_t times) {
    prepare(shape, shape.B);
    lstm::Team team(threads_);
    if (shape.B == 1) return stream(times, team);
    return bench::seconds([&] {
      for (std::size_t k = 0; k < times; ++k)
        model_->predict(task_.data.x, team);
    });
  }

  /// Chooses the weights and the batch that all others read.
  bench::Agreed check(const std::filesystem::path& folder) {
    prepare({50, 64, 32}, 32);
    const auto& batch = task_.data;
    bench::write(
        folder / "weights.npz",
        lstm::save_weights(model_->parameters(), lstm::Layout::pytorch));
    bench::write(folder / "batch.npz", bench::save(batch));
    const double loss = loss_and_gradients(*model_, batch);
    return {loss, bench::gradient_norm(model_->parameters())};
  }

 private:
  // One window, step by step.
  double stream(std::size_t times, lstm::Team& team) {
    lstm::Stream<lstm::Lstm<float>> stream(model_->layer, model_->dense, &team);
    const auto x = std::span(task_.data.x.storage());
    float y = 0;
    return bench::seconds([&] {
      for (std::size_t k = 0; k < times; ++k) {
        stream.restart();
        for (std::size_t t = 0; t < x.size(); ++t)
          stream.step(x.subspan(t, 1), {&y, 1});
      }
    });
  }

  void prepare(Shape shape, std::size_t windows) {
    if (!model_ || shape != shape_ || windows != task_.data.size())
      task_ = study::sine_windows<float>(windows, shape.T, random_);
    if (model_ && shape == shape_) return;
    shape_ = shape;
    model_ = std::make_unique<lstm::Regressor<float>>(1, shape.H, 1);
    model_->initialize(lstm::Recipe::pytorch, random_);
    adam_ = std::make_unique<lstm::Adam<float>>();
  }

  std::size_t threads_;
  lstm::Random random_{1};
  Shape shape_{};
  study::SineWindows<float> task_;
  std::unique_ptr<lstm::Regressor<float>> model_;
  std::unique_ptr<lstm::Adam<float>> adam_;
};

}  // namespace

int main(int argc, char** argv) {
  support::use_fast_kernel();
  Library library(argc > 1 ? std::stoul(argv[1]) : 1);
  bench::serve(library);
}
