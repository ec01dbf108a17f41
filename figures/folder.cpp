#include "figures/folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "figures/gnuplot.hpp"

namespace figures {

namespace fs = std::filesystem;

// #region staging
// A folder inside the folder, for what is not finished. It goes away with all
// that is in it, also when drawing fails.
struct Staging {
  fs::path path;

  explicit Staging(const fs::path& folder)
      : path(folder / fmt::format(".drawing-{}", getpid())) {
    fs::create_directory(path);
  }
  ~Staging() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
};
// #endregion

// #region make
// Makes the folder and those above it; returns what was not there before.
static std::vector<fs::path> make_folders(const fs::path& path) {
  std::vector<fs::path> made;
  for (auto p = path; !p.empty() && !fs::exists(p); p = p.parent_path())
    made.push_back(p);
  fs::create_directories(path);
  return made;
}

static void remove_empty(const std::vector<fs::path>& folders) {
  std::error_code ignored;  // a folder with something in it stays
  for (const auto& folder : folders) fs::remove(folder, ignored);
}
// #endregion

// #region constructor
Folder::Folder(fs::path path) : path_(std::move(path)) {
  try {
    made_ = make_folders(path_);
    const Staging probe(path_);
    run_gnuplot(probe.path, {"-e", "set terminal svg"}, "nothing");
  } catch (const fs::filesystem_error& error) {
    remove_empty(made_);
    throw FigureError(fmt::format("cannot draw into {}: {}", path_.string(),
                                  error.code().message()));
  } catch (...) {
    remove_empty(made_);
    throw;
  }
}

Folder::~Folder() {
  remove_empty(made_);
}
// #endregion

// #region files
static void write_file(const fs::path& file, const std::string& text) {
  errno = 0;
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out)
    throw FigureError(fmt::format(
        "cannot write {}: {}", file.filename().string(), std::strerror(errno)));
}

static std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
// #endregion

// #region draw
// Moves what was made in `work` among the finished figures.
void Folder::publish(const fs::path& work, const std::string& name) const {
  fs::rename(work / "data.csv", path_ / (name + ".csv"));
  fs::rename(work / "themed.svg", path_ / (name + ".svg"));
}

static FigureError not_drawn(const std::string& name,
                             const std::exception& error) {
  return FigureError(
      fmt::format("figure {} was not drawn: {}", name, error.what()));
}

void Folder::draw(const Figure& figure) const try {
  const Staging staging(path_);
  const auto& work = staging.path;
  write_file(work / "data.csv", csv(figure));
  write_script(figure, "data.csv", (work / "script").string());
  run_gnuplot(work, {"script"}, "drawing.svg");
  write_file(work / "themed.svg",
             themed(figure, read_file(work / "drawing.svg")));
  publish(work, figure.name);
} catch (const std::exception& error) {
  throw not_drawn(figure.name, error);
}

void Folder::draw(const Diagram& diagram) const try {
  const Staging staging(path_);
  write_file(staging.path / "data.csv", csv(diagram));
  write_file(staging.path / "themed.svg", svg(diagram));
  publish(staging.path, diagram.name);
} catch (const std::exception& error) {
  throw not_drawn(diagram.name, error);
}
// #endregion

}  // namespace figures
