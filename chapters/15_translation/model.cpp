#include "model.hpp"

#include <fmt/core.h>

#include <charconv>
#include <system_error>
#include <type_traits>

#include "figures/file.hpp"
#include "lstm/weights/weights.hpp"
#include "study/kept_model.hpp"
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

static Training training_of(const study::KeptModel& kept) {
  const auto found = kept.arrays().find("encoder.W");
  constexpr std::size_t most = 4096;
  if (found == kept.arrays().end() || found->second.shape.size() != 2 ||
      found->second.shape[0] % 4 != 0 || found->second.shape[0] == 0 ||
      found->second.shape[0] > 4 * most || found->second.shape[1] == 0 ||
      found->second.shape[1] > most)
    throw lstm::WeightsError(fmt::format(
        "it has no encoder of 1 to {0} units that reads 1 to {0} numbers",
        most));
  Training training;
  training.form.hidden = found->second.shape[0] / 4;
  training.form.width = found->second.shape[1];
  const auto look = kept.fact("look");
  for (const auto one : looks)
    if (look == name_of(one)) {
      training.look = one;
      return training;
    }
  throw lstm::WeightsError("what it looks at cannot be read");
}

static bool is_reversed(const study::KeptModel& kept) {
  const auto reversed = kept.fact("reversed");
  if (reversed != "yes" && reversed != "no")
    throw lstm::WeightsError("from which end it reads cannot be read");
  return reversed == "yes";
}

static std::uint64_t learned_from(const study::KeptModel& kept) {
  const auto task = kept.fact("task");
  std::uint64_t learned = 0;
  const auto* end = task.data() + task.size();
  const auto [last, error] = std::from_chars(task.data(), end, learned, 16);
  if (last != end || error != std::errc())
    throw lstm::WeightsError("what it has learned from cannot be read");
  return learned;
}

static Model from(study::KeptModel kept) {
  auto source = study::vocabulary_from(kept.take("source"));
  auto target = study::vocabulary_from(kept.take("target"));
  const Languages languages{std::move(source), std::move(target)};
  auto network = make_network(training_of(kept), languages, lstm::Seed(0));
  std::visit(
      [&](auto& made) {
        lstm::from_arrays(kept.arrays(), made.parameters(), lstm::Layout::own);
      },
      network);
  return {languages, std::move(network), is_reversed(kept), learned_from(kept)};
}

Model load(const std::string& file) {
  return study::load_model(file, from);
}

}  // namespace translation
