#include "model.hpp"

#include <fmt/core.h>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"
#include "study/kept_model.hpp"

namespace prices {

void save(const Kept& kept, const std::string& file) {
  auto network = kept.model.network;
  const auto& scale = kept.model.scales.at(0);
  auto arrays = lstm::to_arrays(network.parameters(), lstm::Layout::own);
  arrays["means"] = study::as_array(scale.means);
  arrays["deviations"] = study::as_array(scale.deviations);
  arrays["mean"] = study::as_array({scale.mean});
  arrays["deviation"] = study::as_array({scale.deviation});
  const lstm::Facts facts = {{"series", kept.name},
                             {"length", fmt::format("{}", kept.model.length)}};
  figures::write_file(file, lstm::write_checkpoint({facts, arrays}));
}

static Kept from(study::KeptModel kept) {
  constexpr std::size_t columns = 2;
  auto means = kept.numbers("means", columns);
  auto deviations = kept.positive("deviations", columns, columns);
  const double mean = kept.numbers("mean", 1)[0];
  const double deviation = kept.positive("deviation", 1, 1)[0];
  Model::Network network(columns, kept.units("lstm.U"), 1);
  lstm::from_arrays(kept.arrays(), network.parameters(), lstm::Layout::own);
  return {kept.fact("series"),
          {kept.whole("length", 10'000),
           {{std::move(means), std::move(deviations), mean, deviation}},
           std::move(network)}};
}

Kept load(const std::string& file) {
  return study::load_model(file, from);
}

static std::string as_onnx(Model::Network network) {
  return lstm::write_onnx(lstm::onnx_graph(network),
                          lstm::values(network.parameters()));
}

void expect_onnx(const Model& model, const std::string& file) {
  figures::expect_writable(file);
  as_onnx(model.network);  // not every build can
}

void save_onnx(const Model& model, const std::string& file) {
  figures::write_file(file, as_onnx(model.network));
  fmt::print("\nThe network is in {} as ONNX\n", file);
}

}  // namespace prices
