#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace bench {

static std::vector<double> multiples(const Swept& swept, const Curve& curve) {
  std::vector<double> result;
  for (std::size_t k = 0; k < curve.seconds.size(); ++k)
    result.push_back(curve.seconds[k] / swept.curves[0].seconds[k]);
  return result;
}

std::string table(const Swept& swept) {
  const auto& [sweep, curves] = swept;
  std::string text = fmt::format(
      "\n{} of one {}, and times as long\n{:>6} {:>10}", "Time",
      sweep.training ? "training step" : "prediction", sweep.variable, "us");
  for (std::size_t c = 1; c < curves.size(); ++c)
    text += fmt::format("  {:>20}", curves[c].name);
  for (std::size_t k = 0; k < sweep.values.size(); ++k) {
    text += fmt::format("\n{:>6} {:>10.1f}", sweep.values[k],
                        1e6 * curves[0].seconds[k]);
    for (std::size_t c = 1; c < curves.size(); ++c)
      text += fmt::format("  {:>20.2f}", multiples(swept, curves[c])[k]);
  }
  text += fmt::format("\n{:>6} {:>10}", "median", "");
  for (std::size_t c = 1; c < curves.size(); ++c)
    text += fmt::format("  {:>20.2f}",
                        summarize(multiples(swept, curves[c])).median);
  return text + "\n";
}

// The curves of one sweep, with gaps where another one goes further.
static figures::Panel panel(const Swept& swept, const std::vector<double>& x) {
  const auto& [sweep, curves] = swept;
  figures::Panel panel{sweep.name, {}, true};
  for (const auto& curve : curves) {
    // One is too near to PyTorch's, the other is for the tables.
    if (curve.name == pytorch_avx512 || curve.name == earlier) continue;
    const auto name = curve.name == library ? "here" : curve.name;
    panel.curves.push_back({name.substr(0, name.find('\'')), {}});
    auto& y = panel.curves.back().y;
    for (const double value : x) {
      const auto found =
          std::ranges::find(sweep.values, static_cast<std::size_t>(value));
      y.push_back(found == sweep.values.end()
                      ? NAN
                      : curve.seconds[static_cast<std::size_t>(
                            found - sweep.values.begin())]);
    }
  }
  // The straight line on which the library's last time lies.
  panel.curves.push_back({"in proportion", {}});
  auto& line = panel.curves.back().y;
  const auto first = static_cast<double>(sweep.values.front());
  const auto last = static_cast<double>(sweep.values.back());
  for (const double value : x)
    line.push_back(value < first || value > last
                       ? NAN
                       : curves[0].seconds.back() *
                             std::pow(value / last, sweep.power));
  return panel;
}

figures::Figure growth(const std::string& name, std::span<const Swept> sweeps) {
  figures::Figure figure{.name = name,
                         .title = "Time over the size of the task",
                         .x_label = "the varied number",
                         .x_base = 2};
  std::size_t least = SIZE_MAX, most = 0;
  for (const auto& [sweep, curves] : sweeps) {
    least = std::min(least, sweep.values.front());
    most = std::max(most, sweep.values.back());
  }
  for (std::size_t value = least; value <= most; value *= 2)
    figure.x.push_back(static_cast<double>(value));
  for (const auto& swept : sweeps)
    figure.panels.push_back(panel(swept, figure.x));
  return figure;
}

// How many times as long a takes as b, beside the least that is wanted; empty
// where one of them is missing.
static std::string goal(const std::string& text, const Measurement* a,
                        const Measurement* b, double least) {
  if (!a || !b) return {};
  const auto [low, median, high] = ratio(a->seconds, b->seconds);
  return fmt::format("  {:<48} {:>5.2f} ({:.2f}-{:.2f}), goal {:.2f}\n", text,
                     median, low, high, least);
}

std::string goals(const std::vector<Measurement>& all) {
  const auto one = [&](const std::string& name) {
    return fastest(all, name, [](auto threads) { return threads == 1; });
  };
  const auto more = [&](const std::string& name) {
    return fastest(all, name, [](auto threads) { return threads > 1; });
  };
  const auto any = [&](const std::string& name) {
    return fastest(all, name, [](auto) { return true; });
  };
  return "\nRatios, repetition by repetition\n" +
         goal("best PyTorch : best here", any(pytorch), any(library), 6) +
         goal("best PyTorch with AVX-512 asked for : best here",
              any(pytorch_avx512), any(library), 6) +
         goal("oneDNN's passes : here, one thread", one(onednn), one(library),
              1) +
         goal("oneDNN's passes : here, more threads", more(onednn),
              more(library), 1.4) +
         goal("products : here, one thread", one(products), one(library), 0.6) +
         goal("products : here, more threads", more(products), more(library),
              0.5) +
         goal("one thread : more threads, here", one(library), more(library),
              1.7) +
         goal("the earlier build : here, one thread", one(earlier),
              one(library), 1.15);
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
