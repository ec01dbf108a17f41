#include "plain.hpp"

#include <fmt/core.h>

#include <cmath>
#include <string>

#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/lstm.hpp"

namespace text_classification {

using lstm::Matrix, lstm::Sequence, lstm::State;

// #region plain
// Words as labels [T, 1]: T steps of one sample.
static lstm::Labels column(const Sentence& sentence) {
  lstm::Labels words({sentence.words.size(), 1});
  std::copy(sentence.words.begin(), sentence.words.end(), words.begin());
  return words;
}

double Reader::pass(const Sentence& sentence) {
  const auto words = column(sentence);
  const std::size_t T = sentence.words.size(), H = cell.hidden();

  Sequence<double> x;
  embedding.forward(words, x);
  const auto steps = run(cell, x, State<double>::zeros(H, 1));
  const Matrix<double>& h = steps.back().after.h;
  const Matrix<double> p = lstm::softmax(dense.forward(h));

  Matrix<double> y = xt::zeros<double>(p.shape());
  y(static_cast<std::size_t>(sentence.label), 0) = 1;
  Sequence<double> dh = xt::zeros<double>({T, H, std::size_t{1}});
  xt::view(dh, T - 1) = dense.backward(h, p - y);
  embedding.backward(words, run_back(cell, steps, dh).dx);
  return -std::log(xt::sum(p * y)());
}

static void descend(const lstm::Parameters<double>& parameters, double rate) {
  for (auto* p : parameters) p->value -= rate * p->gradient;
}
// #endregion

Reader::Reader(std::size_t V, std::size_t E, std::size_t H, std::size_t K,
               lstm::Random random)
    : embedding(V, E), cell(E, H), dense(H, K) {
  embedding.initialize(lstm::Recipe::pytorch, random);
  auto layer = stacked(cell);
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
  cell = lstm::taken_apart(layer);
}

lstm::Parameters<double> Reader::parameters() {
  auto all = cell.parameters();
  for (auto* p : lstm::parameters_of(embedding, dense)) all.push_back(p);
  return all;
}

Matrix<double> Reader::answer(const Sentence& sentence) const {
  Sequence<double> x;
  embedding.forward(column(sentence), x);
  const auto steps = run(cell, x, State<double>::zeros(cell.hidden(), 1));
  return lstm::softmax(dense.forward(steps.back().after.h));
}

static const char* const words[] = {"good", "bad", "not", "but"};
static const std::vector<Sentence> known = {
    {{0}, 1},       {{1}, 0},       {{2, 0}, 0},       {{2, 1}, 1},
    {{0, 3, 1}, 0}, {{1, 3, 0}, 1}, {{2, 0, 3, 0}, 1}, {{0, 3, 2, 0}, 0}};
static const std::vector<Sentence> unread = {{{2, 0, 3, 2, 1}, 1},
                                             {{2, 1, 3, 2, 0}, 0}};

static void report(const Reader& reader, const Sentence& sentence,
                   const char* remark) {
  std::string text;
  for (const int word : sentence.words)
    text += std::string(text.empty() ? "" : " ") + words[word];
  fmt::print("{:28} {:>6.2f}{}\n", text, reader.answer(sentence)(1, 0), remark);
}

void learn_order(const lstm::Seed& seed) {
  Reader reader(4, 4, 8, 2, seed.stream("plain"));
  const auto count = static_cast<double>(known.size());
  fmt::print("A plain program learns {} sentences:\n{:>6} {:>8}\n",
             known.size(), "steps", "loss");
  for (int done = 0; done <= 1000; ++done) {
    zero_gradients(reader.parameters());
    double loss = 0;
    for (const auto& sentence : known) loss += reader.pass(sentence) / count;
    if (done % 200 == 0) fmt::print("{:6} {:8.3f}\n", done, loss);
    descend(reader.parameters(), 0.5 / count);
  }
  fmt::print("{:28} {:>6}\n", "a sentence", "good");
  for (const auto& sentence : known) report(reader, sentence, "");
  for (const auto& sentence : unread) report(reader, sentence, "  never read");
  fmt::print("\n");
}

}  // namespace text_classification
