#pragma once
#include "heard.hpp"
#include "study/bootstrap.hpp"

namespace speech {

/// Clips that models are asked about. Those of one voice depend on one another:
/// they have the same number, from 1.
struct Asked {
  std::string name;
  Heard heard;
  std::vector<std::uint64_t> voices;
  bool person = false;  // who recorded them, and no synthesiser

  bool one_voice() const;
};
Asked asked(const std::string& name, const std::vector<Spoken>& clips,
            lstm::Team& team);

/// What models of words learn from and what they are asked.
struct WordTask {
  std::vector<std::string> words;
  Heard clips, variations;    // of the voices that are learnt from
  Asked validation, test;     // voices to choose on, and others
  std::vector<Asked> beyond;  // other voices yet, and people
  bool same_voices = false;   // the same ones stand in all parts
};

/// The clips in their parts, and those of people behind them, voice by voice;
/// so many variations are made of each that is learnt from.
WordTask word_task(const Words& words, const std::vector<Spoken>& real,
                   std::size_t variations, const lstm::Seed& seed,
                   lstm::Team& team);

/// The validation, the test and all that lies beyond, in this order.
std::vector<const Asked*> all_asked(const WordTask& task);

/// The same with the frames of each clip in an order that is drawn.
WordTask shuffled(WordTask task, const lstm::Seed& seed);

/// A number that changes with every change of the task.
std::uint64_t fingerprint(const WordTask& task);

/// The words that a model says of each of these, a list for each of all_asked.
using Answers = std::vector<std::vector<int>>;

/// The answers one behind the other, as a run's file keeps them, and back.
std::vector<double> numbers(const Answers& answers);
Answers answers_from(const std::vector<double>& numbers, const WordTask& task);

/// What all models of a kind come to on some clips: their mean accuracy, the
/// least and the most, and how sure the mean of these models is. The interval
/// is made of whole voices that are drawn (the bootstrap); of one voice it is
/// Wilson's, with as many cases as there are words.
struct Score {
  double mean, least, most;
  study::Interval interval;
};
Score score(const std::vector<std::vector<int>>& said, const Asked& asked,
            const lstm::Seed& seed);

/// The mean accuracy of all models on each voice, the least first.
std::vector<double> accuracies_of_voices(
    const std::vector<std::vector<int>>& said, const Asked& asked);

/// How much larger the mean accuracy of models is than that of others on the
/// same clips; of one voice words are drawn, not voices.
struct Gain {
  double value;
  study::Interval interval;
};
Gain gain(const std::vector<std::vector<int>>& said,
          const std::vector<std::vector<int>>& others, const Asked& asked,
          const lstm::Seed& seed);

}  // namespace speech
