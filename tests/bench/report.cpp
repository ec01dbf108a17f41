#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace bench {

static std::vector<double> multiples(const Swept& swept, const Curve& curve) {
  std::vector<double> result;
  for (std::size_t k = 0; k < curve.seconds.size(); ++k)
    result.push_back(curve.seconds[k] / swept.curves[0].seconds[k]);
  return result;
}

std::string table(const Swept& swept) {
  const auto& [sweep, curves] = swept;
  std::string text =
      fmt::format("\n{} of one {}, and times as long\n{:>6} {:>10}", "Time",
                  sweep.training ? "training step" : "window's prediction",
                  sweep.variable, "us");
  for (std::size_t c = 1; c < curves.size(); ++c)
    text += fmt::format("  {:>26}", curves[c].name);
  for (std::size_t k = 0; k < sweep.values.size(); ++k) {
    text += fmt::format("\n{:>6} {:>10.1f}", sweep.values[k],
                        1e6 * curves[0].seconds[k]);
    for (std::size_t c = 1; c < curves.size(); ++c)
      text += fmt::format("  {:>26.2f}", multiples(swept, curves[c])[k]);
  }
  text += fmt::format("\n{:>6} {:>10}", "median", "");
  for (std::size_t c = 1; c < curves.size(); ++c)
    text += fmt::format("  {:>26.2f}",
                        summarize(multiples(swept, curves[c])).median);
  return text + "\n";
}

figures::Figure figure(const Swept& swept) {
  const auto& [sweep, curves] = swept;
  figures::Figure figure{
      .name = sweep.name,
      .title = fmt::format("Time of a {} over {}",
                           sweep.training ? "training step" : "prediction",
                           sweep.variable),
      .x_label = sweep.variable + " = 2^x"};
  for (const auto value : sweep.values)
    figure.x.push_back(std::log2(static_cast<double>(value)));
  figure.panels = {{"seconds", {}, true}, {"times as long as here", {}, true}};
  for (const auto& curve : curves) {
    const auto comma = curve.name.find(',');
    const auto name = curve.name == pytorch_avx512
                          ? "PyTorch AVX-512"
                          : curve.name.substr(0, comma);
    figure.panels[0].curves.push_back({name, curve.seconds});
    figure.panels[1].curves.push_back({name, multiples(swept, curve)});
  }
  return figure;
}

static std::string goal(const std::string& text, const Measurement& a,
                        const Measurement& b, double least) {
  const auto [low, median, high] = ratio(a.seconds, b.seconds);
  return fmt::format("  {:<50} {:>5.2f} ({:.2f}-{:.2f}), goal {:.2f}\n", text,
                     median, low, high, least);
}

static const Measurement& find(const std::vector<Measurement>& all,
                               const std::string& name, std::size_t threads) {
  for (const auto& one : all)
    if (one.name == name && one.threads == threads) return one;
  throw std::invalid_argument("nothing is named " + name);
}

static bool has(const std::vector<Measurement>& all, const std::string& name) {
  return std::ranges::any_of(all,
                             [&](const auto& one) { return one.name == name; });
}

std::string goals(const std::vector<Measurement>& all) {
  const auto &one = find(all, library, 1), &two = find(all, library, 2);
  const auto& ours = best(all, library);
  std::string text = "\nRatios, repetition by repetition\n";
  if (has(all, pytorch))
    text += goal("best PyTorch : best here", best(all, pytorch), ours, 6);
  if (has(all, pytorch_avx512))
    text += goal("best PyTorch with AVX-512 asked for : best here",
                 best(all, pytorch_avx512), ours, 6);
  if (has(all, onednn))
    text += goal("oneDNN's passes : here, 2 threads", find(all, onednn, 2), two,
                 1.4);
  text += goal("products : here, 1 thread", find(all, products, 1), one, 0.6);
  text += goal("products : here, 2 threads", find(all, products, 2), two, 0.5);
  text += goal("1 thread here : 2 threads here", one, two, 1.7);
  return text;
}

static std::string json(const Swept& swept) {
  std::string curves;
  for (const auto& curve : swept.curves)
    curves +=
        fmt::format("{}\n        \"{}\": [{:.6g}]", curves.empty() ? "" : ",",
                    curve.name, fmt::join(curve.seconds, ", "));
  return fmt::format(
      "    {{\"name\": \"{}\", \"variable\": \"{}\", \"values\": [{}],\n"
      "      \"seconds\": {{{}}}}}",
      swept.sweep.name, swept.sweep.variable,
      fmt::join(swept.sweep.values, ", "), curves);
}

std::string json(const std::vector<Measurement>& epoch,
                 const std::vector<Swept>& sweeps) {
  std::vector<std::string> rows, parts;
  for (const auto& one : epoch)
    rows.push_back(fmt::format(
        "    {{\"name\": \"{}\", \"threads\": {}, \"peak_memory_mb\": {:.1f},\n"
        "      \"seconds\": [{:.6g}]}}",
        one.name, one.threads, one.memory, fmt::join(one.seconds, ", ")));
  for (const auto& swept : sweeps) parts.push_back(json(swept));
  return fmt::format(
      "{{\n  \"epoch\": [\n{}\n  ],\n  \"sweeps\": [\n{}\n  ]\n}}\n",
      fmt::join(rows, ",\n"), fmt::join(parts, ",\n"));
}

}  // namespace bench
