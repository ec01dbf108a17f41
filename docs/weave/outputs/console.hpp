#pragma once
#include <functional>
#include <optional>

#include "book/book.hpp"
#include "outputs/numbers.hpp"

namespace weave {

/// What a fence such as ```console $ 08_sine_prediction ... {rel=0.1}
/// announces: output of a command; with the dots, the part behind that of the
/// last block.
struct Console {
  std::string command;
  bool continues = false;
  std::optional<Tolerance> tolerance;  // nothing when it cannot be read
};

std::optional<Console> parse_console(const std::string& info);

/// The blocks of a page that show one run, in order.
struct Transcript {
  std::string command;
  std::vector<const Block*> blocks;
};
std::vector<Transcript> transcripts(const Page& page);

/// How the blocks of a transcript disagree with the output of a fresh run: the
/// line and the words; nothing when they agree.
std::optional<std::pair<std::size_t, std::string>> contradiction(
    const Transcript& transcript, const std::string& output);

}  // namespace weave
