// The comparison's worker for oneDNN: its primitives, forward and backward,
// without batches, loss or Adam, on OMP_NUM_THREADS threads.
#include <memory>
#include <vector>

#include "batch_file.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/weights/weights.hpp"
#include "onednn_lstm.hpp"
#include "worker.hpp"

using bench::Shape;

namespace {

class Primitives {
 public:
  std::string about() const {
    const auto* version = dnnl_version();
    return fmt::format("oneDNN {}.{}.{}", version->major, version->minor,
                       version->patch);
  }

  double train(Shape shape, std::size_t windows) {
    prepare(shape, true);
    return bench::seconds([&] {
      for (std::size_t k = 0; k < windows / shape.B; ++k) {
        lstm_->forward();
        lstm_->backward();
      }
    });
  }

  double predict(Shape shape, std::size_t times) {
    prepare(shape, false);
    return bench::seconds([&] {
      for (std::size_t k = 0; k < times; ++k) lstm_->forward();
    });
  }

  // Loss and dense layer are this library's, between oneDNN's two passes.
  bench::Agreed check(const std::filesystem::path& folder) {
    prepare({50, 64, 32}, true);
    lstm::Regressor<float> model(1, 64, 1);
    lstm::load_weights(bench::read(folder / "weights.npz"), model.parameters(),
                       lstm::Layout::pytorch);
    use(model.layer);
    const auto batch = bench::load_batch(bench::read(folder / "batch.npz"));
    std::copy(batch.x.begin(), batch.x.end(), lstm_->x());
    lstm_->forward();

    const std::size_t before_last = 49 * 64 * 32;
    lstm::Matrix<float> h({64, 32});
    for (std::size_t k = 0; k < h.size(); ++k)
      h(k % 64, k / 64) = lstm_->h()[before_last + k];
    const auto [loss, dy] =
        lstm::mean_squared_error(model.dense.forward(h), batch.y);
    const auto dh = model.dense.backward(h, dy);
    for (std::size_t k = 0; k < h.size(); ++k)
      lstm_->dh()[before_last + k] = dh(k % 64, k / 64);
    lstm_->backward();
    return {loss, std::hypot(lstm_->gradient_norm(),
                             bench::gradient_norm(model.dense.parameters()))};
  }

 private:
  // oneDNN computes x W with samples as rows: its weights are the transpose.
  void use(const lstm::Lstm<float>& layer) {
    const auto transpose = [](const lstm::Matrix<float>& m) {
      std::vector<float> result;
      for (std::size_t c = 0; c < m.shape(1); ++c)
        for (std::size_t r = 0; r < m.shape(0); ++r) result.push_back(m(r, c));
      return result;
    };
    auto W = transpose(layer.W.value), U = transpose(layer.U.value),
         b = transpose(layer.b.value);
    lstm_->set_weights(W.data(), U.data(), b.data());
  }

  void prepare(Shape shape, bool training) {
    if (lstm_ && shape == shape_ && training == training_) return;
    shape_ = shape;
    training_ = training;
    lstm_ = std::make_unique<bench::OnednnLstm>(shape, training);
    lstm::Random random(1);
    lstm::Lstm<float> layer(1, shape.H);
    layer.initialize(lstm::Recipe::pytorch, random);
    use(layer);
    const std::size_t count = shape.T * shape.B;
    for (std::size_t k = 0; k < count; ++k)
      lstm_->x()[k] = static_cast<float>(random.normal());
    if (!training) return;
    for (std::size_t k = 0; k < shape.B * shape.H; ++k)
      lstm_->dh()[count * shape.H - 1 - k] = 0.001F;
  }

  Shape shape_{};
  bool training_ = false;
  std::unique_ptr<bench::OnednnLstm> lstm_;
};

}  // namespace

int main() {
  Primitives primitives;
  bench::serve(primitives);
}
