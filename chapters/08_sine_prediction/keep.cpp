#include "keep.hpp"

#include <fmt/core.h>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"
#include "support/interrupt.hpp"

namespace sine_prediction {

// #region save
void Saver::save(std::size_t epoch) {
  if (file_.empty() || epoch == epoch_) return;
  figures::write_file(file_, lstm::save_weights(values(model_)));
  epoch_ = epoch;
}
// #endregion

// #region load
void load(lstm::Regressor<float>& model, const std::string& file) {
  constexpr std::size_t most = 1'000'000'000;  // 4096 units take 269 MB
  const auto bytes = figures::read_file(file, most);
  try {
    lstm::load_weights(bytes, model.parameters());
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError(
        fmt::format("cannot load {}: {}", file, error.what()));
  }
}
// #endregion

// #region onnx
static std::string as_onnx(const lstm::Regressor<float>& model) {
  return lstm::write_onnx(lstm::onnx_graph(model), values(model));
}

void expect_onnx(const lstm::Regressor<float>& model, const std::string& file) {
  figures::expect_writable(file);
  as_onnx(model);  // not every build can
}

void save_onnx(const lstm::Regressor<float>& model, const std::string& file) {
  figures::write_file(file, as_onnx(model));
  fmt::print("\nThe network is in {} as ONNX\n", file);
}
// #endregion

static void report_stop(const lstm::History& history, std::size_t epochs) {
  if (history.empty()) {
    fmt::print("\nStopped in the first of {} epochs\n", epochs);
    return;
  }
  fmt::print(
      "\nStopped after {} of {} epochs: training loss {:.1e}, test error "
      "{:.1e}\n",
      history.size(), epochs, history.back().training_loss,
      history.back().validation_loss);
}

void report_kept(const lstm::History& history, std::size_t saved,
                 const Settings& settings) {
  const bool stopped = support::interrupted();
  if (stopped) report_stop(history, settings.epochs);
  if (!settings.save.empty() && saved == 0)
    fmt::print("No weights were written to {}\n", settings.save);
  else if (!settings.save.empty())
    fmt::print("{}The weights of epoch {} are in {}\n", stopped ? "" : "\n",
               saved, settings.save);
  if (stopped) throw support::Interrupted();
}

}  // namespace sine_prediction
