#pragma once
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "figures/diagram.hpp"
#include "figures/figure.hpp"

namespace figures {

/// Thrown when a folder cannot be written or gnuplot cannot draw.
struct FigureError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A folder to draw figures into. Nobody sees half of a figure: each gets its
/// name when it is whole.
class Folder {
 public:
  /// Makes the folder where it is missing. Throws FigureError at once when
  /// nothing could be drawn there: no permission, or no gnuplot.
  explicit Folder(std::filesystem::path path);

  /// Takes the folder away again when it was made and nothing was drawn.
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Writes NAME.csv and NAME.svg. Throws FigureError.
  void draw(const Figure& figure) const;
  void draw(const Diagram& diagram) const;

 private:
  void publish(const std::string& name, const std::string& csv,
               const std::string& svg) const;
  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_;  // innermost folder first
};

}  // namespace figures
