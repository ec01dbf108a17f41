#include "methods.hpp"

#include <algorithm>

namespace overfitting {

static Setting nothing(Setting setting, double) {
  return setting;
}
static Setting fixed_mask(Setting setting, double share) {
  setting.dropout = {.recurrent = share, .output = share, .fixed = true};
  return setting;
}
static Setting new_masks(Setting setting, double share) {
  setting.dropout = {.recurrent = share, .output = share, .fixed = false};
  return setting;
}
static Setting l2(Setting setting, double factor) {
  setting.penalty.l2 = factor;
  return setting;
}
static Setting l1(Setting setting, double factor) {
  setting.penalty.l1 = factor;
  return setting;
}
static Setting decay(Setting setting, double share) {
  setting.decay = share;
  return setting;
}
static Setting shrink(Setting setting, double distance) {
  setting.shrink = distance;
  return setting;
}
static Setting small(Setting setting, double hidden) {
  setting.hidden = static_cast<std::size_t>(hidden);
  return setting;
}

const std::vector<Method>& methods() {
  static const std::vector<Method> all = {
      {"nothing", {0}, nothing},
      {"nothing, once more", {0}, nothing},
      {"dropout, fixed mask", {0.05, 0.1, 0.25, 0.5, 0.75}, fixed_mask},
      {"dropout, new masks", {0.05, 0.1, 0.25, 0.5, 0.75}, new_masks},
      {"L2", {0.001, 0.003, 0.01, 0.03, 0.1}, l2},
      {"L2, as AdamW", {0.001, 0.003, 0.01, 0.03, 0.1}, decay},
      {"L1", {0.001, 0.003, 0.01, 0.03, 0.1}, l1},
      {"L1, proximal", {0.0003, 0.001, 0.003, 0.01, 0.03}, shrink},
      {"fewer units", {16, 8, 4, 2, 1}, small},
  };
  return all;
}

const Method& method(const std::string& name) {
  return *std::ranges::find(methods(), name, &Method::name);
}

}  // namespace overfitting
