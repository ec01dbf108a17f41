// Linked into a chapter's program in front of `Seed::stream`: writes each
// stream that the program begins, once, with its purpose and its first draws,
// into the file that the environment names. A stream without a purpose ends the
// program.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "lstm/numbers/random.hpp"

namespace recorded {

constexpr int draws = 512;

static void record(std::string_view purpose, lstm::Random random) {
  static std::mutex mutex;
  static std::map<std::pair<std::string, double>, bool> seen;
  static std::FILE* const file = std::fopen(std::getenv("STREAMS"), "w");
  const std::lock_guard lock(mutex);
  const double first = random.uniform();
  if (!seen.insert({{std::string(purpose), first}, true}).second) return;
  std::fprintf(file, "%.*s\n%a", static_cast<int>(purpose.size()),
               purpose.data(), first);
  for (int k = 1; k < draws; ++k) std::fprintf(file, " %a", random.uniform());
  std::fprintf(file, "\n");
  std::fflush(file);
}

// The linker's names for what a call meets and for what it replaces.
#define STREAM \
  "_ZNK4lstm4Seed6streamESt17basic_string_viewIcSt11char_traitsIcEE"
lstm::Random real_stream(const lstm::Seed*,
                         std::string_view) asm("__real_" STREAM);
lstm::Random stream(const lstm::Seed*, std::string_view) asm("__wrap_" STREAM);
void without_purpose() asm("__wrap__ZN4lstm6RandomC1Em");

[[gnu::used]] lstm::Random stream(const lstm::Seed* seed,
                                  std::string_view purpose) {
  auto random = real_stream(seed, purpose);
  record(purpose, random);
  return random;
}

[[gnu::used]] void without_purpose() {
  std::fputs("a stream without a purpose\n", stderr);
  std::abort();
}

}  // namespace recorded
