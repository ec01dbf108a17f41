#include <stdexcept>

#include "01_cell_state/memory.hpp"
#include "demonstrations.hpp"

namespace demos {

// #region belt
Values belt(const Values& settings) {
  const auto f = list(settings, "f", 1000), i = list(settings, "i", 1000),
             g = list(settings, "g", 1000);
  if (f.size() != i.size() || f.size() != g.size())
    throw std::invalid_argument("f, i and g have different lengths");
  return {{"c", cell_state::states(0, f.size(), [&](std::size_t t, double c) {
             return cell_state::Belt{f[t], i[t], g[t]}.step(c);
           })}};
}
// #endregion

}  // namespace demos
