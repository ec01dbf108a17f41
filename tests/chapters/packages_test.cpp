#include "14_text_classification/packages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bad_input.hpp"
#include "data_variable.hpp"
#include "parts_of_task.hpp"
#include "study/data_file.hpp"

using namespace text_classification;
using namespace parts_of_task;

static const std::string long_text =
    "a b c d e f g h i j k l m n o p q r s t";  // 20 words

TEST_CASE("summaries are read without names of packages") {
  DataFolder data;
  data.write("packages/packages.tsv",
             "b-tool\ttools\tnet\tB-Tool for (fast) networks\n"
             "gimp\tgimp\tgraphics\tthe GIMP is an editor of gimps\n"
             "gimp2\tgimp2\tmath\tThe, is, an, editor of gimps\n"
             "gimp3\tgimp3\tmath\tthe gimp3 is an editor of gimps\n"
             "long\tlong\tfonts\tlong " +
                 long_text +
                 " u v\n"
                 "player\tplayer\tvideo\tplays films of all kinds\n"
                 "quick\tquick\tnet\tquick mail client\n"
                 "three\tthree\tadmin\tthe three words here\n");
  const std::multimap<std::string, std::string> expected = {
      {"b tool for ( fast ) networks", "net"},
      {"the is an editor of gimps", "graphics"},
      {"the , is , an , editor of gimps", "math"},
      {long_text, "fonts"},
      {"the words here", "admin"}};
  CHECK(all_of(package_summaries()) == expected);

  const std::multimap<std::string, std::string> named = {
      {"b tool for ( fast ) networks", "net"},
      {"the gimp is an editor of gimps", "graphics"},
      {"the , is , an , editor of gimps", "math"},
      {"long " + long_text.substr(0, 37), "fonts"},
      {"the three words here", "admin"}};
  CHECK(all_of(mixed_packages()) == named);
}

TEST_CASE("packages of one source stand in the same part unless mixed") {
  DataFolder data;
  std::string table;
  for (int source = 0; source < 2'000; ++source)
    for (const auto* part : {"one", "two", "three"})
      table += fmt::format("{}{}\ts{}\tgames\ts{} has {} parts\n", part, source,
                           source, source, part);
  data.write("packages/packages.tsv", table);
  const auto task = package_summaries(), mixed = mixed_packages();
  CHECK(task.classes.size() == 12);
  CHECK(groups_of(task).size() == 2'000);
  CHECK(groups_on_both_sides(task) == 0);

  // A source's three fall into one part at 0.75^3 + 0.1^3 + 0.15^3 = 0.426.
  CHECK(groups_on_both_sides(mixed) > 1'000);
  CHECK(fingerprint(task) != fingerprint(mixed));
  for (const auto* one : {&task, &mixed}) {
    CHECK(one->training.size() + one->validation.size() + one->test.size() ==
          6'000);
    CHECK(one->training.size() > 4'260);
    CHECK(one->training.size() < 4'740);
    CHECK(one->validation.size() > 420);
    CHECK(one->validation.size() < 780);
  }
}

TEST_CASE("the archive of the packages is named by its day") {
  DataFolder data;
  data.write("packages/archive",
             "Suite: stable\nVersion: 13.1\nCodename: trixie\n"
             "Date: Sat, 6 Sep 2025 08:00:00 UTC\nSHA256: 00\n");
  CHECK(packages_archive() ==
        "Debian 13.1 (trixie) of Sat, 6 Sep 2025 08:00:00 UTC");
  data.write("packages/archive", "Codename: sid\nDate: Monday\n");
  CHECK(packages_archive() == "Debian (sid) of Monday");
}

TEST_CASE("the packages are read as Debian has them") {
  Task task;
  try {
    task = package_summaries();
  } catch (const study::MissingData& error) {
    MESSAGE("skipped: " << std::string(error.what()));
    return;
  }
  const auto count =
      task.training.size() + task.validation.size() + task.test.size();
  CHECK(count > 7'000);
  CHECK(task.training.size() > count * 7 / 10);
  CHECK(task.test.size() > count / 10);
  for (const auto* part : {&task.training, &task.validation, &task.test})
    for (int label = 0; label < 12; ++label)
      CHECK(std::ranges::count(*part, label, &Example::label) >= 5);
  CHECK(packages_archive().starts_with("Debian "));
}

BAD_INPUT("packages that are missing or not what was written") {
  DataFolder data;
  CHECK_THROWS_WITH_AS(package_summaries(),
                       "packages/packages.tsv is missing; .ci/data gets it",
                       study::MissingData);
  CHECK_THROWS_WITH_AS(packages_archive(),
                       "packages/archive is missing; .ci/data gets it",
                       study::MissingData);
  data.write("packages/packages.tsv", "a\ta\tnet\ta b c d\na\ta\tnet\n");
  CHECK_THROWS_WITH_AS(mixed_packages(),
                       "packages/packages.tsv: line 2 has 3 columns, expected "
                       "4 between tabs",
                       study::DataError);
  for (const char* text : {"Date: Monday\n", "Codename: sid\n", ""}) {
    data.write("packages/archive", text);
    CHECK_THROWS_WITH_AS(packages_archive(),
                         "packages/archive: no codename and date",
                         study::DataError);
  }
}
