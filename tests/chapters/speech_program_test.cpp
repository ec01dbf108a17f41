// Chapter 18's program as a user meets it, on small words and on a folder of
// one's own.
#include <doctest/doctest.h>

#include <fstream>
#include <regex>

#include "bad_input.hpp"
#include "made_sounds.hpp"
#include "run_program.hpp"
#include "small_numbers.hpp"

namespace {

const std::string tiny = "--networks 1 --epochs 1 --hidden 2 --quick ";

Result run(const std::string& arguments) {
  return run_program(CHAPTERS "/18_speech", arguments, "LSTM_DATA=" SMALL_DATA);
}

// A folder of two words, each said four times.
struct OwnSounds {
  TemporaryFolder folder;
  std::string name = (folder.path / "sounds").string();

  OwnSounds() {
    for (int k = 0; k < 4; ++k)
      for (const std::size_t word : {1u, 22u})
        write_sound(std::filesystem::path(name) /
                        fmt::format("{}_{}.wav", word == 1 ? "no" : "yes", k),
                    say({word}, 100 + 9 * k));
  }
  std::string file(const char* one) const {
    return (folder.path / one).string();
  }
};

void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "18_speech: " + words + "\n");
}

bool found(const std::string& text, const std::string& form) {
  return std::regex_search(text, std::regex(form));
}

const std::string number = " +\\d\\.\\d\\d\\d",
                  five = number + number + number + number + number,
                  intervals = "(?: +\\d\\.\\d+ to \\d\\.\\d+){5}\n";

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("chapter 18 tells of its words all that it can") {
  const auto result = run("--quick --hidden 8 --networks 2 --part words");
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  const std::vector<std::string> lines = {
      "^eSpeak NG 0, flite-0\n\nA plain program: cepstra c1 to c5 of vowels\na "
      "at 110 Hz",
      "\nThe chapter's own functions say the same to 1e-9\n",
      "\n24 words: 48 clips to learn from, in 48 "
      "variations,\n24 of 1 voice to choose on, 24 of 1 voice for the test,\n"
      "24 of flite-rms, 24 of Allison, 24 of saytime\n",
      "\nsoftmax, six segments" + five + "\n  [^\n]+" + intervals,
      "\ntemplates, warped" + five + "\n  \\d+ \\w+ a word, nearest \\d" +
          intervals,
      "\nLSTM, 8 units each way" + five + "\n  mean of 2" + intervals +
          "  the least and the most",
      "\nLSTM, frames shuffled" + five + "\n  mean of 1" + intervals,
      "\nover templates, warped(?: +[-+]\\d\\.\\d+){5}\n",
      "\nTaken for another, times by 2 networks\ntest ",
      "\nvoices of the test learnt from +accuracy, test" + number + number +
          "\nvoices of the test learnt from +accuracy, flite-rms" + number +
          number + "\nnetwork and epoch best on people +accuracy, people" +
          number + number + "\n"};
  for (const auto& line : lines) {
    CAPTURE(line);
    CAPTURE(result.out);
    CHECK(found(result.out, line));
  }
  CHECK(run("--quick --hidden 8 --networks 2 --part words --threads 3").out ==
        result.out);
  CHECK(run("--quick --hidden 8 --networks 2 --part words --seed 2").out !=
        result.out);
}

TEST_CASE("chapter 18 hears strings behind its words, or alone") {
  const auto all = run("--quick --hidden 2 --networks 1 --epochs 1"),
             words =
                 run("--quick --hidden 2 --networks 1 --epochs 1 --part "
                     "words"),
             strings = run("--quick --hidden 2 --part strings");
  for (const auto* result : {&all, &words, &strings}) {
    CHECK(result->status == 0);
    CHECK(result->error.empty());
  }
  // Mistakes stand at the end: behind their head those of words come first.
  const auto in_two = [](const std::string& out) {
    const auto end = out.find("\nmistakes ");
    REQUIRE(end != out.npos);
    const auto first = out.find('\n', end + 1) + 1;
    return std::pair{out.substr(0, end), out.substr(first)};
  };
  const std::string made = "eSpeak NG 0, flite-0\n\n";
  REQUIRE(strings.out.starts_with(made));
  const auto [heard, wrong] = in_two(all.out);
  const auto [heard_words, wrong_words] = in_two(words.out);
  const auto [heard_strings, wrong_strings] = in_two(strings.out);
  CHECK(heard == heard_words + "\n" + heard_strings.substr(made.size()));
  CHECK(wrong == wrong_words + wrong_strings);
  CHECK(found(strings.out, "CTC"));
  CHECK(found(strings.out, "\nstrings put together, judged so +tokens wrong" +
                               number + number + "\n"));
}

TEST_CASE("chapter 18 hears words of one's own") {
  const OwnSounds own;
  const auto result = run(tiny + "--data " + own.name);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  CHECK(found(result.out,
              "\n2 words: \\d clips to learn from, in \\d variations,\n"));
  CHECK(found(result.out,
              "\nWho speaks is not known of all clips, or there "
              "are less than three: "));
  for (const auto* absent : {"Allison", "eSpeak", "mistakes"})
    CHECK(result.out.find(absent) == std::string::npos);
}

