// Chapter 5's cell that learns: what a training step does, and what its
// mistakes do.

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "02_forget_gate/running_sum.hpp"
#include "05_full_cell/learn.hpp"
#include "05_full_cell/mistakes.hpp"
#include "05_full_cell/two_ways.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "run_program.hpp"

using full_cell::run_all, full_cell::Sums, full_cell::Training, full_cell::Ways;
using lstm::Cell, lstm::Matrix;

namespace {

Cell<double> random_cell(std::uint64_t seed) {
  lstm::Random random(seed);
  Cell<double> cell(2, 1);
  for (auto* p : cell.parameters())
    for (auto& w : p->value) w = random.normal();
  return cell;
}

double error(const Cell<double>& cell, const Sums& sums) {
  return squared_error(run_all(cell, sums.x), sums).value;
}

// The rows of numbers behind a line of the program's output that holds `head`.
std::vector<std::vector<double>> table(const std::string& out,
                                       const std::string& head) {
  const auto start = out.find(head);
  REQUIRE(start != std::string::npos);
  std::istringstream lines(out.substr(start));
  std::vector<std::vector<double>> rows;
  for (std::string line; std::getline(lines, line) && !line.empty();) {
    std::istringstream words(line);
    std::vector<double> row;
    for (double value = 0; words >> value;) row.push_back(value);
    if (!row.empty()) rows.push_back(row);
  }
  return rows;
}

const std::string& output() {
  static const std::string out = run_program(CHAPTERS "/05_full_cell", "").out;
  return out;
}

}  // namespace

TEST_CASE("the sums are those of chapter 2") {
  lstm::Random random(1);
  const Sums sums(30, 50, random);
  CHECK(forget_gate::running_sum(sums.x) == sums.y);
  const double marks = xt::mean(xt::view(sums.x, xt::all(), 1))();
  CHECK(marks == doctest::Approx(0.15).epsilon(0.15));
}

TEST_CASE("a training step goes against the gradient of its batch alone") {
  lstm::Random random(2);
  const Sums batch(7, 5, random);
  const auto before = random_cell(3);
  auto cell = before, moved = before;
  for (auto* p : cell.parameters()) p->gradient.fill(100);  // of another batch
  full_cell::training_step(cell, batch, 0.5);
  for (std::size_t k = 0; k < 12; ++k) {
    CAPTURE(cell.parameters()[k]->name);
    auto& w = moved.parameters()[k]->value;
    const Matrix<double> step = (w - cell.parameters()[k]->value) / 0.5;
    const auto slope =
        lstm::central_differences([&] { return error(moved, batch); }, w);
    CHECK(lstm::relative_error(step, slope) < 1e-7);
  }
}

TEST_CASE("from weights of zero the candidate alone has a gradient") {
  lstm::Random random(4);
  const Sums batch(12, 32, random);
  Cell<double> cell(2, 1);
  full_cell::training_step(cell, batch, 0.1);
  for (const auto* gate : {&cell.i, &cell.f, &cell.o})
    for (const auto* p : {&gate->W, &gate->U, &gate->b})
      CHECK(xt::all(xt::equal(p->value, 0.0)));
  CHECK(cell.g.W.value(0, 0) != 0);
}

TEST_CASE("a way back with both ways of dc is the library's") {
  lstm::Random random(5);
  const Sums batch(6, 4, random);
  auto one = random_cell(6), other = one;
  const auto steps = run_all(one, batch.x);
  const auto loss = squared_error(steps, batch);
  run_back(one, steps, loss.dh);
  run_back_by(other, steps, loss.dh, Ways::both);
  for (std::size_t k = 0; k < 12; ++k)
    CHECK(one.parameters()[k]->gradient == other.parameters()[k]->gradient);
}

TEST_CASE("one way of dc alone is wrong wherever the other carries something") {
  const lstm::Random random(7);
  for (const std::size_t T : {1u, 2u, 3u, 6u}) {
    CAPTURE(T);
    CHECK(error_by(Ways::both, T, random) < 1e-7);
    CHECK((error_by(Ways::by_h, T, random) < 1e-7) == (T == 1));
    CHECK(error_by(Ways::by_next_c, T, random) > 0.1);
  }
}

