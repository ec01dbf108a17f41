#include "figures/gnuplot.hpp"

#include <fmt/format.h>
#include <gnuplot-iostream.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axis.hpp"
#include "figures/file.hpp"
#include "figures/style.hpp"
#include "figures/text.hpp"

namespace figures {

// Two panels are nearly as high as two figures; from three on each is low.
static bool low_panels(std::size_t panels) {
  return panels > 2;
}

// A low panel's height, and what the last one needs for the name of its axis.
static constexpr int low_height = height * 2 / 5, name_height = 22;

static int height_for(std::size_t panels) {
  if (panels == 1) return height;
  return low_panels(panels)
             ? low_height * static_cast<int>(panels) + name_height
             : height * 8 / 5;
}

// Gives the next low panel its place, with `left` panels below it.
static void place_low_panel(Gnuplot& gnuplot, std::size_t panels,
                            std::size_t left) {
  const double all = height_for(panels);
  const int below = low_height * static_cast<int>(left) + name_height;
  const int bottom = left == 0 ? 0 : below;
  gnuplot << fmt::format("set size 1,{:.6g}\nset origin 0,{:.6g}\n",
                         (below + low_height - bottom) / all, bottom / all);
}

// A single x has the only label.
static void write_x_axis(Gnuplot& gnuplot, const std::vector<double>& x,
                         const std::string& format) {
  const auto [low, high, step] = x_axis(x);
  const bool single = std::ranges::min(x) == std::ranges::max(x);
  gnuplot << fmt::format("set xrange [{:.6g}:{:.6g}]\n", low, high)
          << (single ? fmt::format("set xtics ({:.6g})\n", x.front())
                     : fmt::format("set xtics {:.6g}\n", step));
  if (format != "%g") gnuplot << fmt::format("set format x '{}'\n", format);
}

static std::string power_label(int base, int exponent) {
  const double power = std::pow(base, exponent);
  return base == 10 || power < 1 || power > 1e5
             ? fmt::format("{}^{{{}}}", base, exponent)
             : fmt::format("{}", power);
}

static void write_power_axis(Gnuplot& gnuplot, const std::vector<double>& x,
                             int base) {
  const auto [low, high, step] = power_axis(x);
  std::string labels;
  for (int at = static_cast<int>(std::ceil(low)); at <= high;
       at += static_cast<int>(step))
    labels += fmt::format("{}'{}' {}", labels.empty() ? "" : ", ",
                          power_label(base, at), at);
  gnuplot << fmt::format("set xrange [{:.6g}:{:.6g}]\nset xtics ({})\n", low,
                         high, labels);
}

static void write_frame(Gnuplot& gnuplot, const Figure& figure) {
  const auto panels = figure.panels.size();
  const auto line = hex(ink.light);
  gnuplot << "set encoding utf8\n"
          << fmt::format(
                 "set terminal svg size {},{} dynamic enhanced font "
                 "'sans-serif,{}'\n",
                 width, height_for(panels), font_size);
  gnuplot << fmt::format("set border 3 lc rgb '{}'\n", line)
          << fmt::format("set tics nomirror out scale 0.5 tc rgb '{}'\n", line)
          << fmt::format("set grid lt 1 lw 0.5 lc rgb '{}'\n", hex(faint.light))
          << fmt::format(
                 "set key above left Left reverse samplen 1.5 "
                 "tc rgb '{}'\n",
                 line)
          << "unset mytics\nset lmargin 12\nset rmargin 3\n";
  if (low_panels(panels))
    gnuplot << "set multiplot\n";
  else if (panels > 1)
    gnuplot << fmt::format("set multiplot layout {},1\n", panels);
}

// Whether a line would not show a value: one that stands alone, or all of them
// at the same place.
static bool line_hides(const std::vector<double>& x,
                       const std::vector<double>& y) {
  bool moves = false;
  for (std::size_t k = 0; k < y.size(); ++k) {
    if (!std::isfinite(y[k])) continue;
    const bool before = k > 0 && std::isfinite(y[k - 1]);
    const bool after = k + 1 < y.size() && std::isfinite(y[k + 1]);
    if (!before && !after) return true;
    moves |= before && (x[k] != x[k - 1] || y[k] != y[k - 1]);
  }
  return !moves;
}

static std::string style(const Curve& curve, const std::vector<double>& x) {
  const bool hidden = line_hides(x, curve.y);
  switch (curve.mark) {
    case Mark::reference:
      return "lines dt 2 lw 1.5";
    case Mark::points:
      return "points pt 7 ps 0.45";
    case Mark::steps:
      return hidden ? "points pt 7 ps 0.45" : "histeps lw 2";
    case Mark::line:
      break;
  }
  return hidden ? "linespoints pt 7 ps 0.45 lw 2" : "lines lw 2";
}

bool is_named(const Curve& curve, const Panel& panel) {
  const auto is_reference = [](const Curve& c) {
    return c.mark == Mark::reference;
  };
  const auto references = std::ranges::count_if(panel.curves, is_reference);
  return !is_reference(curve) && std::ssize(panel.curves) - references > 1;
}

// `-` stands for the numbers that follow the command.
static std::string plot_curves(const Panel& panel,
                               const std::vector<double>& x) {
  std::string commands;
  std::size_t color = 0;
  for (const auto& curve : panel.curves) {
    const bool reference = curve.mark == Mark::reference;
    commands += fmt::format(
        "{}'-' with {} lc rgb '{}' {}", commands.empty() ? "plot " : ", ",
        style(curve, x),
        hex(reference ? ink.light : palette[color % palette.size()].light),
        is_named(curve, panel) ? "title " + gnuplot_text(curve.name)
                               : "notitle");
    if (!reference) ++color;
  }
  return commands;
}

// The last value of a reference that can be drawn, or NaN.
static double level(const Curve& reference) {
  double last = NAN;
  for (const double y : reference.y)
    if (std::isfinite(y)) last = y;
  return last;
}

// A reference is named where it ends, above its line.
static void write_labels(Gnuplot& gnuplot, const Panel& panel) {
  gnuplot << "unset label\n";
  for (const auto& curve : panel.curves)
    if (curve.mark == Mark::reference && std::isfinite(level(curve)))
      gnuplot << fmt::format(
          "set label {} at graph 0.99, first {:.6g} right offset 0,0.5 "
          "tc rgb '{}'\n",
          gnuplot_text(curve.name), level(curve), hex(ink.light));
}

// A reference goes all the way where a line through its values would not show.
static void write_numbers(Gnuplot& gnuplot, const Curve& curve,
                          const std::vector<double>& x) {
  if (curve.mark == Mark::reference && line_hides(x, curve.y)) {
    const auto [low, high, step] = x_axis(x);
    const std::vector ends = {low, high}, levels = {level(curve), level(curve)};
    gnuplot.send1d(std::make_pair(ends, levels));
  } else {
    gnuplot.send1d(std::make_pair(x, curve.y));
  }
}

// The same in gnuplot's numbers.
static std::vector<double> scaled(std::vector<double> numbers,
                                  const Scale& scale) {
  std::ranges::transform(numbers, numbers.begin(), scale);
  return numbers;
}

static Panel scaled(Panel panel, const Scale& scale) {
  panel.log_scale = scale.log_axis();
  for (auto& curve : panel.curves) curve.y = scaled(curve.y, scale);
  return panel;
}

// On a logarithmic axis gnuplot takes a time that grows with the step, so large
// steps are listed.
static std::string tics(const Axis& axis, bool log_scale) {
  if (!log_scale || axis.step < 1e7) return fmt::format("{:.6g}", axis.step);
  std::string list;
  for (double tic = axis.low; tic <= axis.high; tic *= axis.step)
    list += fmt::format("{}{:.6g}", list.empty() ? "(" : ", ", tic);
  return list + ")";
}

// #region panel
static void write_panel(Gnuplot& gnuplot, const Panel& numbers,
                        const std::vector<double>& x, int labels) {
  const Scale scale(numbers);
  const auto panel = scaled(numbers, scale);
  const auto axis = y_axis(panel, labels);
  gnuplot << (panel.log_scale ? "set logscale y\n" : "unset logscale y\n")
          << fmt::format("set format y '{}'\n", scale.format())
          << fmt::format("set yrange [{:.6g}:{:.6g}]\n", axis.low, axis.high)
          << fmt::format("set ytics {}\n", tics(axis, panel.log_scale))
          << fmt::format("set ylabel {} offset 0.5 tc rgb '{}'\n",
                         gnuplot_text(panel.y_label), hex(ink.light));
  write_labels(gnuplot, panel);
  gnuplot << plot_curves(panel, x) << "\n";
  for (const auto& curve : panel.curves) write_numbers(gnuplot, curve, x);
}
// #endregion

// The axis of x, and its numbers as they stand there.
static std::vector<double> write_x(Gnuplot& gnuplot, const Figure& figure) {
  auto x = figure.x;
  if (figure.x_base > 0)
    std::ranges::transform(x, x.begin(), [&](double number) {
      return figure.x_base == 2 ? std::log2(number) : std::log10(number);
    });
  const Scale scale(x);
  x = scaled(x, scale);
  if (figure.x_base > 0)
    write_power_axis(gnuplot, x, figure.x_base);
  else
    write_x_axis(gnuplot, x, scale.format());
  return x;
}

// #region script
void write_script(const Figure& figure, const std::string& script_file) {
  Gnuplot gnuplot(">" + script_file);
  // The numbers have the digits that they have in the CSV.
  gnuplot << std::defaultfloat << std::setprecision(6);
  write_frame(gnuplot, figure);
  const auto x = write_x(gnuplot, figure);
  const std::size_t panels = figure.panels.size();
  std::size_t left = panels;
  const int labels = low_panels(panels) ? 2 : 5;
  for (const auto& panel : figure.panels) {
    if (--left == 0)
      gnuplot << fmt::format("set xlabel {} tc rgb '{}'\n",
                             gnuplot_text(figure.x_label), hex(ink.light));
    if (low_panels(panels)) place_low_panel(gnuplot, panels, left);
    write_panel(gnuplot, panel, x, labels);
  }
  // What it could not write, gnuplot-iostream tells by the state of its stream.
  if (!gnuplot.flush())
    throw FileError(fmt::format("cannot write {}", script_file));
}
// #endregion

}  // namespace figures
