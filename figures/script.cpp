#include <fmt/format.h>
#include <gnuplot-iostream.h>

#include <array>

#include "figures/figure.hpp"
#include "figures/style.hpp"

namespace figures {

// #region frame
static void write_frame(Gnuplot& gnuplot, const Figure& figure) {
  const auto panels = figure.panels.size();
  gnuplot << fmt::format(
      "set terminal svg size {},{} dynamic enhanced font 'sans-serif,{}'\n",
      width, panels == 1 ? height : height * 3 / 2, font_size);
  gnuplot << "set datafile separator comma\n"
          << fmt::format("set border 3 lc rgb '{}' lw 1\n", hex(ink.light))
          << fmt::format("set tics nomirror out textcolor rgb '{}'\n",
                         hex(ink.light))
          << fmt::format("set grid lc rgb '{}' lw 0.5 dt 1\n", hex(faint.light))
          << fmt::format(
                 "set key above left horizontal Left reverse samplen 2 "
                 "textcolor rgb '{}'\n",
                 hex(ink.light))
          << fmt::format("set xrange [{:.6g}:{:.6g}]\n", figure.x.front(),
                         figure.x.back())
          << "set lmargin 9\nset rmargin 2\n";
  if (panels > 1) gnuplot << fmt::format("set multiplot layout {},1\n", panels);
}
// #endregion

// #region curve
static std::string plot_curve(const std::string& csv_file, const Curve& curve,
                              std::size_t column, std::size_t color) {
  const auto data = fmt::format("'{}' using 1:{} skip 1", csv_file, column);
  switch (curve.mark) {
    case Mark::reference:
      return fmt::format("{} with lines dt 2 lw 1.5 lc rgb '{}' notitle", data,
                         hex(ink.light));
    case Mark::points:
      return fmt::format("{} with points pt 7 ps 0.45 lc rgb '{}' title '{}'",
                         data, hex(palette[color % palette.size()]),
                         curve.name);
    case Mark::line:
      break;
  }
  return fmt::format("{} with lines lw 2 lc rgb '{}' title '{}'", data,
                     hex(palette[color % palette.size()]), curve.name);
}
// #endregion

// #region panel
// A reference is named where it ends, above its line.
static void write_labels(Gnuplot& gnuplot, const Panel& panel) {
  gnuplot << "unset label\n";
  for (const auto& curve : panel.curves)
    if (curve.mark == Mark::reference)
      gnuplot << fmt::format(
          "set label '{}' at graph 0.99, first {:.6g} right offset 0,0.5 "
          "textcolor rgb '{}'\n",
          curve.name, curve.y.back(), hex(ink.light));
}

static void write_panel(Gnuplot& gnuplot, const Panel& panel,
                        const std::string& csv_file, std::size_t column) {
  const auto axis = panel.log_scale ? "set logscale y\nset format y '10^{%T}'\n"
                                    : "unset logscale y\nset format y '%g'\n";
  gnuplot << axis
          << fmt::format("set ylabel '{}' textcolor rgb '{}'\n", panel.y_label,
                         hex(ink.light));
  write_labels(gnuplot, panel);
  std::size_t color = 0;
  std::string curves;
  for (const auto& curve : panel.curves) {
    if (!curves.empty()) curves += ", ";
    curves += plot_curve(csv_file, curve, column++, color);
    if (curve.mark != Mark::reference) ++color;
  }
  gnuplot << "plot " << curves << "\n";
}
// #endregion

// #region script
void write_script(const Figure& figure, const std::string& csv_file,
                  const std::string& script_file) {
  Gnuplot gnuplot(">" + script_file);
  write_frame(gnuplot, figure);
  std::size_t column = 2, left = figure.panels.size();
  for (const auto& panel : figure.panels) {
    if (--left == 0)
      gnuplot << fmt::format("set xlabel '{}' textcolor rgb '{}'\n",
                             figure.x_label, hex(ink.light));
    write_panel(gnuplot, panel, csv_file, column);
    column += panel.curves.size();
  }
}
// #endregion

}  // namespace figures
