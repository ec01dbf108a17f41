#include "noise.hpp"

#include "study/sine.hpp"

namespace overfitting {

// #region noisy
static lstm::Dataset<float> noisy(const Task& task, std::size_t windows,
                                  lstm::Random& random) {
  auto data = study::sine_windows<float>(windows, task.steps, random).data;
  const auto noise = [&] {
    return static_cast<float>(task.noise * random.normal());
  };
  for (float& value : data.x) value += noise();
  for (float& value : data.y) value += noise();
  return data;
}
// #endregion

// #region draw
Splits draw(const Task& task, std::uint64_t seed) {
  lstm::Random random(seed);
  auto training = noisy(task, task.windows, random);
  auto validation = noisy(task, task.validation, random);
  auto test = noisy(task, task.test, random);
  return {std::move(training), std::move(validation), std::move(test)};
}
// #endregion

}  // namespace overfitting
