#pragma once
#include "lstm/layers/attention.hpp"
#include "lstm/layers/cross_entropy.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/lstm.hpp"
#include "no_attention.hpp"
#include "sentences.hpp"

namespace translation {

/// How large a network is, and how it is used in training.
struct Form {
  std::size_t width = 64, hidden = 96;
  double dropout = 0;  // the share of words' vectors and of the decoder's h
};

/// An encoder that reads a sentence and a decoder that starts from its last
/// state and says another (Sutskever et al. 2014). Look is lstm::Attention, or
/// NoAttention. Behind the decoder, m = tanh(W [q; context] + b) of its output
/// q, as in Luong et al. 2015 (equation 5), and from m the logits of the next
/// word.
template <class Look>
class Translator {
 public:
  using Scalar = typename Look::Scalar;
  using Batch = Sentences;
  lstm::Embedding<Scalar> from, to;
  lstm::Lstm<Scalar> encoder, decoder;
  Look look;
  lstm::Dense<Scalar> combine, dense;
  Form form;

  /// For V words to read, and a choice among K signs to say.
  Translator(std::size_t V, std::size_t K, const Form& form_);
  lstm::Parameters<Scalar> parameters() {
    return parameters_of(from, to, encoder, decoder, look, combine, dense);
  }
  void initialize(lstm::Random& random);

  /// The cross-entropy of the next words, given the true ones before them
  /// (teacher forcing). `pass` drops out, and adds its gradients to those of
  /// the parameters.
  lstm::Summed<Scalar> pass(const Sentences& batch, lstm::Random& random);
  lstm::Summed<Scalar> loss(const Sentences& batch);

  /// As at test time: reads sentences [T, B] from zeros.
  const lstm::Trace<Scalar>& read(const lstm::Labels& words,
                                  const lstm::Lengths& lengths);
  /// What follows `said` [T', B], from a state of the decoder, for sentences
  /// that the encoder has made h [T, H, B] of: logits z [T', K, B].
  const lstm::Sequence<Scalar>& say(const lstm::Labels& said,
                                    const lstm::State<Scalar>& start,
                                    const lstm::Steps<Scalar>& h);
  /// Of the last `say`: the decoder's last state, and what each step looked at,
  /// alpha [T', T, B].
  lstm::State<Scalar> state() const { return saying_.last(); }
  const lstm::Sequence<Scalar>& alpha() const { return looking_.alpha; }

 private:
  const lstm::Trace<Scalar>& encode(const lstm::Labels& words,
                                    const lstm::Lengths& lengths);
  const lstm::Sequence<Scalar>& decode(const lstm::Labels& said,
                                       const lstm::State<Scalar>& start,
                                       const lstm::Steps<Scalar>& h);
  void draw_masks(const Sentences& batch, lstm::Random& random);
  void drop_masks();
  void back(const Sentences& batch, const lstm::Steps<Scalar>& h);

  lstm::Masks<Scalar> read_masks_, said_masks_;  // kept, as all below
  lstm::Sequence<Scalar> m_mask_;
  lstm::Sequence<Scalar> x_, y_, joined_, m_, dropped_, z_;
  lstm::Sequence<Scalar> dz_, dm_, djoined_, dh_, dcontext_;
  lstm::Trace<Scalar> reading_, saying_;
  lstm::Flow<Scalar> to_read_, to_said_;
  typename Look::Trace looking_;
  typename Look::Flow to_looked_;
};

}  // namespace translation