TEST_CASE("by the next c alone nothing ever comes into dc") {
  lstm::Random random(8);
  const Sums batch(12, 32, random);
  Cell<double> cell(2, 1);
  const auto steps = run_all(cell, batch.x);
  run_back_by(cell, steps, squared_error(steps, batch).dh, Ways::by_next_c);
  for (const auto* p : cell.parameters())
    CHECK(xt::all(xt::equal(p->gradient, 0.0)));
}

TEST_CASE("a training without a mistake is that of the chapter") {
  lstm::Random random(9);
  const Sums tests(12, 100, random);
  auto cell = Cell<double>(2, 1);
  lstm::Random batches(10);
  for (int k = 0; k < 60; ++k)
    full_cell::training_step(cell, Sums(12, 32, batches), 0.1);
  const auto errors =
      errors_of(Training::right, tests, 0.1, {0, 60}, lstm::Random(10));
  CHECK(errors[0] == error(Cell<double>(2, 1), tests));
  CHECK(errors[1] == error(cell, tests));
}

TEST_CASE("gradients that are never emptied add up") {
  lstm::Random random(11);
  const Sums tests(12, 100, random);
  Cell<double> cell(2, 1);
  lstm::Random batches(12);
  for (int k = 0; k < 5; ++k) {
    const Sums batch(12, 32, batches);
    const auto steps = run_all(cell, batch.x);
    run_back(cell, steps, squared_error(steps, batch).dh);
    for (auto* p : cell.parameters()) p->value -= 0.1 * p->gradient;
  }
  CHECK(errors_of(Training::never_emptied, tests, 0.1, {5},
                  lstm::Random(12))[0] == error(cell, tests));
}

TEST_CASE("a gate that is held at 1 stays there while the others learn") {
  lstm::Random random(13);
  const Sums tests(12, 100, random);
  Cell<double> cell(2, 1);
  cell.i.b.value.fill(100);
  lstm::Random batches(14);
  for (int k = 0; k < 20; ++k)
    full_cell::training_step(cell, Sums(12, 32, batches), 0.1);
  CHECK(cell.i.b.value(0, 0) == 100);
  CHECK(cell.i.W.value == Cell<double>(2, 1).i.W.value);
  CHECK(run_all(cell, tests.x)[5].i(0, 0) == 1);
  CHECK(cell.f.W.value(0, 1) != 0);
  CHECK(errors_of(Training::i_at_1, tests, 0.1, {20}, lstm::Random(14))[0] ==
        error(cell, tests));
  CHECK(errors_of(Training::o_at_1, tests, 0.1, {20}, lstm::Random(14))[0] !=
        error(cell, tests));
}

TEST_CASE("chapter 5 shows a cell that learns to let go at a mark") {
  const auto rows = table(output(), "One cell learns");
  REQUIRE(rows.size() == 6);
  for (std::size_t k = 1; k < rows.size(); ++k)
    CHECK(rows[k][1] < rows[k - 1][1]);
  CHECK(rows.back()[1] < 0.06);
  CHECK(rows.back()[3] < 0.1);                              // f at a mark
  CHECK(rows.back()[6] > 0.9);                              // and elsewhere
  CHECK(std::abs(rows.back()[2] - rows.back()[5]) < 0.01);  // i is blind to it
}

TEST_CASE("chapter 5 shows what two mistakes cost") {
  const auto learned = table(output(), "One cell learns");
  const auto rows = table(output(), "The same training");
  REQUIRE(rows.size() == 6);
  for (std::size_t k = 0; k < rows.size(); ++k)
    CHECK(rows[k][1] == learned[k][1]);
  CHECK(rows.back()[2] == rows.front()[2]);  // it answers 0, as at the start
  CHECK(rows.back()[3] > 1.3 * rows.back()[1]);
}
