#include "figures/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>

#include "figures/file.hpp"
#include "figures/gnuplot.hpp"
#include "figures/leftovers.hpp"

namespace figures {

namespace fs = std::filesystem;

// A folder inside the folder, for what is not finished.
static int make_folder(const fs::path& path) {
  if (mkdir(path.c_str(), 0777) != 0) return -1;
  const int handle = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0 && errno == ENOENT) errno = EEXIST;  // it was swept
  return handle;
}

struct Staging : Unfinished {
  explicit Staging(const fs::path& folder)
      : Unfinished(folder, ".drawing-", make_folder) {}
};

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

Folder::Folder(fs::path path) : path_(std::move(path)) {
  try {
    made_ = make_folders(path_);
    const Staging probe(path_);
    run_gnuplot(probe.path(), {"-e", "set terminal svg"}, "nothing");
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

void Folder::publish(const std::string& name, const std::string& csv,
                     const std::string& svg) const {
  write_file(path_ / (name + ".csv"), csv);
  write_file(path_ / (name + ".svg"), svg);
  sweep(path_, ".drawing-", S_IFDIR);
}

static FigureError not_drawn(const std::string& name,
                             const std::exception& error) {
  return FigureError(
      fmt::format("figure {} was not drawn: {}", name, error.what()));
}

// #region draw
void Folder::draw(const Figure& figure) const try {
  const SizeSignal held;
  const Staging staging(path_);
  const auto numbers = csv(figure);
  write_script(figure, (staging.path() / "script").string());
  run_gnuplot(staging.path(), {"script"}, "drawing.svg");
  constexpr std::size_t most = 100'000'000;
  const auto drawing = read_file(staging.path() / "drawing.svg", most);
  expect_whole(figure, drawing);
  publish(figure.name, numbers, themed(figure, drawing));
} catch (const std::exception& error) {
  throw not_drawn(figure.name, error);
}
// #endregion

void Folder::draw(const Diagram& diagram) const try {
  publish(diagram.name, csv(diagram), svg(diagram));
} catch (const std::exception& error) {
  throw not_drawn(diagram.name, error);
}

}  // namespace figures
