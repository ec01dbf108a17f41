#include "model.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"
#include "study/rows.hpp"

namespace weather {

static lstm::Array as_array(const std::vector<double>& numbers) {
  return {{numbers.size()}, numbers, lstm::Precision::float64};
}

void save(const Kept& kept, const std::string& file) {
  auto network = kept.model.network;
  const auto& [usual, autoregression, deviations] = kept.model.baseline;
  auto arrays = lstm::to_arrays(network.parameters(), lstm::Layout::own);
  arrays["means"] = as_array(kept.model.scale.means);
  arrays["deviations"] = as_array(kept.model.scale.deviations);
  arrays["usual"] = as_array({usual.weights.begin(), usual.weights.end()});
  arrays["autoregression"] = as_array(autoregression);
  arrays["rest"] = as_array(deviations);
  arrays["errors"] = as_array(kept.errors);
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

// What a file holds, taken from it piece by piece.
class Reader {
 public:
  explicit Reader(lstm::Checkpoint all) : all_(std::move(all)) {}

  std::string fact(const std::string& name) const {
    const auto found = all_.run.find(name);
    if (found == all_.run.end())
      throw lstm::WeightsError(fmt::format("it does not name its {}", name));
    return found->second;
  }

  std::size_t whole(const std::string& name, std::size_t most) const {
    const auto text = fact(name);
    std::size_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    if (last != end || error != std::errc() || number < 1 || number > most)
      throw lstm::WeightsError(
          fmt::format("its {} is no number from 1 to {}", name, most));
    return number;
  }

  // So many numbers, or any number of them from `least` to `most`.
  std::vector<double> numbers(const std::string& name, std::size_t least,
                              std::size_t most) {
    const auto array = all_.state.extract(name);
    if (array.empty() || array.mapped().shape.size() != 1 ||
        array.mapped().numbers.size() < least ||
        array.mapped().numbers.size() > most)
      throw lstm::WeightsError(
          fmt::format("it has no {}, expected {} numbers", name,
                      least == most ? fmt::format("{}", least)
                                    : fmt::format("{} to {}", least, most)));
    return finite(name, std::move(array.mapped().numbers));
  }
  std::vector<double> numbers(const std::string& name, std::size_t count) {
    return numbers(name, count, count);
  }

  std::vector<double> deviations(const std::string& name, std::size_t least,
                                 std::size_t most) {
    auto all = numbers(name, least, most);
    if (std::ranges::any_of(all, [](double value) { return value <= 0; }))
      throw lstm::WeightsError(fmt::format("its {} are not all above 0", name));
    return all;
  }

  // The parameters, which are what is left.
  Model::Network network(std::size_t inputs, std::size_t outputs) const {
    const auto found = all_.state.find("lstm.U");
    constexpr std::size_t most = 4096;
    if (found == all_.state.end() || found->second.shape.size() != 2 ||
        found->second.shape[1] < 1 || found->second.shape[1] > most)
      throw lstm::WeightsError(
          fmt::format("it has no layer of 1 to {} units", most));
    Model::Network network(inputs, found->second.shape[1], outputs);
    lstm::from_arrays(all_.state, network.parameters(), lstm::Layout::own);
    return network;
  }

 private:
  static std::vector<double> finite(const std::string& name,
                                    std::vector<double> numbers) {
    if (!std::ranges::all_of(numbers, [](double x) { return x - x == 0; }))
      throw lstm::WeightsError(fmt::format("its {} are not all finite", name));
    return numbers;
  }

  lstm::Checkpoint all_;
};

Target target_from(const std::string& name) {
  for (const auto target : targets)
    if (name == name_of(target)) return target;
  throw lstm::WeightsError("its target cannot be read");
}

Scale take_scale(Reader& reader) {
  Scale scale;
  const auto names = reader.fact("columns");
  for (const auto name : study::split(names, ','))
    scale.columns.emplace_back(name);
  const std::size_t C = scale.columns.size();
  scale.means = reader.numbers("means", C);
  scale.deviations = reader.deviations("deviations", C, C);
  return scale;
}

Baseline take_baseline(Reader& reader, Target target) {
  Baseline baseline;
  std::ranges::copy(reader.numbers("usual", baseline.usual.weights.size()),
                    baseline.usual.weights.begin());
  const std::size_t order = target == Target::residual ? 2 : 0;
  baseline.autoregression = reader.numbers("autoregression", order);
  baseline.deviations = reader.deviations("rest", 1, 365);
  return baseline;
}

Kept from(Reader reader) {
  const auto target = target_from(reader.fact("target"));
  auto scale = take_scale(reader);
  const auto column = reader.fact("column");
  if (std::ranges::find(scale.columns, column) == scale.columns.end())
    throw lstm::WeightsError("what it forecasts is none of its columns");
  auto baseline = take_baseline(reader, target);
  auto errors = reader.numbers("errors", 1, 1'000'000);
  auto network = reader.network(scale.inputs(), baseline.deviations.size());
  return {reader.fact("place"),
          reader.fact("unit"),
          column,
          {target, reader.whole("length", 10'000), std::move(scale),
           std::move(baseline), std::move(network)},
          std::move(errors)};
}

}  // namespace

Kept load(const std::string& file) {
  constexpr std::size_t most = 100'000'000;
  const auto bytes = figures::read_file(file, most);
  try {
    return from(Reader(lstm::read_checkpoint(bytes)));
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError(
        fmt::format("cannot load {}: {}", file, error.what()));
  }
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
