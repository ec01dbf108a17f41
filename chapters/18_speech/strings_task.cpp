#include "strings_task.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace speech {
namespace {

std::vector<Spoken> words_of(const std::vector<Spoken>& all,
                             const std::string& voice) {
  std::vector<Spoken> some;
  std::ranges::copy_if(all, std::back_inserter(some),
                       [&](const Spoken& one) { return one.voice == voice; });
  return some;
}

Readable variations(const std::vector<Digits>& spoken,
                    const StringAmounts& amounts, const lstm::Seed& seed,
                    lstm::Team& team) {
  std::vector<Digits> espeak, flite;
  for (const auto& one : spoken)
    (one.voice.starts_with("flite-") ? flite : espeak).push_back(one);
  return joined(
      varied(said_strings(espeak), amounts.espeak, seed.part("espeak"), team),
      varied(said_strings(flite), amounts.flite, seed.part("flite"), team));
}

}  // namespace

StringTask make_string_task(const Parts<Digits>& spoken, const Words& words,
                            const std::vector<Spoken>& real,
                            const StringAmounts& amounts,
                            const lstm::Seed& seed, lstm::Team& team) {
  StringTask task;
  task.spoken = variations(spoken.training, amounts, seed.part("spoken"), team);
  const auto together = std::min(amounts.together, spoken.training.size()),
             judged = std::min(amounts.judged, spoken.test.size());
  task.together =
      varied(strings_put_together(digits_of_voices(words.parts.training),
                                  together, seed.part("training"), team),
             1, seed.part("together"), team);

  const auto judge = [&](const std::string& name,
                         std::vector<SaidString> strings, bool by_voice,
                         bool repeats = false) {
    auto read = readable(strings, team);
    task.judged.push_back(
        {name, std::move(strings), std::move(read), by_voice, repeats});
  };
  judge("validation voices", said_strings(spoken.validation), true);
  judge("test voices", said_strings(spoken.test), true);
  judge("flite-rms", said_strings(spoken.person), false);
  const auto put = [&](const std::string& name, const std::vector<Spoken>& said,
                       bool by_voice) {
    judge(name + ", put together",
          strings_put_together(digits_of_voices(said), judged, seed.part(name),
                               team),
          by_voice, !by_voice);
  };
  put("Allison", words_of(real, "Allison"), false);
  put("saytime", words_of(real, "saytime"), false);
  put("test voices", words.parts.test, true);
  return task;
}

std::uint64_t fingerprint(const StringTask& task) {
  auto print = fmt::format("{} {}", fingerprint(task.spoken.said),
                           fingerprint(task.together.said));
  for (const auto& judged : task.judged)
    print += fmt::format(" {}", fingerprint(judged.read.said));
  return lstm::fingerprint(print);
}

std::vector<lstm::Labelling> labels_of(const Utterances& said) {
  std::vector<lstm::Labelling> all;
  for (const auto& one : said.all) all.push_back(one.labels);
  return all;
}

}  // namespace speech
