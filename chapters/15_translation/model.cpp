#include "model.hpp"

#include <fmt/core.h>

#include <charconv>
#include <system_error>
#include <type_traits>

#include "figures/file.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/weights.hpp"
#include "study/word_array.hpp"

namespace translation {

template <class Kind>
static Look look_of(const Translator<Kind>&) {
  if (std::is_same_v<Kind, NoAttention<float>>) return Look::nothing;
  return std::is_same_v<Kind, lstm::Attention<lstm::DotScore<float>>>
             ? Look::dot
             : Look::additive;
}

void save(const Model& model, const std::string& file) {
  auto network = model.network;
  std::visit(
      [&](auto& kept) {
        auto arrays = lstm::to_arrays(kept.parameters(), lstm::Layout::own);
        arrays["source"] = study::as_array(model.languages.source);
        arrays["target"] = study::as_array(model.languages.target);
        const lstm::Facts facts = {
            {"look", std::string(name_of(look_of(kept)))},
            {"reversed", model.reversed ? "yes" : "no"},
            {"task", fmt::format("{:016x}", model.learned)}};
        figures::write_file(file, lstm::write_checkpoint({facts, arrays}));
      },
      network);
}

static std::string fact(const lstm::Checkpoint& kept, const std::string& name) {
  const auto found = kept.run.find(name);
  if (found == kept.run.end())
    throw lstm::WeightsError(fmt::format("it does not name its {}", name));
  return found->second;
}

static Training training_of(const lstm::Checkpoint& kept) {
  const auto found = kept.state.find("encoder.W");
  constexpr std::size_t most = 4096;
  if (found == kept.state.end() || found->second.shape.size() != 2 ||
      found->second.shape[0] % 4 != 0 || found->second.shape[0] == 0 ||
      found->second.shape[0] > 4 * most || found->second.shape[1] == 0 ||
      found->second.shape[1] > most)
    throw lstm::WeightsError(fmt::format(
        "it has no encoder of 1 to {0} units that reads 1 to {0} numbers",
        most));
  Training training;
  training.form.hidden = found->second.shape[0] / 4;
  training.form.width = found->second.shape[1];
  const auto look = fact(kept, "look");
  for (const auto one : looks)
    if (look == name_of(one)) {
      training.look = one;
      return training;
    }
  throw lstm::WeightsError("what it looks at cannot be read");
}

static bool is_reversed(const lstm::Checkpoint& kept) {
  const auto reversed = fact(kept, "reversed");
  if (reversed != "yes" && reversed != "no")
    throw lstm::WeightsError("from which end it reads cannot be read");
  return reversed == "yes";
}

static std::uint64_t learned_from(const lstm::Checkpoint& kept) {
  const auto task = fact(kept, "task");
  std::uint64_t learned = 0;
  const auto* end = task.data() + task.size();
  const auto [last, error] = std::from_chars(task.data(), end, learned, 16);
  if (last != end || error != std::errc())
    throw lstm::WeightsError("what it has learned from cannot be read");
  return learned;
}

static study::Vocabulary take_words(lstm::Checkpoint& kept,
                                    const std::string& name) {
  const auto words = kept.state.extract(name);
  if (words.empty())
    throw lstm::WeightsError(fmt::format("it has no words of its {}", name));
  return study::vocabulary_from(words.mapped());
}

static Model from(lstm::Checkpoint kept) {
  auto source = take_words(kept, "source");
  auto target = take_words(kept, "target");
  const Languages languages{std::move(source), std::move(target)};
  auto network = make_network(training_of(kept), languages, lstm::Seed(0));
  std::visit(
      [&](auto& made) {
        lstm::from_arrays(kept.state, made.parameters(), lstm::Layout::own);
      },
      network);
  return {languages, std::move(network), is_reversed(kept), learned_from(kept)};
}

Model load(const std::string& file) {
  constexpr std::size_t most = 1'000'000'000;
  const auto bytes = figures::read_file(file, most);
  try {
    return from(lstm::read_checkpoint(bytes));
  } catch (const lstm::WeightsError& error) {
    throw lstm::WeightsError(
        fmt::format("cannot load {}: {}", file, error.what()));
  }
}

}  // namespace translation
