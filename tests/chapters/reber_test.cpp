#include "study/reber.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

using study::EmbeddedReber, study::ReberString;

namespace {

// The grammar once more, another way: which letters may follow, by the letters
// of an inner string so far. It walks along and knows its place by a name.
std::string followers(const std::string& inner) {
  static const std::map<std::string, std::map<char, std::string>> arrows = {
      {"begin", {{'B', "open"}}},          {"open", {{'T', "s"}, {'P', "t"}}},
      {"s", {{'S', "s"}, {'X', "x"}}},     {"t", {{'T', "t"}, {'V', "v"}}},
      {"x", {{'X', "t"}, {'S', "close"}}}, {"v", {{'P', "x"}, {'V', "close"}}},
      {"close", {{'E', "end"}}},           {"end", {}}};
  std::string place = "begin";
  for (const char letter : inner) {
    const auto arrow = arrows.at(place).find(letter);
    if (arrow == arrows.at(place).end()) return "?";
    place = arrow->second;
  }
  std::string all;
  for (const auto& [letter, next] : arrows.at(place)) all += letter;
  return all;
}

// Behind letter t of an embedded string.
std::string legal(const std::string& letters, std::size_t t) {
  if (t == 0) return "PT";
  const auto inner = letters.substr(2, t - 1);
  const auto next = followers(inner);
  if (!next.empty()) return next;
  return inner.back() == 'E' && t + 3 == letters.size() ? letters.substr(1, 1)
                                                        : "E";
}

std::string letters_of(int bits) {
  std::string all;
  for (const char letter : std::string("BEPSTVX"))
    if (bits >> study::reber_letters.find(letter) & 1) all += letter;
  return all;
}

}  // namespace

TEST_CASE("what is legal in a Reber string is what another walk allows") {
  lstm::Random random(1);
  std::map<char, int> outer, first;
  for (int n = 0; n < 2000; ++n) {
    const auto made = study::embedded_reber(random);
    const auto& letters = made.letters;
    const auto& bits = made.legal;
    CAPTURE(letters);
    REQUIRE(bits.size() == letters.size());
    CHECK(letters[0] == 'B');
    CHECK(letters.ends_with(std::string("E") + letters[1] + "E"));
    for (std::size_t t = 0; t + 3 < letters.size(); ++t) {
      CHECK(letters_of(bits[t]) == legal(letters, t));
      CHECK(letters_of(bits[t]).find(letters[t + 1]) != std::string::npos);
    }
    CHECK(letters_of(bits[letters.size() - 3]) == letters.substr(1, 1));
    CHECK(letters_of(bits[letters.size() - 2]) == "E");
    CHECK(bits.back() == 0);
    ++outer[letters[1]];
    ++first[letters[3]];
  }
  for (const auto& counts : {outer, first}) {
    CHECK(counts.size() == 2);
    CHECK(counts.at('T') > 900);
    CHECK(counts.at('P') > 900);
  }
}

TEST_CASE("no Reber string that is asked about was learned from") {
  const EmbeddedReber task{lstm::Random(3)};
  std::set<std::string> all;
  for (const auto* part : {&task.training, &task.test}) {
    CHECK(part->size() == 256);
    for (const auto& string : *part) all.insert(string.letters);
  }
  CHECK(all.size() == 512);
  CHECK(task.may_fail() == 0.005);  // one of 256
}

TEST_CASE("strings are drawn from those to learn from, and all others asked") {
  const EmbeddedReber task{lstm::Random(4)};
  const auto written = [](const study::Examples<float>& all, std::size_t b) {
    std::string letters;
    for (std::size_t t = 0; t < all.x.shape(0); ++t)
      for (std::size_t k = 0; k < 7; ++k)
        if (all.x(t, k, b) == 1) letters += study::reber_letters[k];
    return letters + "E";
  };
  const auto known = [&](const std::vector<ReberString>& strings,
                         const std::string& letters) {
    for (const auto& string : strings)
      if (string.letters == letters) return true;
    return false;
  };
  lstm::Random random(5);
  const auto drawn = task.draw(300, random);
  for (std::size_t b = 0; b < 300; ++b)
    CHECK(known(task.training, written(drawn, b)));
  const auto asked = task.unseen(10, random);
  REQUIRE(asked.size() == 256);
  for (std::size_t b = 0; b < 256; ++b)
    CHECK(written(asked, b) == task.test[b].letters);
}

TEST_CASE("strings side by side are read letter by letter") {
  const ReberString one{"BTE", {0b110, 1 << 6, 0}}, other{"BP", {0b100, 0}};
  const auto all = study::read_along({&one, &other});
  CHECK(all.x.shape(0) == 2);
  CHECK(all.x.shape(1) == 7);
  CHECK(xt::sum(all.x)() == 3);
  CHECK(all.x(0, 0, 0) == 1);
  CHECK(all.x(1, 1, 0) == 1);
  CHECK(all.x(0, 0, 1) == 1);
  CHECK(all.labels == lstm::Labels{{1, 2}, {6, lstm::no_label}});
  CHECK(all.legal == lstm::Labels{{0b110, 0b100}, {1 << 6, 0}});
}
