#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "figures/folder.hpp"
#include "lstm/weights/checkpoint.hpp"

// Compiling CLI11's header takes longer than compiling a chapter, so only the
// files that read a command line include it.
namespace CLI {
class App;
}

namespace support {

// #region range
/// The whole numbers that an option takes, and its value under --quick.
struct Range {
  std::size_t low, high, quick;
};
// #endregion

/// The command line of a chapter. Every chapter has --help, --seed, --figures
/// and --quick; it adds its own.
class Options {
 public:
  std::uint64_t seed = 1;
  bool quick = false;
  std::size_t threads = 1;         // that share the work
  std::string checkpoint, resume;  // files; empty: none

  /// `summary` says in a sentence what the chapter's program does.
  Options(std::string program, const std::string& summary);
  ~Options();

  /// An option that holds a whole number; its default stands in `value`. One
  /// below the range is not shown: the program knows better.
  void whole(const std::string& name, std::size_t& value, Range range,
             const std::string& meaning);

  /// An option that holds a number above 0, at most `high`. What a float would
  /// round to 0 is refused, since the networks compute in floats.
  void positive(const std::string& name, double& value, double high,
                const std::string& meaning);

  /// An option that is one of some words.
  void word(const std::string& name, std::string& value,
            const std::vector<std::string>& words, const std::string& meaning);

  /// An option that is a text, on which no number of the run depends; empty: it
  /// was not given.
  void text(const std::string& name, std::string& value,
            const std::string& meaning);

  /// An option that holds the name of a file; empty: it was not given.
  void file(const std::string& name, std::string& value,
            const std::string& meaning);

  /// The same of a folder that is read.
  void folder(const std::string& name, std::string& value,
              const std::string& meaning);

  /// The option --threads, for programs that train for long. Without it there
  /// are so many; 0 stands for as many as the machine has processors.
  void share_work(std::size_t threads_ = 0);

  /// The options --checkpoint and --resume, for programs that train for more
  /// than a few seconds. Their `RunFile` does what they say.
  void keep_runs();

  /// Something besides on which the numbers depend, such as the data.
  void depend_on(const std::string& name, std::uint64_t value);

  /// What tells a run of this program from others: its name, and the value of
  /// every option and all else on which its numbers depend.
  lstm::Facts facts() const;

  /// Of these two, at most one may be given.
  void not_both(const std::string& one, const std::string& other);

  /// Reads the command line. Options that were not given take their --quick
  /// value where that was asked for. Throws CLI::ParseError.
  void parse(int argc, char** argv);

  /// Makes the folder of --figures, if that was given. Throws FigureError.
  void open_figures();

  /// Has --figures mean nothing, where another program draws.
  void draw_nothing() { draws_ = false; }

  // #region draw
  /// Draws into that folder; without one, nothing. Throws FigureError.
  template <class Picture>
  void draw(const Picture& picture) const {
    if (folder_) folder_->draw(picture);
  }
  // #endregion

  std::unique_ptr<CLI::App> app;

 private:
  std::vector<std::function<void()>> make_quick_;
  std::map<std::string, std::function<std::string()>> values_;
  std::string folder_name_;
  bool draws_ = true;
  std::optional<figures::Folder> folder_;
};

}  // namespace support
