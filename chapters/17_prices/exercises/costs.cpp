// A forecast that is right more often than not: what does it earn?
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;

#ifdef SOLUTION
// #region solution
// Each change of what is held is paid with a share of it, the first one, too.
static double wealth(const Numbers& returns, const Numbers& held, double cost) {
  double money = 1, before = 0;
  for (std::size_t t = 0; t < returns.size(); ++t) {
    money *= 1 - cost * std::abs(held[t] - before);
    money *= 1 + held[t] * returns[t];
    before = held[t];
  }
  return money;
}

// A day earns 0.6 · 1 % - 0.4 · 1 % = 0.2 % of what is held; a change from long
// to short or back costs 2 c, and comes on half of the days.
static const double most_cost = 0.002;
// #endregion
#else
// #region task
// What 1 becomes, where held[t] is what share of it is held on day t, -1 where
// it is sold short, and returns[t] by what share the price grows. Yours: a
// change of what is held costs `cost` of each 1 that is bought or sold; at
// first nothing is held.
static double wealth(const Numbers& returns, const Numbers& held, double) {
  double money = 1;
  for (std::size_t t = 0; t < returns.size(); ++t)
    money *= 1 + held[t] * returns[t];
  return money;
}

// Yours, by hand: a price goes up or down by 1 % with the same chance. Who is
// right on 60 of 100 days goes long or short, each on half of the days and in
// no order. Up to what cost a trade does that not lose, about?
static const double most_cost = 1;
// #endregion
#endif

TEST_CASE("Wealth is the one by hand") {
  CHECK(wealth({0.1, 0.1}, {1, 1}, 0.01) == doctest::Approx(0.99 * 1.21));
  CHECK(wealth({0.1, -0.1}, {1, 0}, 0) == doctest::Approx(1.1));
  CHECK(wealth({0.1, -0.1}, {1, 0}, 0.01) ==
        doctest::Approx(0.99 * 1.1 * 0.99));
  CHECK(wealth({0.1, -0.1}, {1, -1}, 0.01) ==
        doctest::Approx(0.99 * 1.1 * 0.98 * 1.1));
  CHECK(wealth({0.5, 0.5}, {0, 0}, 0.01) == doctest::Approx(1));
}

// Days on which all that was said holds in shares: right on 60 of 100, long on
// half of them, and changed after half of them.
static double after(double cost) {
  Numbers returns, held;
  for (int t = 0; t < 4000; ++t) {
    const double side = t / 2 % 2 == 0 ? 1 : -1;
    const bool right = t % 10 < 6;
    held.push_back(side);
    returns.push_back(right ? side * 0.01 : -side * 0.01);
  }
  return wealth(returns, held, cost);
}

TEST_CASE("The cost up to which it earns was found") {
  CHECK(after(0) > 100);
  CHECK(after(0.9 * most_cost) > 1);
  CHECK(after(1.1 * most_cost) < 1);
}
