#pragma once
#include "rivals.hpp"
#include "say.hpp"
#include "trials.hpp"

namespace text_classification {

void report_task(const Task& task, const Vocabulary& vocabulary);
void report_rivals(const std::vector<Rival>& rivals);
void report_networks(const Training& training, const Network& network,
                     std::uint64_t seed);
/// The networks, the same with shuffled words and without a layer, and the gain
/// of the first over all others.
void report_verdict(const Compared& compared, const std::vector<Rival>& rivals,
                    const Task& task, const lstm::Seed& seed);
void report_beyond(const std::vector<Outcome>& outcomes,
                   const std::vector<Rival>& rivals, const Task& task);

/// Of each class, how many of its texts were found, how many of those taken for
/// it belong to it, and what its others were taken for.
void report_classes(const std::vector<int>& predictions, const Task& task);

void report_said(const Said& said, const std::vector<std::string>& classes);

}  // namespace text_classification
