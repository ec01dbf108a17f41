#pragma once
#include "pairs.hpp"

namespace translation {

/// What a network is compared with: a translator that knows whole sentences, or
/// words alone. Its setting was best on validation, and its translations are
/// those of the sources of the validation and of the test.
struct Rival {
  std::string name;
  std::string setting;
  std::vector<Words> validation, test;
};

/// The translation of the nearest training sentence, with each word's weight
/// equal or by idf; and IBM model 1, word for word. Each has the first of the
/// settings whose translations of the validation have the best mean F1. Throws
/// std::invalid_argument for a task with an empty training, validation or test.
std::vector<Rival> judge_rivals(const Task& task);

}  // namespace translation
