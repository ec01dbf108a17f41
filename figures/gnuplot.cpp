#include "figures/gnuplot.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <gnuplot-iostream.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

#include "figures/axis.hpp"
#include "figures/file.hpp"
#include "figures/folder.hpp"
#include "figures/style.hpp"

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

static void write_frame(Gnuplot& gnuplot, const Figure& figure) {
  const auto panels = figure.panels.size();
  const auto [first, last] = std::ranges::minmax(figure.x);
  const auto line = hex(ink.light);
  gnuplot << fmt::format(
      "set terminal svg size {},{} dynamic enhanced font 'sans-serif,{}'\n",
      width, height_for(panels), font_size);
  gnuplot << fmt::format("set border 3 lc rgb '{}'\n", line)
          << fmt::format("set tics nomirror out scale 0.5 tc rgb '{}'\n", line)
          << fmt::format("set grid lt 1 lw 0.5 lc rgb '{}'\n", hex(faint.light))
          << fmt::format(
                 "set key above left Left reverse samplen 1.5 "
                 "tc rgb '{}'\n",
                 line)
          << fmt::format("set xrange [{:.6g}:{:.6g}]\n", first, last)
          << fmt::format("set xtics {:.6g}\n", linear_axis(first, last, 7).step)
          << "unset mytics\nset lmargin 12\nset rmargin 3\n";
  if (low_panels(panels))
    gnuplot << "set multiplot\n";
  else if (panels > 1)
    gnuplot << fmt::format("set multiplot layout {},1\n", panels);
}

// `-` stands for the numbers that follow the command.
static std::string plot_curve(const Curve& curve, Color color, bool named) {
  const auto title =
      named ? fmt::format("title '{}'", curve.name) : std::string("notitle");
  switch (curve.mark) {
    case Mark::reference:
      return fmt::format("'-' with lines dt 2 lw 1.5 lc rgb '{}' notitle",
                         hex(ink.light));
    case Mark::points:
      return fmt::format("'-' with points pt 7 ps 0.45 lc rgb '{}' {}",
                         hex(color), title);
    case Mark::steps:
    case Mark::line:
      break;
  }
  const auto style = curve.mark == Mark::steps ? "histeps" : "lines";
  return fmt::format("'-' with {} lw 2 lc rgb '{}' {}", style, hex(color),
                     title);
}

// A curve alone in its panel is named by the axis.
static std::string plot_curves(const Panel& panel) {
  const auto named = std::ranges::count_if(panel.curves, [](const Curve& c) {
                       return c.mark != Mark::reference;
                     }) > 1;
  std::string commands;
  std::size_t color = 0;
  for (const auto& curve : panel.curves) {
    commands += commands.empty() ? "plot " : ", ";
    commands += plot_curve(curve, palette[color % palette.size()].light, named);
    if (curve.mark != Mark::reference) ++color;
  }
  return commands;
}

// A reference is named where it ends, above its line.
static void write_labels(Gnuplot& gnuplot, const Panel& panel) {
  gnuplot << "unset label\n";
  for (const auto& curve : panel.curves)
    if (curve.mark == Mark::reference)
      gnuplot << fmt::format(
          "set label '{}' at graph 0.99, first {:.6g} right offset 0,0.5 "
          "tc rgb '{}'\n",
          curve.name, curve.y.back(), hex(ink.light));
}

// #region panel
static void write_panel(Gnuplot& gnuplot, const Panel& panel,
                        const std::vector<double>& x, int labels) {
  const auto [low, high, step] = y_axis(panel, labels);
  gnuplot << (panel.log_scale ? "set logscale y\nset format y '10^{%T}'\n"
                              : "unset logscale y\nset format y '%g'\n")
          << fmt::format("set yrange [{:.6g}:{:.6g}]\n", low, high)
          << fmt::format("set ytics {:.6g}\n", step)
          << fmt::format("set ylabel '{}' offset 0.5 tc rgb '{}'\n",
                         panel.y_label, hex(ink.light));
  write_labels(gnuplot, panel);
  gnuplot << plot_curves(panel) << "\n";
  for (const auto& curve : panel.curves)
    gnuplot.send1d(std::make_pair(x, curve.y));
}
// #endregion

// #region script
void write_script(const Figure& figure, const std::string& script_file) {
  Gnuplot gnuplot(">" + script_file);
  // The numbers have the digits that they have in the CSV.
  gnuplot << std::defaultfloat << std::setprecision(6);
  write_frame(gnuplot, figure);
  const std::size_t panels = figure.panels.size();
  std::size_t left = panels;
  const int labels = low_panels(panels) ? 2 : 5;
  for (const auto& panel : figure.panels) {
    if (--left == 0)
      gnuplot << fmt::format("set xlabel '{}' tc rgb '{}'\n", figure.x_label,
                             hex(ink.light));
    if (low_panels(panels)) place_low_panel(gnuplot, panels, left);
    write_panel(gnuplot, panel, figure.x, labels);
  }
  // What it could not write, gnuplot-iostream tells by the state of its stream.
  if (!gnuplot.flush())
    throw FileError(fmt::format("cannot write {}", script_file));
}
// #endregion

// Starts gnuplot in `folder`, its input empty and its output in files; returns
// its process id, or throws.
static pid_t spawn(const std::filesystem::path& folder,
                   std::vector<std::string>& arguments,
                   const std::string& output) {
  std::string program = "gnuplot";
  std::vector<char*> argv = {program.data()};
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);

  constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addchdir_np(&files, folder.c_str());
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, output.c_str(), create, 0644);
  posix_spawn_file_actions_addopen(&files, 2, "messages", create, 0644);
  pid_t child = 0;
  const int error =
      posix_spawnp(&child, "gnuplot", &files, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error == ENOENT)
    throw FigureError(
        "gnuplot was not found on the PATH (Debian's package: gnuplot-nox)");
  if (error != 0)
    throw FigureError(
        fmt::format("gnuplot did not start: {}", std::strerror(error)));
  return child;
}

// The line in which gnuplot says what was wrong; it is the last that says
// something.
static std::string last_line(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line, last = "it said nothing";
  while (std::getline(in, line))
    if (line.find_first_not_of(" \t") != std::string::npos) last = line;
  return last;
}

// #region run
void run_gnuplot(const std::filesystem::path& folder,
                 std::vector<std::string> arguments,
                 const std::string& output) {
  const pid_t child = spawn(folder, arguments, output);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status))
    throw FigureError(
        fmt::format("gnuplot was ended by signal {}", WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0)
    throw FigureError(fmt::format("gnuplot failed with status {}: {}",
                                  WEXITSTATUS(status),
                                  last_line(folder / "messages")));
}
// #endregion

}  // namespace figures
