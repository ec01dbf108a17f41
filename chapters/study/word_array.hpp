#pragma once
#include "lstm/weights/npz.hpp"
#include "study/vocabulary.hpp"

namespace study {

/// The words of a vocabulary as an array, a line each, since a file of weights
/// holds nothing but numbers. The way back throws lstm::WeightsError where the
/// array is no vocabulary.
lstm::Array as_array(const Vocabulary& vocabulary);
Vocabulary vocabulary_from(const lstm::Array& array);

}  // namespace study
