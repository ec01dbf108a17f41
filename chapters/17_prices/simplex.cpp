#include "simplex.hpp"

#include <algorithm>

namespace prices {
namespace {

using Point = std::vector<double>;
using Function = std::function<double(const Point&)>;

struct Corner {
  Point x;
  double value;
};

class Simplex {
 public:
  Simplex(const Function& f, const Point& start, double step) : f_(f) {
    corners_.push_back(at(start));
    for (std::size_t i = 0; i < start.size(); ++i) {
      auto x = start;
      x[i] += step;
      corners_.push_back(at(x));
    }
    sort();
  }

  const Corner& best() const { return corners_.front(); }
  double height() const { return corners_.back().value - best().value; }
  std::size_t used() const { return used_; }
  void step();

 private:
  Corner at(const Point& x) {
    ++used_;
    return {x, f_(x)};
  }
  void sort() {
    std::sort(
        corners_.begin(), corners_.end(),
        [](const Corner& a, const Corner& b) { return a.value < b.value; });
  }
  Corner beyond_middle(double share);
  void shrink();

  const Function& f_;
  std::vector<Corner> corners_;  // from the lowest value to the highest
  std::size_t used_ = 0;
};

// On the line from the worst corner through the middle of the others, so many
// times as far behind the middle as the worst is before it.
Corner Simplex::beyond_middle(double share) {
  const auto& worst = corners_.back().x;
  Point x(worst.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    double middle = 0;
    for (std::size_t k = 0; k + 1 < corners_.size(); ++k)
      middle += corners_[k].x[i] / static_cast<double>(x.size());
    x[i] = middle + share * (middle - worst[i]);
  }
  return at(x);
}

// All corners go halfway to the best one.
void Simplex::shrink() {
  const auto& best = corners_.front().x;
  for (std::size_t k = 1; k < corners_.size(); ++k) {
    auto x = corners_[k].x;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = (x[i] + best[i]) / 2;
    corners_[k] = at(x);
  }
}

void Simplex::step() {
  auto& worst = corners_.back();
  auto tried = beyond_middle(1);
  if (tried.value < best().value) {
    auto further = beyond_middle(2);
    worst = further.value < tried.value ? further : tried;
  } else if (tried.value < corners_[corners_.size() - 2].value) {
    worst = tried;
  } else {
    auto nearer = beyond_middle(tried.value < worst.value ? 0.5 : -0.5);
    if (nearer.value < std::min(tried.value, worst.value))
      worst = nearer;
    else
      shrink();
  }
  sort();
}

}  // namespace

Point lowest(const Function& f, const Point& start, double step,
             double tolerance, std::size_t most) {
  Simplex simplex(f, start, step);
  while (simplex.height() > tolerance && simplex.used() < most) simplex.step();
  return simplex.best().x;
}

}  // namespace prices
