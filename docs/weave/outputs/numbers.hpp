#pragma once
#include <optional>
#include <string>

namespace weave {

/// How far the numbers of an output may be from those of a fresh run.
struct Tolerance {
  enum class Kind {
    exact,
    relative,
    absolute,
    factor,
    timing,
    machine,
    recorded
  };
  Kind kind = Kind::exact;
  double size = 0;
  double counts = 0;  // how far whole numbers may be apart
};

/// Reads `exact`, `rel=1e-3`, `abs=0.01`, `factor=10` or `timing`, and with a
/// comma behind it `counts=3`. Empty text is exact; nothing for anything else.
/// `timing` takes any numbers; `machine`, which says what the program runs on,
/// any words, in as many lines. `recorded` is what came out where other systems
/// are installed, too: it is not run again.
std::optional<Tolerance> parse_tolerance(const std::string& text);

/// Whether a number of the book agrees with that of a fresh run. Both are as
/// printed; a number without a point or an exponent is a whole number.
bool agree(const std::string& old, const std::string& fresh,
           const Tolerance& tolerance);

/// How two outputs disagree, in words; empty when they agree: the text to the
/// letter (runs of blanks count as one), the numbers within the tolerance.
std::string compare(const std::string& old, const std::string& fresh,
                    const Tolerance& tolerance);

}  // namespace weave
