#include "study/shape_picture.hpp"

#include <fmt/format.h>

#include <array>

namespace study {

using figures::Diagram, figures::Point, figures::Side, figures::Tint;

namespace {

// A grid of squares whose sides may be slanted.
struct Grid {
  Point corner;       // upper left
  Point right, down;  // the sides of a square

  Point at(std::size_t row, std::size_t column) const {
    const auto r = static_cast<double>(row), c = static_cast<double>(column);
    return {corner.x + c * right.x + r * down.x,
            corner.y + c * right.y + r * down.y};
  }
};

// The squares from a row and a column on, so many of each.
struct Part {
  std::size_t row, column, rows, columns;
};

void fill(Diagram& diagram, const Grid& grid, const Part& p, Tint tint,
          double share) {
  diagram.areas.push_back(
      {{grid.at(p.row, p.column), grid.at(p.row, p.column + p.columns),
        grid.at(p.row + p.rows, p.column + p.columns),
        grid.at(p.row + p.rows, p.column)},
       tint,
       share});
}

void draw_grid(Diagram& diagram, const Grid& grid, std::size_t rows,
               std::size_t columns) {
  fill(diagram, grid, {0, 0, rows, columns}, Tint::ink, 0.04);
  for (std::size_t r = 1; r < rows; ++r)
    diagram.lines.push_back({grid.at(r, 0), grid.at(r, columns), Tint::faded});
  for (std::size_t c = 1; c < columns; ++c)
    diagram.lines.push_back({grid.at(0, c), grid.at(rows, c), Tint::faded});
}

constexpr double square = 16, below_letters = 32;

// Draws the matrices of a product from left to right. Their rows belong to so
// many gates, with H rows each; x and h have rows of their own.
struct Product {
  Diagram& diagram;
  const Sizes& sizes;
  std::size_t gates;
  double x = gates == 1 ? 22 : 30;

  double height() const {
    return square * static_cast<double>(gates * sizes.H);
  }
  double middle() const { return below_letters + height() / 2; }

  Grid matrix(const char* name, std::size_t rows, const std::string& row_letter,
              std::size_t columns, const std::string& column_letter);
  void of_gates(const char* name, std::size_t columns, const char* letter);
  void of_samples(const char* name, std::size_t rows, const char* letter);
  void sign(const char* text) {
    diagram.words.push_back({{x - 6, middle()}, text});
    x += gates == 1 ? 22 : 32;
  }
};

Grid Product::matrix(const char* name, std::size_t rows,
                     const std::string& row_letter, std::size_t columns,
                     const std::string& column_letter) {
  const double high = square * static_cast<double>(rows);
  const double wide = square * static_cast<double>(columns);
  const Grid grid{{x, middle() - high / 2}, {square, 0}, {0, square}};
  draw_grid(diagram, grid, rows, columns);
  diagram.words.push_back(
      {{x - 4, middle()}, row_letter, {}, 0, {}, Side::left});
  diagram.words.push_back({{x + wide / 2, grid.corner.y - 11}, column_letter});
  diagram.words.push_back(
      {{x + wide / 2, below_letters + height() + 16}, name});
  x += wide + 18;
  return grid;
}

// Rows of all gates: a colour for each, or one row that stands out.
void Product::of_gates(const char* name, std::size_t columns,
                       const char* letter) {
  const std::size_t H = sizes.H;
  const auto grid =
      matrix(name, gates * H, gates == 1 ? "H" : "4H", columns, letter);
  constexpr std::array tints = {Tint::blue, Tint::orange, Tint::green,
                                Tint::pink};
  const bool result = *name == 'z' || *name == 'Z';
  if (gates == 1)
    fill(diagram, grid, {0, 0, 1, result ? 1 : columns}, Tint::orange, 0.6);
  else
    for (std::size_t k = 0; k < gates; ++k) {
      fill(diagram, grid, {k * H, 0, H, columns}, tints[k], 0.45);
      const auto from = grid.at(k * H, 0), to = grid.at((k + 1) * H, columns);
      diagram.words.push_back({{(from.x + to.x) / 2, (from.y + to.y) / 2},
                               std::string(1, "ifgo"[k])});
    }
}

void Product::of_samples(const char* name, std::size_t rows,
                         const char* letter) {
  const auto grid = matrix(name, rows, letter, sizes.B, "B");
  if (gates == 1) fill(diagram, grid, {0, 0, rows, 1}, Tint::orange, 0.6);
}

void add_sizes(Diagram& diagram, double y, const Sizes& sizes,
               const std::string& letters) {
  double x = 22;
  for (const char letter : letters) {
    const std::size_t size = letter == 'D'   ? sizes.D
                             : letter == 'H' ? sizes.H
                             : letter == 'B' ? sizes.B
                                             : sizes.T;
    diagram.words.push_back({{x, y},
                             fmt::format("{} = {}", letter, size),
                             std::string(1, letter),
                             static_cast<double>(size),
                             Tint::faded,
                             Side::right});
    x += 70;
  }
}

Diagram product(const std::string& name, const std::string& title,
                const Sizes& sizes, std::size_t gates) {
  Diagram diagram{.name = name, .title = title};
  Product p{diagram, sizes, gates};
  diagram.height = below_letters + p.height() + 62;
  p.of_gates("W", sizes.D, "D");
  p.of_samples("x", sizes.D, "D");
  p.sign("+");
  p.of_gates("U", sizes.H, "H");
  p.of_samples("h", sizes.H, "H");
  p.sign("+");
  p.of_gates("b", 1, "1");
  p.sign("=");
  p.of_gates(gates == 1 ? "z" : "Z", sizes.B, "B");
  add_sizes(diagram, below_letters + p.height() + 44, sizes, "DHB");
  return diagram;
}

}  // namespace

Diagram gate_shapes(const std::string& name, const Sizes& sizes) {
  return product(name, "The shapes of W x + U h + b", sizes, 1);
}

Diagram stacked_shapes(const std::string& name, const Sizes& sizes) {
  return product(name, "The shapes of W x + U h + b, four gates stacked", sizes,
                 4);
}

// Slices one behind the other, whose samples recede.
static Grid slice(std::size_t t) {
  return {{50 + 92 * static_cast<double>(t), 92}, {14, -13}, {0, 24}};
}

Diagram sequence_shape(const std::string& name, const Sizes& sizes) {
  Diagram diagram{
      .name = name, .title = "A sequence of batches as slices", .height = 240};
  const std::size_t D = sizes.D, B = sizes.B, T = sizes.T;
  for (std::size_t t = 0; t < T; ++t) {
    const auto grid = slice(t);
    draw_grid(diagram, grid, D, B);
    if (t == 2) fill(diagram, grid, {0, 0, D, B}, Tint::orange, 0.4);
    fill(diagram, grid, {0, 0, D, 1}, Tint::blue, 0.6);
    const auto foot = grid.at(D, 0);
    diagram.words.push_back(
        {{foot.x + 14, foot.y + 18}, fmt::format("t = {}", t + 1)});
  }
  const auto first = slice(0), last = slice(T - 1);
  const std::array<std::array<std::size_t, 2>, 3> corners = {
      {{0, 0}, {0, B}, {D, 0}}};
  for (const auto& [row, column] : corners)
    diagram.lines.push_back(
        {first.at(row, column), last.at(row, column), Tint::faded});
  diagram.words.push_back(
      {{40, (first.at(0, 0).y + first.at(D, 0).y) / 2}, "D"});
  diagram.words.push_back({{first.at(0, B).x - 40, 58}, "B"});
  add_sizes(diagram, 225, sizes, "TDB");
  return diagram;
}

}  // namespace study
