#pragma once
#include "examples.hpp"

namespace text_classification {

/// Reviews of food, which their writers gave five stars ("great") or fewer
/// ("other"): small_fine_foods of R's package modeldata, from McAuley and
/// Leskovec (2013). The words are the first 100 of a review, at least 4, and of
/// equal reviews there is the first. Of its 4000 to learn from 3500 are drawn;
/// the others are there to choose on. Its test is the test. Throws
/// study::MissingData, and study::RBaseError where the file is damaged.
Task reviews();

}  // namespace text_classification
