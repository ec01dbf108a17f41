#include "bad_input.hpp"
#include "lstm/layers/ctc.hpp"

using lstm::ctc_loss, lstm::Labelling, lstm::Sequence;

BAD_INPUT("strings of labels that do not fit") {
  Sequence<double> z = xt::zeros<double>({4, 3, 2}), dz;
  lstm::CtcTrace<double> trace;
  const auto refused = [&](const std::vector<Labelling>& labels,
                           const char* message) {
    CHECK_THROWS_WITH_AS(ctc_loss(z, labels, dz, trace), message,
                         std::invalid_argument);
  };
  refused({{1, 2}, {1, 0}},
          "label 1 of sample 1 is 0, expected a class above 0, the blank, and "
          "below 3");
  refused({{3}, {}},
          "label 0 of sample 0 is 3, expected a class above 0, the blank, and "
          "below 3");
  refused({{1}, {1, 1, -1}},
          "label 2 of sample 1 is -1, expected a class above 0, the blank, and "
          "below 3");
  refused({{1}}, "there are labels for 1 samples, expected them for 2");
  z.resize({4, 0, 2});
  refused({{}, {}}, "logits has shape [4, 0, 2], expected no extent of 0");
  CHECK_THROWS_WITH_AS(lstm::log_softmax<double>(z, dz),
                       "logits has shape [4, 0, 2], expected no extent of 0",
                       lstm::ShapeError);
  z = {};
  refused({}, "logits has shape [0, 0, 0], expected no extent of 0");
}

BAD_INPUT("lengths of strings that are longer than the batch") {
  const Sequence<double> z = xt::zeros<double>({4, 3, 2});
  Sequence<double> dz;
  lstm::CtcTrace<double> trace;
  const lstm::Lengths too_long = {4, 5}, too_few = {4};
  CHECK_THROWS_WITH_AS(ctc_loss({z, too_long}, {{1}, {2}}, dz, trace),
                       "sample 1 has a length of 5, expected at most 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(ctc_loss({z, too_few}, {{1}, {2}}, dz, trace),
                       "there are 1 lengths, expected 2, one for each sample",
                       lstm::ShapeError);
}

BAD_INPUT("a gradient of strings in the place of its logits") {
  Sequence<double> z = xt::zeros<double>({2, 2, 1});
  lstm::CtcTrace<double> trace;
  CHECK_THROWS_WITH_AS(ctc_loss(z, {{1}}, z, trace),
                       "dz must not stand in the place of z",
                       std::invalid_argument);
}
