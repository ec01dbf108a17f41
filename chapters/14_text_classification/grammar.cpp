#include "grammar.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <utility>

namespace text_classification {
namespace {

using Words = std::vector<std::string>;

const Words subjects = {"the film",   "the soup",  "the room",  "my phone",
                        "their song", "the train", "this book", "the garden",
                        "our hotel",  "the story", "her coat",  "the lecture"};
const Words verbs = {"is", "was"}, negations = {"not", "never", "hardly"},
            degrees = {"very", "so", "really"},
            denials = {"it is false that", "nobody thinks that", "i deny that"};

// By class: negative, neutral, positive. A negation stands before the last four
// that are negative or positive in one test alone.
constexpr std::size_t spared = 4;
const std::array<Words, 3> adjectives = {
    {{"bad", "awful", "ugly", "cold", "weak", "dull", "noisy", "boring",
      "stale", "cheap", "dirty", "bitter"},
     {"wooden", "round", "grey", "square", "empty", "national", "weekly",
      "local", "northern", "plain", "daily", "modern"},
     {"good", "great", "lovely", "warm", "brave", "bright", "quiet", "funny",
      "fresh", "clever", "clean", "sweet"}}};

constexpr int opposite(int label) {
  return 2 - label;
}

// A sentence, or a part of one, the class of what it says, and whether it
// negates a spared adjective.
struct Said {
  std::string text;
  int label;
  bool negates_spared;
};

class Speaker {
 public:
  // Whether of what is not neutral only the spared adjectives are negated, or
  // never they.
  Speaker(lstm::Random random, bool only_spared)
      : random_(std::move(random)), only_spared_(only_spared) {}

  Said sentence(std::size_t denials_before) {
    auto said = random_.below(4) == 0 ? clause() : two_clauses();
    for (std::size_t k = 0; k < denials_before; ++k)
      said = {fmt::format("{} {}", one_of(denials), said.text),
              opposite(said.label), said.negates_spared};
    return said;
  }
  std::size_t one_from(std::size_t low, std::size_t high) {
    return low + random_.below(high - low + 1);
  }

 private:
  const std::string& one_of(const Words& words) {
    return words[random_.below(words.size())];
  }

  std::string adjective(int label, bool negated) {
    const auto& all = adjectives[static_cast<std::size_t>(label)];
    if (!negated || label == 1) return one_of(all);
    const auto usual = all.size() - spared;
    return all[only_spared_ ? usual + random_.below(spared)
                            : random_.below(usual)];
  }

  Said clause() {
    const int label = static_cast<int>(random_.below(3));
    const bool negated = random_.below(2) == 0;
    const auto& subject = one_of(subjects);
    const auto& verb = one_of(verbs);
    const auto negation = negated ? one_of(negations) + " " : "";
    const auto degree = random_.below(10) < 3 ? one_of(degrees) + " " : "";
    return {fmt::format("{} {} {}{}{}", subject, verb, negation, degree,
                        adjective(label, negated)),
            negated ? opposite(label) : label,
            negated && only_spared_ && label != 1};
  }

  Said two_clauses() {
    const auto one = clause(), other = clause();
    const bool negates = one.negates_spared || other.negates_spared;
    switch (random_.below(3)) {
      case 0:
        return {fmt::format("{} but {}", one.text, other.text), other.label,
                negates};
      case 1:
        return {fmt::format("although {} , {}", one.text, other.text),
                other.label, negates};
      default:
        return {fmt::format("{} although {}", one.text, other.text), one.label,
                negates};
    }
  }

  lstm::Random random_;
  bool only_spared_;
};

// What all sentences of one kind have in common.
struct Kind {
  std::size_t fewest, most;  // denials before the sentence
  bool spared = false;       // a spared adjective is negated
};

// So many sentences that nobody has said.
Examples say(std::size_t count, const Kind& kind, lstm::Random random,
             std::set<std::string>& said) {
  Speaker speaker(std::move(random), kind.spared);
  Examples all;
  while (all.size() < count) {
    const auto one = speaker.sentence(speaker.one_from(kind.fewest, kind.most));
    if (kind.spared && !one.negates_spared) continue;
    if (said.insert(one.text).second)
      all.push_back({words_of(one.text), one.label});
  }
  return all;
}

}  // namespace

Task sentences(const lstm::Seed& seed, const GrammarSizes& sizes) {
  std::set<std::string> said;
  const auto make = [&](std::size_t count, const Kind& kind,
                        std::string_view purpose) {
    return say(count, kind, seed.stream(purpose), said);
  };
  Task task{.name = "sentences of a small grammar",
            .classes = {"negative", "neutral", "positive"},
            .training = make(sizes.training, {0, 2}, "training"),
            .validation = make(sizes.validation, {0, 2}, "validation"),
            .test = make(sizes.test, {0, 2}, "test")};
  task.beyond = {
      {"three or four denials", make(sizes.beyond, {3, 4}, "denials")},
      {"\"not\" before others",
       make(sizes.beyond, {0, 2, true}, "adjectives")}};
  return task;
}

}  // namespace text_classification
