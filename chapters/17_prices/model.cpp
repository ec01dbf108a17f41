#include "model.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/onnx.hpp"
#include "lstm/weights/weights.hpp"

namespace prices {

static lstm::Array as_array(const std::vector<double>& numbers) {
  return {{numbers.size()}, numbers, lstm::Precision::float64};
}

void save(const Kept& kept, const std::string& file) {
  auto network = kept.model.network;
  const auto& scale = kept.model.scales.at(0);
  auto arrays = lstm::to_arrays(network.parameters(), lstm::Layout::own);
  arrays["means"] = as_array(scale.means);
  arrays["deviations"] = as_array(scale.deviations);
  arrays["mean"] = as_array({scale.mean});
  arrays["deviation"] = as_array({scale.deviation});
  const lstm::Facts facts = {{"series", kept.name},
                             {"length", fmt::format("{}", kept.model.length)}};
  figures::write_file(file, lstm::write_checkpoint({facts, arrays}));
}

namespace {

constexpr std::size_t columns = 2;

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

  std::vector<double> numbers(const std::string& name, std::size_t count) {
    auto array = all_.state.extract(name);
    if (array.empty() || array.mapped().shape.size() != 1 ||
        array.mapped().numbers.size() != count)
      throw lstm::WeightsError(fmt::format("it has no {}, expected {} number{}",
                                           name, count, count == 1 ? "" : "s"));
    auto& all = array.mapped().numbers;
    if (!std::ranges::all_of(all, [](double x) { return x - x == 0; }))
      throw lstm::WeightsError(fmt::format("its {} is not finite", name));
    return std::move(all);
  }

  std::vector<double> deviations(const std::string& name, std::size_t count) {
    auto all = numbers(name, count);
    if (std::ranges::any_of(all, [](double value) { return value <= 0; }))
      throw lstm::WeightsError(fmt::format("its {} is not above 0", name));
    return all;
  }

  // The parameters, which are what is left.
  Model::Network network() const {
    const auto found = all_.state.find("lstm.U");
    constexpr std::size_t most = 4096;
    if (found == all_.state.end() || found->second.shape.size() != 2 ||
        found->second.shape[1] < 1 || found->second.shape[1] > most)
      throw lstm::WeightsError(
          fmt::format("it has no layer of 1 to {} units", most));
    Model::Network network(columns, found->second.shape[1], 1);
    lstm::from_arrays(all_.state, network.parameters(), lstm::Layout::own);
    return network;
  }

 private:
  lstm::Checkpoint all_;
};

Kept from(Reader reader) {
  auto means = reader.numbers("means", columns);
  auto deviations = reader.deviations("deviations", columns);
  const double mean = reader.numbers("mean", 1)[0];
  const double deviation = reader.deviations("deviation", 1)[0];
  return {reader.fact("series"),
          {reader.whole("length", 10'000),
           {{std::move(means), std::move(deviations), mean, deviation}},
           reader.network()}};
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

}  // namespace prices
