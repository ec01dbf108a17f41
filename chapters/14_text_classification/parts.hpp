#pragma once
#include "examples.hpp"
#include "study/parts.hpp"

namespace text_classification {

using study::drawn, study::joined, study::part_of, study::Shares;

}  // namespace text_classification