TEST_CASE("a network of chapter 18 that is kept hears again") {
  const OwnSounds own;
  const auto model = own.file("model"), onnx = own.file("onnx"),
             again = own.file("again");
  const auto trained =
      run("--networks 1 --epochs 20 --hidden 8 --quick --data " + own.name +
          " --save " + model + " --onnx " + onnx);
  CHECK(trained.status == 0);
  CHECK(found(trained.out, "\nThe network is in " + onnx + " as ONNX\n"));
  const auto said = run("--load " + model + " --hear " + own.name +
                        "/yes_1.wav --onnx " + again);
  CHECK(said.status == 0);
  CHECK(found(said.out, "\nyes +(\\d\\.\\d+)\nno +(\\d\\.\\d+)\n$"));
  CHECK(read(again) == read(onnx));
  const auto asked = run("--load " + model + " --data " + own.name);
  CHECK(found(asked.out, "^accuracy +validation +test\nLSTM, from a file" +
                             number + number + "\n"));
  refused(run("--load " + model), 1,
          "the network's words are not those of the data");
}

TEST_CASE("a network of strings of chapter 18 that is kept hears again") {
  const OwnSounds own;
  const auto model = own.file("model"), onnx = own.file("onnx"),
             again = own.file("again");
  const std::string strings = "--part strings ",
                    sound =
                        " --hear " SMALL_DATA "/numbers/strings/ann/0_1.wav";
  const auto trained = run(strings + "--hidden 8 --epochs 20 --save " + model +
                           " --onnx " + onnx + sound);
  CHECK(trained.status == 0);
  const auto told = "\nThe network of strings is in " + onnx + " as ONNX\n";
  REQUIRE(trained.out.starts_with(told));
  const auto text = trained.out.substr(told.size());
  CHECK(found(text, "^(nothing|\\d( \\d)*)\n$"));
  const auto said =
      run(strings + "--load " + model + sound + " --onnx " + again);
  CHECK(said.status == 0);
  CHECK(said.out.ends_with(" as ONNX\n" + text));
  CHECK(read(again) == read(onnx));
  CHECK(found(run(strings + "--quick --load " + model).out,
              "\nCTC, from a file\n  validation voices +\\d+" + number));
  refused(
      run("--load " + model + sound), 1,
      "cannot load " + model + ": it hears strings of digits, expected words");
  run(tiny + "--save " + model + sound);
  refused(
      run(strings + "--load " + model + sound), 1,
      "cannot load " + model + ": it hears words, expected strings of digits");
}

TEST_CASE("chapter 18 keeps a network of strings that it compares") {
  const OwnSounds own;
  const auto one = own.file("one"), other = own.file("other");
  const std::string task = "--part strings --quick --hidden 2 --save ";
  CHECK(run(task + one).status == 0);
  CHECK(run(task + other + " --hear " SMALL_DATA "/numbers/strings/ann/0_1.wav")
            .status == 0);
  CHECK(read(one).size() > 1000);
  CHECK(read(one) == read(other));
}

TEST_CASE("chapter 18 says what a sound is and nothing else") {
  const OwnSounds own;
  const auto out =
      run(tiny + "--hear " SMALL_DATA "/numbers/Allison/7.wav").out;
  CHECK(found(out, "^(?:\\d+ +\\d\\.\\d\\d\\d\n){3}$"));
}

TEST_CASE("a run of chapter 18 is taken up again") {
  const OwnSounds own;
  const auto kept = own.file("kept"), task = tiny + "--data " + own.name;
  const auto first = run(task + " --checkpoint " + kept);
  CHECK(first.status == 0);
  const auto again = run(task + " --resume " + kept);
  CHECK(again.error.empty());
  CHECK(again.out == first.out);
  const auto other = run(tiny + "--resume " + kept);
  CHECK(other.status == 1);
  CHECK(other.error.find(": data is \"") != std::string::npos);
}

TEST_CASE("the search for settings of chapter 18 stands in the place of all") {
  const OwnSounds own;
  const auto out = run("--study settings --epochs 1 --data " + own.name).out;
  CHECK(found(out,
              "^epochs hidden dropout +noise stretch +rate +batch +loss and "
              "accuracy\n(?: +1 +\\d+[^\n]+\n){19}"));
}

TEST_SUITE_END();

BAD_INPUT("chapter 18 is asked for what does not go together") {
  for (const std::string pair :
       {"--load a --save b", "--load a --checkpoint b", "--load a --resume b",
        "--load a --study settings", "--load a --networks 2",
        "--load a --epochs 2", "--load a --hidden 2",
        "--study settings --save a", "--study settings --onnx a",
        "--study settings --hear a", "--part words --data a",
        "--part strings --data a"}) {
    CAPTURE(pair);
    const auto result = run(pair);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    auto error = result.error;
    REQUIRE(error.ends_with("\n"));
    error.pop_back();
    CHECK(is_remarked(error, "18_speech: two options exclude each other"));
  }
  refused(run("--networks 0"), 2,
          "--networks: expected a whole number from 1 to 1000, got 0");
}

BAD_INPUT("sounds that chapter 18 cannot hear") {
  const OwnSounds own;
  CHECK(run("--hear /nowhere/sound").status == 1);
  const auto silent =
      write_sound(own.folder.path / "silent.wav", std::vector<float>(4000));
  for (const std::string option : {"--hear ", "--load /nowhere --hear "}) {
    const auto result = run(option + silent);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CHECK(result.error.starts_with("18_speech: " + silent + ": "));
  }
  CHECK(run("--data /nowhere").status == 1);
  const auto missing =
      run_program(CHAPTERS "/18_speech", "", "LSTM_DATA=/nowhere");
  refused(missing, 1, "numbers/words is missing; .ci/data gets it");
}

BAD_INPUT("a network of chapter 18 that cannot be had") {
  refused(run("--load /nowhere/model"), 1,
          "cannot read /nowhere/model: No such file or directory");
  for (const std::string option : {"--save", "--onnx"})
    refused(run(tiny + option + " /nowhere/model"), 1,
            "cannot write /nowhere/model: No such file or directory");
}
