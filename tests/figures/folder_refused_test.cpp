// Drawing that cannot be done: what is said, and what is left in the folder.
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "bad_input.hpp"
#include "example_figure.hpp"
#include "fake_gnuplot.hpp"
#include "figures/folder.hpp"
#include "temporary_folder.hpp"

using figures::FigureError, figures::Folder;
namespace fs = std::filesystem;

BAD_INPUT("what cannot be a folder is named before anything is drawn") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "file").string();
  std::ofstream(file) << "text";
  CHECK_THROWS_WITH_AS(
      Folder(file + "/x"),
      ("cannot draw into " + file + "/x: Not a directory").c_str(),
      FigureError);
  CHECK(read(file) == "text");
  if (fs::exists("/proc/self"))
    CHECK_THROWS_WITH_AS(Folder("/proc/x"),
                         "cannot draw into /proc/x: No such file or directory",
                         FigureError);
  CHECK_THROWS_WITH_AS(Folder("/dev/null"),
                       "cannot draw into /dev/null: Not a directory",
                       FigureError);
}

BAD_INPUT("without gnuplot nothing is made") {
  const TemporaryFolder folder;
  const std::string path = std::getenv("PATH");
  setenv("PATH", folder.path.c_str(), 1);
  CHECK_THROWS_WITH_AS(
      Folder(folder.path / "a" / "b"),
      "gnuplot was not found on the PATH (Debian's package: gnuplot-nox)",
      FigureError);
  setenv("PATH", path.c_str(), 1);
  CHECK(folder.names_in(folder.path).empty());
}

// A folder that holds a figure, and the attempt to draw another over it.
struct Drawn {
  TemporaryFolder folder;
  Folder drawings{folder.path};
  std::string svg, csv;

  Drawn() {
    drawings.draw(example_figure());
    svg = read(folder.path / "an-example.svg");
    csv = read(folder.path / "an-example.csv");
  }

  // What was wrong; the old figure must be there and nothing else.
  std::string problem(const figures::Figure& figure) const {
    std::string problem = "no problem";
    try {
      drawings.draw(figure);
    } catch (const FigureError& error) {
      problem = error.what();
    }
    CHECK(folder.names_in(folder.path) ==
          std::set<std::string>{"an-example.csv", "an-example.svg"});
    CHECK(read(folder.path / "an-example.svg") == svg);
    CHECK(read(folder.path / "an-example.csv") == csv);
    return problem;
  }
};

static const std::string start = "figure an-example was not drawn: ";

// What gnuplot may do in the middle: the words of the error it must lead to.
BAD_INPUT("when gnuplot fails the figures that were there stay as they were") {
  const Drawn drawn;
  auto changed = example_figure();
  changed.x = {1, 3, 4};
  const auto draw_with = [&](const std::string& script) {
    const FakeGnuplot fake(script);
    return drawn.problem(changed);
  };
  CHECK(draw_with("echo half; echo 'line 3: no such thing' >&2; exit 3") ==
        start + "gnuplot failed with status 3: line 3: no such thing");
  CHECK(draw_with("exit 1") ==
        start + "gnuplot failed with status 1: it said nothing");
  CHECK(draw_with("kill -9 $$") == start + "gnuplot was ended by signal 9");
  CHECK(draw_with("echo '<svg><title>'") ==
        start + "gnuplot's SVG is not whole");
  CHECK(draw_with("echo '<svg></svg>'") ==
        start + "\"left\" is missing in gnuplot's SVG");
}

// gnuplot itself, what it draws changed by sed.
static std::string changed_by(const std::string& sed) {
  return "PATH=${PATH#*:}; gnuplot \"$@\" | sed " + sed;
}

BAD_INPUT("a picture that is not what was asked is not published") {
  const Drawn drawn;
  const auto draw_with = [&](const std::string& script) {
    const FakeGnuplot fake(script);
    return drawn.problem(example_figure());
  };
  CHECK(draw_with(changed_by("'s/x/x/'")) == "no problem");
  CHECK(draw_with(changed_by("'/<.svg>/d'")) ==
        start + "gnuplot's SVG is not whole");
  CHECK(draw_with(changed_by("'$a <svg>'")) ==
        start + "gnuplot's SVG is not whole");
  CHECK(draw_with(changed_by("'s/gnuplot_plot_1b/no_plot/'")) ==
        start + "\"limit\" is missing in gnuplot's SVG");
  CHECK(draw_with(changed_by("'s/<title>/<name>/'")) ==
        start + "gnuplot's SVG has no <title>");
}

BAD_INPUT("a curve of which only the name is drawn is missing") {
  const Drawn drawn;
  auto figure = example_figure();
  figure.panels[0].curves[0].y = {9, 9, 9};
  const FakeGnuplot fake(
      "PATH=${PATH#*:}; test -f script && sed -i 's/ 9$/ nan/' script; "
      "gnuplot \"$@\"");
  CHECK(drawn.problem(figure) ==
        start + "\"left\" is missing in gnuplot's SVG");
}

BAD_INPUT("a figure of NaN alone leaves the one that was there") {
  const Drawn drawn;
  auto figure = example_figure();
  for (auto& curve : figure.panels[0].curves) curve.y = {NAN, NAN, NAN};
  CHECK(drawn.problem(figure) ==
        start + "panel \"size\" has no values to draw");
}

// A limit on the size of files stands for a disk that is full from there on.
struct FullDisk {
  rlimit before;

  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit{bytes, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before); }
};

BAD_INPUT("on a full disk the figure that was there stays as it was") {
  const Drawn drawn;
  const auto on_full_disk = [&](rlim_t bytes) {
    const FullDisk disk(bytes);
    return drawn.problem(example_figure());
  };
  CHECK(on_full_disk(10).starts_with(start + "cannot write "));
  for (const rlim_t bytes : {100u, 500u, 1000u, 3000u, 5000u}) {
    CAPTURE(bytes);
    CHECK(on_full_disk(bytes) != "no problem");
  }
  const auto svg = (drawn.folder.path / "an-example.svg").string();
  CHECK(on_full_disk(drawn.svg.size() - 1) ==
        start + "cannot write " + svg + ": File too large");
  CHECK(on_full_disk(drawn.svg.size()) == "no problem");
}
