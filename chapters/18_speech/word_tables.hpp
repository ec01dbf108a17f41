#pragma once
#include "word_dishonest.hpp"
#include "word_model.hpp"
#include "word_rivals.hpp"

namespace speech {

/// What is told of the words: the networks, the same on frames that are
/// shuffled, and what they are compared with.
struct WordsFound {
  WordTraining training;
  WordTrials networks, shuffled;
  std::vector<Rival> rivals;
};

void report_word_task(const WordTask& task);
void report_words(const WordTask& task, const WordTask& shuffled,
                  const WordsFound& found, const lstm::Seed& seed);

/// Which words were taken for which others on the test and beyond it, by all
/// networks together.
void report_confusions(const WordTask& task, const WordTrials& networks);
void report_mistakes(const std::vector<Mistake>& mistakes);

/// The accuracy of a network from a file.
void report_loaded(const WordTask& task, const WordNetwork<float>& network,
                   const lstm::Seed& seed);

/// The likeliest words of a clip.
void report_heard(const WordModel& model, const Clip& clip);

}  // namespace speech
