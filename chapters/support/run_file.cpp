#include "support/run_file.hpp"

#include <fmt/core.h>

#include <cstdio>

#include "figures/file.hpp"

namespace support {

using lstm::Checkpoint;

// A part's own facts and arrays have its name before theirs.
static std::string prefix(const std::string& name) {
  return name + ".";
}

template <class Map>
static Map part(const Map& all, const std::string& name) {
  Map some;
  for (const auto& [key, value] : all)
    if (key.starts_with(prefix(name)))
      some.emplace(key.substr(prefix(name).size()), value);
  return some;
}

template <class Map>
static void set_part(Map& all, const std::string& name, const Map& some) {
  std::erase_if(all, [&](const auto& entry) {
    return entry.first.starts_with(prefix(name));
  });
  for (const auto& [key, value] : some) all.emplace(prefix(name) + key, value);
}

// A checkpoint of a run with these options.
static Checkpoint read(const std::string& file, const lstm::Facts& options) {
  constexpr std::size_t most = 4'000'000'000;
  const auto bytes = figures::read_file(file, most);
  try {
    auto checkpoint = lstm::read_checkpoint(bytes);
    lstm::expect_same_run(part(checkpoint.run, "options"), options);
    return checkpoint;
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError(
        fmt::format("cannot resume {}: {}", file, error.what()));
  }
}

RunFile::RunFile(const Options& options) : file_(options.checkpoint) {
  // A mistake in a name should not cost a training run.
  if (!file_.empty()) figures::expect_writable(file_);

  const auto& from = options.resume;
  std::error_code error;
  const bool missing = !std::filesystem::exists(from, error) && !error;
  if (!from.empty() && !missing)
    all_ = read(from, options.facts());
  else if (!from.empty())
    fmt::print(stderr, "{}: there is no {}, so the run begins anew\n",
               options.facts().at("program"), from);
  set_part(all_.run, "options", options.facts());
}

lstm::Checkpoints RunFile::training(const std::string& name) {
  const std::lock_guard lock(mutex_);
  lstm::Checkpoints checkpoints;
  if (!file_.empty())
    checkpoints.write = [this, name](const Checkpoint& training) {
      const std::lock_guard writing(mutex_);
      set_part(all_.run, name, training.run);
      set_part(all_.state, name, training.state);
      write();
    };
  if (auto state = part(all_.state, name); !state.empty())
    checkpoints.from = {part(all_.run, name), std::move(state)};
  return checkpoints;
}

std::optional<std::vector<double>> RunFile::find(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = all_.state.find(name);
  if (found == all_.state.end()) return {};
  return found->second.numbers;
}

void RunFile::record(const std::string& name,
                     const std::vector<double>& numbers) {
  const std::lock_guard lock(mutex_);
  all_.state[name] = {{numbers.size()}, numbers, lstm::Precision::float64};
  if (!file_.empty()) write();
}

void RunFile::write() const {
  figures::write_file(file_, lstm::write_checkpoint(all_));
}

}  // namespace support
