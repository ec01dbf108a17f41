#pragma once
#include "demonstration.hpp"

namespace demos {

/// Chapter 1: from f, i and g of each step to the cell state c, which begins
/// with 0 and is one longer.
Values belt(const Values& settings);

/// Chapters 2 to 4: a gate of one unit each. Where there are two numbers, the
/// first is without a mark or a question, x = 0, and the second with it. The
/// curves are listed over an axis that contains the gate's own z.
///
/// From W, b and x to z, f and its slope, the sigmoid and its slopes, and what
/// becomes of a cell state of 1 if one step is marked (c), or none (unmarked).
Values forget(const Values& settings);

/// From the value v, the input gate's weight of the mark and bias, Wi and bi,
/// and the candidate's weight of the value, Wg, to the pre-activations zi and
/// zg, both curves, i, and, over all values, g and the two writes.
Values input(const Values& settings);

/// From the cell state c, W and b to z, o and the sigmoid, and, over all cell
/// states, tanh(c) and the h that is shown, silent or asked.
Values output(const Values& settings);

/// Chapter 5: one unit that reads value, write and show of each step. Its
/// weights are chapter 5's latch of this sharpness or, where a seed is set
/// instead, those of a network's start. To the gates i, f, g, o of each step,
/// what is kept of c, what is written to it, and tanh_c; and to c and h, which
/// begin with 0 and are one longer.
Values cell(const Values& settings);

/// Chapter 6: the error of measured slopes over the step, in double, in float
/// and by complex steps, and at the step 10^power; and there, for one weight,
/// the slope by BPTT, and what is measured in each kind of number: the two
/// losses, or the real and imaginary part of one, and the slope.
Demonstration check();

/// Chapter 6: how far gradients reach back over T steps in an LSTM with this
/// forget bias and in a plain network, both after PyTorch's start if uniform is
/// 1, and after Keras's if it is 0. Also the LSTM's average f, and its powers.
Values gradient(const Values& settings);

/// Chapter 7: three optimisers walk 1000 steps through Rosenbrock's valley.
/// From the start (x, y) and the rates of descent, momentum and Adam to the
/// places and heights of each walk, which ends early where it flies off, and to
/// a map: heights row by row from its lower left corner, `size`, its columns
/// and rows, `edges`, its left, right, lower and upper one, and `goal`, the
/// lowest place.
Values race(const Values& settings);

/// Chapter 8: an LSTM of H units learns to continue windows of T values of a
/// sine wave, one epoch a call. From T, H, rate and seed, which count at the
/// first call, to the losses of all epochs so far, the error of the straight
/// line, and a window, the sine that goes on from it, and the network's wave.
Demonstration sine();

/// Chapter 9: an LSTM of H units trains on the chapter's noisy windows, one
/// epoch a call. From H, dropout, l1, l2 and seed, which count at the first
/// call, to the training and validation errors of all epochs so far, those of a
/// network that nothing holds back ("free"), and the noise of the targets.
Demonstration overfit();

/// Chapter 11: an LSTM of 8 units learns the adding problem of 1997 with T =
/// 50, some 300 sequences a call, until it is solved. The first call brings the
/// seed. Each brings whether to train (1) or only to answer (0), and a sequence
/// of the reader's own: T steps, the two that are marked (first, second), from
/// 1, neither of them at an end, and their numbers X1 and X2. To the sequences
/// read so far at each look at new ones (sequences), the share of those that
/// were wrong (wrong), and whether the task is solved; the unit, from 1, whose
/// cell state right before the second mark goes best with X1, and that
/// correlation (carries); and, for the reader's sequence, its numbers (number),
/// that unit's c, i, f and o at each step, the sum that the network would say
/// behind each (said), the true one (sum), and how far it is off in the end, in
/// the scale of the task, where `tolerance` is allowed.
Demonstration memory();

/// Chapter 12: an LSTM, a GRU and a linear recurrence of about as many numbers
/// learn the parity of up to 40 bits from the same sequences, 320 a call, until
/// it is solved or 12,800 were read. The first call brings the seed. Each
/// brings whether to train (1) or only to answer (0), and 10 to 100 bits. For
/// each kind k to the shares of sequences of 40 bits of which an answer was
/// wrong (wrong0, wrong1, wrong2), and the probability of an odd number of ones
/// behind each of the reader's bits (p0, p1, p2); whether that number is odd
/// (odd); and the three kinds' units, numbers to learn, and whether they have
/// solved the task.
Demonstration kinds();

/// Chapter 13: a network that was trained on novels goes on with a text. The
/// first call brings it: the code points of its letters, E numbers for each, H
/// units and its weights, in the order of its parameters. From the code points
/// of a text, a temperature, a seed, and how many letters were drawn before to
/// the probabilities p of all letters that may follow, the letter that is drawn
/// among them (next), and the text, as what was asked.
Demonstration language();

/// Chapter 14: a network that was trained on texts names the class of another.
/// The first call brings it: the words that it knows (known) and the names of
/// its classes, as the bytes of a text with one in each line, E numbers for a
/// word, H units in each of 1 or 2 directions, the pooling (0 last, 1 mean,
/// 2 largest) and its weights, in the order of its parameters. From the bytes
/// of a text to what was asked (text), the words that are read in it and the
/// classes, in lines as above. Where there is a word, also to the probabilities
/// p of the classes, the likeliest (chosen) and, for each word, whether it is
/// known (is_known), how much the likeliest class's probability sinks without
/// it (moved), and what it is after it (so_far).
Demonstration classify();

/// Chapter 15: a network with dot attention that was trained on pairs of
/// sentences translates another. The first call brings it: the words that it
/// reads (source) and those that it writes (target), as the bytes of a text
/// with one in each line, E numbers for a word, H units of its encoder and of
/// its decoder, and its weights, in the order of its parameters. From the bytes
/// of a text and how many beginnings are kept (beam) to what was asked (text)
/// and the words that are read in it, in lines as above. Where there is a word,
/// also to whether each is known (is_known), the words of the translation
/// (said), in lines, its probability p, and, row by row, how much each of them
/// and then the edge behind them looked at each word read (alpha). A
/// translation that was cut has no edge.
Demonstration translate();

/// Chapter 16: a network that was trained on the days before a test forecasts
/// each day of the test from those before it. The first call brings the names
/// of the columns, as the bytes of a text with one in each line, which of them
/// is forecast, their values, column by column, the first day's date (first),
/// as days since 1970, and the index of the test's first day (test); then what
/// the network says (target: 0 level, 1 anomaly, 2 residual), its window of T
/// days, H units, its errors on days that it had not learned from, and its
/// weights, in the order of its parameters. From the day of the test, the first
/// of which is 1, to its date, the column on 21 days before it (past), what is
/// usual on those and on it by climatology (usual), the forecast, the interval
/// of four in five, what persistence says, and what came.
Demonstration weather();

/// Chapter 17: an LSTM of 8 units learns to forecast a price from the ten days
/// before it, one epoch a call, and is judged on the last 300 of 900 days. From
/// the process (0 random walk, 1 AR(2)), what the network says (says: 0 the
/// price, 1 its return), seed, and nine bends, which change the price on days
/// 100, 200 ... 900 by about so many percent and those between evenly, all of
/// which count at the first call, to the closes of days 0 ... 900 (price),
/// those on the days of the bends without them (unbent), the first day of the
/// test (test), the forecasts from there on, R² and the skill over the day
/// before after each epoch (r2, skill), the last skill's interval, and R² of
/// the day before (yesterday).
Demonstration prices();

/// Chapter 18: a network that was trained on spoken numbers tells which of them
/// a sound is. The first call brings the words that it knows (words), as the
/// bytes of a text with one in each line, H units in each direction and its
/// weights, in the order of its parameters. From samples, `rate` of them a
/// second, for at most 10 seconds, to the words, the samples at 8000 a second,
/// the logarithms of their mel energies, frame by frame, the first frame that
/// is kept and the one behind the last (kept), the 26 features of each of those
/// (rows), and the probabilities p of the words.
Demonstration speech();

}  // namespace demos
