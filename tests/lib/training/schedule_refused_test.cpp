// Rates of no use: what is refused where a schedule is made, and what at the
// step where it comes up.
#include <limits>

#include "bad_input.hpp"
#include "lstm/training/penalty.hpp"

using lstm::cosine, lstm::Rate, lstm::step_decay;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

// 0 first, which is allowed, and then this one.
Rate then(double bad) {
  return Rate([=](std::size_t done) { return done == 0 ? 0 : bad; });
}

// The second step is refused, whenever it is asked for, and moves nothing.
template <class Scalar>
void refused(lstm::Optimizer<Scalar>&& optimizer, const std::string& message) {
  lstm::Parameter<Scalar> p("p", 1, 1);
  p.gradient.fill(1);
  CHECK_NOTHROW(optimizer.step({&p}));
  for (int k = 0; k < 2; ++k)
    CHECK_THROWS_WITH_AS(optimizer.step({&p}), message.c_str(),
                         std::invalid_argument);
  CHECK(p.value(0, 0) == 0);
}

}  // namespace

BAD_INPUT("a schedule without a function") {
  CHECK_THROWS_WITH_AS(Rate{Rate::Schedule{}},
                       "a schedule of rates needs a function of the step, got "
                       "none",
                       std::invalid_argument);
}

BAD_INPUT("a step decay that is none") {
  const auto decay = [](double rate, std::size_t every, double factor,
                        const std::string& got) {
    const auto message =
        "step decay needs a finite rate and factor above 0 and 1 step or more "
        "between drops, got " +
        got;
    CHECK_THROWS_WITH_AS(step_decay(rate, every, factor), message.c_str(),
                         std::invalid_argument);
  };
  decay(0, 10, 0.5, "rate 0, factor 0.5, 10 steps");
  decay(not_a_number, 10, 0.5, "rate nan, factor 0.5, 10 steps");
  decay(1, 0, 0.5, "rate 1, factor 0.5, 0 steps");
  decay(1, 10, 0, "rate 1, factor 0, 10 steps");
  decay(1, 10, -2, "rate 1, factor -2, 10 steps");
  decay(1, 10, inf, "rate 1, factor inf, 10 steps");
}

BAD_INPUT("a cosine that is none") {
  const auto rates = [](double rate, double last, const std::string& got) {
    const auto message =
        "a cosine needs a finite rate above 0 and a last one in [0, rate], "
        "got " +
        got;
    CHECK_THROWS_WITH_AS(cosine(rate, 10, 2, last), message.c_str(),
                         std::invalid_argument);
  };
  rates(0, 0, "0 and 0");
  rates(-1, 0, "-1 and 0");
  rates(inf, 0, "inf and 0");
  rates(1, -0.5, "1 and -0.5");
  rates(1, 2, "1 and 2");
  rates(1, not_a_number, "1 and nan");
  CHECK_THROWS_WITH_AS(cosine(1, 5, 5),
                       "a cosine needs more steps than its warm-up has, got 5 "
                       "steps, 5 of them warm-up",
                       std::invalid_argument);
  CHECK_THROWS_AS(cosine(1, 0), std::invalid_argument);
  CHECK_NOTHROW(cosine(1, 1, 0, 1));
}

BAD_INPUT("a schedule comes to a rate below 0 or without end") {
  const auto all = [](double bad, const std::string& shown) {
    const auto message =
        " needs a finite rate of 0 or more, got " + shown + " after 1 steps";
    refused(lstm::GradientDescent<float>(then(bad)),
            "gradient descent" + message);
    refused(lstm::Momentum<float>({.rate = then(bad)}), "momentum" + message);
    refused(lstm::Adam<float>({.rate = then(bad)}), "Adam" + message);
  };
  all(-1, "-1");
  all(-1e-30, "-1e-30");
  all(not_a_number, "nan");
  all(inf, "inf");
  all(1e39, "1e+39 (rounded to inf)");
}

// In the second step the rate is multiplied by √0.19 / 0.19.
BAD_INPUT("a scheduled rate that Adam's correction makes infinite") {
  refused(lstm::Adam<float>({.rate = then(3e38), .beta2 = 0.9}),
          "Adam needs a finite rate of 0 or more, got 3e+38 (rounded to inf) "
          "after 1 steps");
}

BAD_INPUT("bad options of Adam beside a schedule") {
  CHECK_THROWS_WITH_AS(
      lstm::Adam<float>({.rate = cosine(1, 10), .epsilon = 0}),
      "Adam needs a finite rate and epsilon above 0 and betas in [0, 1), got "
      "rate by a schedule, epsilon 0, betas 0.9 and 0.999",
      std::invalid_argument);
}

BAD_INPUT("a schedule comes to a share that cannot be lost") {
  lstm::GradientDescent<float> descent(then(0));
  const auto share = [&](double bad, const std::string& shown) {
    refused(lstm::Decayed<float>(descent, {}, then(bad)),
            "weights lose a share in [0, 1) at each step, got " + shown +
                " after 1 steps");
  };
  share(-0.5, "-0.5");
  share(1, "1");
  share(not_a_number, "nan");
}
