#pragma once
#include "word_trials.hpp"

namespace speech {

/// A number as it should be told, and as a mistake has it.
struct Mistake {
  std::string name, measure;
  double honest, with_it;
};

/// The task of these words where the test has as many clips, drawn from all but
/// those to choose on, and where of the person's clips a third is drawn to be
/// asked: their voices are learnt from, too.
WordTask same_voices(const Words& words, std::size_t variations,
                     const lstm::Seed& seed, lstm::Team& team);

/// The accuracies on the test and on the person where their voices were learnt
/// from, `mixed`, and where they were not.
std::vector<Mistake> mistakes_of_voices(const WordTrials& honest,
                                        const WordTask& task,
                                        const WordTrials& mixed,
                                        const WordTask& mixed_task);

/// The accuracy on the clips of people, in the mean of the networks, and that
/// of the network and the epoch that do best on these very clips.
Mistake mistake_of_people(const WordTrials& trials);

}  // namespace speech
