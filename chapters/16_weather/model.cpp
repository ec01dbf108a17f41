#include "model.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"
#include "study/kept_model.hpp"
#include "study/rows.hpp"

namespace weather {

void save(const Kept& kept, const std::string& file) {
  auto network = kept.model.network;
  const auto& [usual, autoregression, deviations] = kept.model.baseline;
  auto arrays = lstm::to_arrays(network.parameters(), lstm::Layout::own);
  arrays["means"] = study::as_array(kept.model.scale.means);
  arrays["deviations"] = study::as_array(kept.model.scale.deviations);
  arrays["usual"] =
      study::as_array({usual.weights.begin(), usual.weights.end()});
  arrays["autoregression"] = study::as_array(autoregression);
  arrays["rest"] = study::as_array(deviations);
  arrays["errors"] = study::as_array(kept.errors);
  const lstm::Facts facts = {
      {"place", kept.place},
      {"unit", kept.unit},
      {"column", kept.column},
      {"columns", fmt::format("{}", fmt::join(kept.model.scale.columns, ","))},
      {"target", std::string(name_of(kept.model.target))},
      {"length", fmt::format("{}", kept.model.length)}};
  figures::write_file(file, lstm::write_checkpoint({facts, arrays}));
}

namespace {

Target target_from(const std::string& name) {
  for (const auto target : targets)
    if (name == name_of(target)) return target;
  throw lstm::WeightsError("its target cannot be read");
}

Scale take_scale(study::KeptModel& kept) {
  Scale scale;
  const auto names = kept.fact("columns");
  for (const auto name : study::split(names, ','))
    scale.columns.emplace_back(name);
  const std::size_t C = scale.columns.size();
  scale.means = kept.numbers("means", C);
  scale.deviations = kept.positive("deviations", C, C);
  return scale;
}

Baseline take_baseline(study::KeptModel& kept, Target target) {
  Baseline baseline;
  std::ranges::copy(kept.numbers("usual", baseline.usual.weights.size()),
                    baseline.usual.weights.begin());
  const std::size_t order = target == Target::residual ? 2 : 0;
  baseline.autoregression = kept.numbers("autoregression", order);
  baseline.deviations = kept.positive("rest", 1, 365);
  return baseline;
}

Kept from(study::KeptModel kept) {
  const auto target = target_from(kept.fact("target"));
  auto scale = take_scale(kept);
  const auto column = kept.fact("column");
  if (std::ranges::find(scale.columns, column) == scale.columns.end())
    throw lstm::WeightsError("what it forecasts is none of its columns");
  auto baseline = take_baseline(kept, target);
  auto errors = kept.numbers("errors", 1, 1'000'000);
  Model::Network network(scale.inputs(), kept.units("lstm.U"),
                         baseline.deviations.size());
  lstm::from_arrays(kept.arrays(), network.parameters(), lstm::Layout::own);
  return {kept.fact("place"),
          kept.fact("unit"),
          column,
          {target, kept.whole("length", 10'000), std::move(scale),
           std::move(baseline), std::move(network)},
          std::move(errors)};
}

}  // namespace

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

}  // namespace weather
