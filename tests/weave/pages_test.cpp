// Every rule of the pages is broken once in a small book, and each time
// `weave --check` has to fail and to say where and why.
#include "small_book.hpp"

TEST_CASE("a true book passes, from any folder in it") {
  const SmallBook book;
  const auto result = book.weave("--check");
  CAPTURE(result.text);
  CHECK(result.status == 0);
  const int below = std::system(("cd " + book.root.string() +
                                 "/docs && " WEAVE " --check > /dev/null 2>&1")
                                    .c_str());
  CHECK(WEXITSTATUS(below) == 0);
  const int outside = std::system("cd / && " WEAVE " --check > /dev/null 2>&1");
  CHECK(WEXITSTATUS(outside) == 1);
}

TEST_CASE("what cannot be told keeps its status") {
  const SmallBook book;
  const auto status = [&](const std::string& rest) {
    return WEXITSTATUS(std::system(
        ("cd " + book.root.string() + " && " WEAVE " " + rest).c_str()));
  };
  for (const std::string lost : {" 2>/dev/full", " 2>&-"}) {
    CHECK(status("--colour >/dev/null" + lost) == 2);
    CHECK(status("--site /dev/null/x >/dev/null" + lost) == 1);
  }
  for (const std::string lost : {" >/dev/full", " >&-"}) {
    CHECK(status("--help 2>/dev/null" + lost) == 1);
    CHECK(status("--check 2>/dev/null" + lost) == 1);
  }
  book.change("lib/a.hpp", "x + 1", "1 + x");
  CHECK(status("--check >/dev/null 2>/dev/full") == 1);
}

TEST_CASE("outputs are those of a fresh run, within what the block says") {
  broken("build/chapters/01_demo", "1.6e-03", "1.9e-03", "a fresh run says");
  broken(the_page, "done in 3 s", "done in 3 min", "a fresh run says");
  broken(the_page, "```console $ 01_demo ... {timing}\ndone in 3 s\n```\n", "",
         "it has 1 lines, a fresh run has 2");
  broken(the_page, "{rel=0.1}", "{rel=small}", "a tolerance that cannot");
  broken(the_page, "$ 01_demo {", "$ 01_gone {", "01_gone is not built");
  broken("build/chapters/01_demo", "echo", "exit 3; echo", "01_demo failed");
}

TEST_CASE("what a program says of its machine may be said in other words") {
  const SmallBook book;
  book.change(the_page, "{timing}\ndone in 3 s",
              "{machine}\nmeasured with gcc 12.2, for the Z80");
  book.expect_true();
  book.expect_true("");
  CHECK(read(book.root / the_page).find("the Z80") != std::string::npos);
  book.change(the_page, "for the Z80", "\nfor the Z80");
  CHECK(book.weave("--check").status == 1);
}

TEST_CASE("of a figure of named numbers the names and a median are compared") {
  const auto status = [](const std::string& fresh) {
    const SmallBook book;
    const std::string data = "name,y\np 1,2.25\np 2,9.5\np 3,3.5\n";
    put(book.root / "docs/figures/01-points.csv", data);
    put(book.root / "docs/figures/01-points.svg",
        "<svg><!-- data " + figures::fingerprint(data) + " --></svg>\n");
    book.change(the_page, "data: abs=0.5", "data: median abs=0.5");
    put(book.root / "fresh.csv", "name,y\n" + fresh);
    const auto result = book.weave("--check");
    CHECK(result.says("the median of \"") == (result.status == 1));
    return result.status;
  };
  CHECK(status("p 1,3.25\np 2,3.0\np 3,9.0\n") == 0);
  CHECK(status("p 1,3.25\np 2,4.25\np 3,9.0\n") == 1);
  CHECK(status("p 1,3.25\np 4,3.0\np 3,9.0\n") == 1);
}

TEST_CASE("what needs other systems is recorded and not run") {
  const SmallBook book;
  book.change(the_page, "The figure shows",
              "```console $ other --all {recorded}\nit took 2.5 s\n```\n\n"
              "It took 2.5<!-- key: it took --> s. The figure shows");
  book.change(the_page, "data: abs=0.5", "data: recorded");
  book.change("fresh.csv", "2,3.5", "2,4");
  book.expect_true();
  book.expect_true("");
  CHECK(read(book.root / the_page).find("it took 2.5 s") != std::string::npos);
  book.change("docs/figures/01-points.csv", "3.25", "3.26");
  CHECK(book.weave("--check").status == 1);
  broken(the_page, "{rel=0.1}", "{recorded}", "the run of a chapter is");
}

