#include "study/belt.hpp"

#include <stdexcept>

#include "demonstrations.hpp"

namespace demos {

Values belt(const Values& settings) {
  const auto f = list(settings, "f", 1000), i = list(settings, "i", 1000),
             g = list(settings, "g", 1000);
  if (f.size() != i.size() || f.size() != g.size())
    throw std::invalid_argument("f, i and g have different lengths");
  return {{"c", study::states(0, f.size(), [&](std::size_t t, double c) {
             return study::Belt{f[t], i[t], g[t]}.step(c);
           })}};
}

}  // namespace demos
