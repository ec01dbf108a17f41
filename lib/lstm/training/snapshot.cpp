#include "lstm/training/snapshot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lstm/weights/internal/words.hpp"

namespace lstm {

using std::string, std::vector;

// A double holds every whole number up to here.
static constexpr double largest_whole = 0x1p53;

bool Snapshot::has(const string& name) const {
  return arrays_.contains(before_ + name);
}

void Snapshot::put(const string& name, Array array) {
  if (!arrays_.emplace(before_ + name, std::move(array)).second)
    throw std::invalid_argument("twice in a snapshot: " + before_ + name);
}

Array Snapshot::take(const string& name) {
  auto found = arrays_.extract(before_ + name);
  if (found.empty())
    throw WeightsError(before_ + name + " is missing in the checkpoint");
  auto& array = found.mapped();
  std::size_t count = 1;
  for (const auto extent : array.shape) count *= extent;
  if (count != array.numbers.size())
    throw WeightsError(fmt::format("{}{} has shape {} and {} numbers", before_,
                                   name, tuple(array.shape),
                                   array.numbers.size()));
  return std::move(array);
}

void Snapshot::fail(const string& name, const Array& array,
                    const string& expected) const {
  throw WeightsError(
      fmt::format("{}{} has shape {} in the checkpoint, "
                  "expected {}",
                  before_, name, tuple(array.shape), expected));
}

void Snapshot::operator()(const string& name, vector<double>& numbers) {
  if (saves_) return put(name, {{numbers.size()}, numbers, Precision::float64});
  auto array = take(name);
  if (array.shape.size() != 1) fail(name, array, "one extent");
  numbers = std::move(array.numbers);
}

void Snapshot::operator()(const string& name, double& number) {
  if (saves_) return put(name, {{}, {number}, Precision::float64});
  const auto array = take(name);
  if (!array.shape.empty()) fail(name, array, "a single number");
  number = array.numbers.front();
}

static std::size_t whole(const string& name, double number) {
  constexpr auto largest = std::numeric_limits<std::size_t>::max();
  if (!(number >= 0 && number <= largest_whole &&
        number <= static_cast<double>(largest) && number == std::floor(number)))
    throw WeightsError(fmt::format(
        "{} has {} in the checkpoint, expected whole numbers up to 2^53", name,
        number));
  return static_cast<std::size_t>(number);
}

void Snapshot::operator()(const string& name, std::size_t& number) {
  auto as_double = static_cast<double>(number);
  (*this)(name, as_double);
  if (!saves_) number = whole(before_ + name, as_double);
}

void Snapshot::operator()(const string& name, vector<std::size_t>& numbers) {
  vector<double> doubles(numbers.begin(), numbers.end());
  (*this)(name, doubles);
  if (saves_) return;
  numbers.clear();
  for (const double number : doubles)
    numbers.push_back(whole(before_ + name, number));
}

// #region random
// Words of 64 bits, each as its two halves, which a double holds whole.
void Snapshot::operator()(const string& name, Random& random) {
  vector<std::size_t> halves;
  for (const auto word : random.state()) {
    halves.push_back(static_cast<std::size_t>(word >> 32));
    halves.push_back(static_cast<std::size_t>(word & 0xffffffff));
  }
  (*this)(name, halves);
  if (saves_) return;
  vector<std::uint64_t> words;
  for (std::size_t k = 0; k + 1 < halves.size(); k += 2)
    words.push_back(std::uint64_t{halves[k]} << 32 | halves[k + 1]);
  try {
    random.go_on_from(words);
  } catch (const std::invalid_argument& error) {
    throw WeightsError(before_ + name + ": " + error.what());
  }
}
// #endregion

template <class Scalar>
void Snapshot::operator()(const string& name, Matrix<Scalar>& matrix) {
  if (saves_)
    return put(name, {{matrix.shape().begin(), matrix.shape().end()},
                      {matrix.begin(), matrix.end()},
                      static_cast<Precision>(sizeof(Scalar))});
  const auto array = take(name);
  if (array.shape.size() != 2) fail(name, array, "rows and columns");
  matrix.resize({array.shape[0], array.shape[1]});
  std::transform(array.numbers.begin(), array.numbers.end(), matrix.begin(),
                 [](double number) { return static_cast<Scalar>(number); });
}

template <class Scalar>
void Snapshot::operator()(const string& name, Matrix<Scalar>& matrix,
                          const typename Matrix<Scalar>::shape_type& shape) {
  if (!saves_ && has(name)) {
    const auto& array = arrays_.at(before_ + name);
    const Extents expected(shape.begin(), shape.end());
    if (array.shape != expected) fail(name, array, tuple(expected));
  }
  (*this)(name, matrix);
}

template <class Scalar>
void Snapshot::operator()(const string& name, vector<Matrix<Scalar>>& matrices,
                          const Parameters<Scalar>& parameters) {
  auto count = matrices.size();
  auto each = part(name);
  each("count", count);
  if (count != 0 && count != parameters.size())
    throw WeightsError(fmt::format(
        "{}{} has {} matrices in the checkpoint, expected one for each of {} "
        "parameters",
        before_, name, count, parameters.size()));
  matrices.resize(count);
  for (std::size_t k = 0; k < count; ++k)
    each(fmt::format("{}", k), matrices[k], parameters[k]->value.shape());
}

#define LSTM_INSTANTIATE(Scalar)                                             \
  template void Snapshot::operator()(const string&, Matrix<Scalar>&);        \
  template void Snapshot::operator()(const string&, Matrix<Scalar>&,         \
                                     const Matrix<Scalar>::shape_type&);     \
  template void Snapshot::operator()(const string&, vector<Matrix<Scalar>>&, \
                                     const Parameters<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

}  // namespace lstm
