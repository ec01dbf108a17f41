#include "noise.hpp"

#include "study/sine.hpp"

namespace overfitting {

static lstm::Dataset<float> noisy(const Task& task, std::size_t windows,
                                  const lstm::Seed& seed) {
  auto data =
      study::sine_windows<float>(windows, task.steps, seed.stream("phases"))
          .data;
  auto random = seed.stream("noise");
  const auto noise = [&] {
    return static_cast<float>(task.noise * random.normal());
  };
  for (float& value : data.x) value += noise();
  for (float& value : data.y) value += noise();
  return data;
}

Splits draw(const Task& task, const lstm::Seed& seed) {
  return {noisy(task, task.windows, seed.part("training")),
          noisy(task, task.validation, seed.part("validation")),
          noisy(task, task.test, seed.part("test"))};
}

}  // namespace overfitting
