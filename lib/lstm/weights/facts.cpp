#include <fmt/format.h>

#include <set>

#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/internal/faults.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

void expect_same_run(const Facts& there, const Facts& here) {
  Faults faults;
  std::set<std::string> names;
  for (const auto& facts : {there, here})
    for (const auto& [name, value] : facts) names.insert(name);
  const auto told = [](const Facts& facts, const std::string& name) {
    const auto found = facts.find(name);
    return found == facts.end() ? "unknown" : shown(found->second);
  };
  for (const auto& name : names)
    if (const auto a = told(there, name), b = told(here, name); a != b)
      faults.add(fmt::format("{} is {} there and {} here", name, a, b));
  faults.raise("the checkpoint is of another run");
}

}  // namespace lstm