TEST_CASE("a longer study of a chapter may be recorded") {
  const SmallBook book;
  book.change(the_page, "The figure shows",
              "```console $ 01_demo --seeds 50 {recorded}\nerror 1.7e-03\n"
              "```\n\nThe figure shows");
  book.expect_true();
}

TEST_CASE("figures are those of a fresh run, shown, spoken of and described") {
  broken("fresh.csv", "2,3.5", "2,4", "a fresh run says");
  broken("docs/figures/01-points.csv", "3.25", "3.26",
         "was not drawn from the data beside it");
  broken(the_page, "The figure shows", "Here are", "is not introduced");
  broken(the_page, "![Two points.]", "![]", "has no alt text");
  broken(the_page, "![Two points.](figures/01-points.svg)", "gone",
         "a figure that no page shows");
}

TEST_CASE("numbers in the text have a run or a fact behind them") {
  broken(the_page, "1.5e-03<!--", "1.4e-03<!--", "no output of this page has");
  broken(the_page, "key: error", "key: terror", "no output of this page has");
  broken(the_page, "<!-- fact -->", "", "no run vouches for the number 0.25");
}

TEST_CASE("links, headings and names are alive") {
  broken(the_page, "index.md#contents", "gone.md", "a link to gone.md");
  broken(the_page, "#contents", "#nothing", "where no heading is called so");
  broken(the_page, "?gate.b", "?late.b", "no demonstration is called so");
  broken(the_page, "?belt.f", "?melt.f", "no demonstration is called so");
  broken(the_page, "=1#belt", "=1#melt", "where no heading is called so");
  broken(the_page, "?belt.f", "?belt", "which cannot be read");
  broken(the_page, "name=\"belt\"", "", "no demonstration is called so");
  broken(the_page, "`add_one`", "`add_two`", "nothing is called add_two");
  broken(the_page, "01-points.svg", "01-pints.svg", "which is not there");
  broken(the_page, "main.cpp#L4)", "main.cpp#L6)", "no lines are numbered so");
  broken(the_page, "main.cpp#L4)", "main.cpp#main)",
         "no lines are numbered so");
  broken(the_page, "index.md#contents", "names.md#add_four",
         "where no heading is called so");
}

TEST_CASE("a heading that stands twice on a page has two names") {
  const SmallBook book;
  book.change(the_page, "## Twice", "## 1 A page");
  book.change(the_page, "index.md#contents", "#1-a-page-1");
  CHECK(book.weave("--listings").status == 0);
  book.expect_true();
  CHECK(read(book.root / "docs/names.md").find("(01-a-page.md#1-a-page-1)") !=
        std::string::npos);
}

TEST_CASE("weaving brings back what was changed, and leaves what agrees") {
  const SmallBook book;
  book.change(the_page, "return x + 1", "return 7");
  book.change(the_page, "error 1.5e-03\n", "error 9.9e-03\n");
  book.expect_true("");
  const auto woven = read(book.root / the_page);
  CHECK(woven.find("return x + 1") != std::string::npos);
  CHECK(woven.find("error   1.6e-03") != std::string::npos);
  CHECK(book.weave("").text.empty());
  CHECK(read(book.root / the_page) == woven);

  const SmallBook true_book;
  true_book.expect_true("");
  CHECK(read(true_book.root / the_page) == page_text);
  CHECK(read(true_book.root / "docs/names.md") == index_text);
}

TEST_CASE("a program runs once, until it is built anew") {
  const SmallBook book;
  CHECK(book.weave("--check").says("running 01_demo"));
  CHECK_FALSE(book.weave("--check").says("running"));
  book.change("build/chapters/01_demo", "17 s", "4711 s");
  CHECK(book.weave("--check").says("running 01_demo"));
}

TEST_CASE("a program finds what one before it saved and litters nowhere else") {
  const SmallBook book;
  const auto listed = book.folder.names_in(book.root);
  book.change(the_page, "The figure shows",
              "```console $ 01_demo --save kept\n```\n\n"
              "```console $ 01_demo --load kept\nwhat was kept\n```\n\n"
              "The figure shows");
  book.change("build/chapters/01_demo", "#!/bin/sh\n",
              "#!/bin/sh\n"
              "[ \"$1\" = --save ] && echo 'what was kept' > \"$2\" && exit\n"
              "[ \"$1\" = --load ] && exec cat \"$2\"\n");
  book.expect_true();
  fs::remove(book.root / "log");
  CHECK(book.folder.names_in(book.root) == listed);
}

TEST_CASE("an option that is not known is a misuse") {
  const SmallBook book;
  CHECK(book.weave("--chekc").status == 2);
  CHECK(book.weave("--tangle one").status == 2);
}
