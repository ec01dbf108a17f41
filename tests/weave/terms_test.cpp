// A word of the field stands in bold, where it is explained, before it is used.
#include "small_book.hpp"

static const std::string notation =
    "# Notation\n\n## Words\n\n"
    "| word | meaning | chapter |\n|---|---|---|\n"
    "| point | a place | [1](01-a-page.md) |\n"
    "| far point, infinity | where lines meet | [2](02-next.md) |\n"
    "\n## Everyday words with a meaning here\n\n"
    "| word | meaning | chapter |\n|---|---|---|\n"
    "| way | what leads to a point | [2](02-next.md) |\n";

// The small book with two words that chapter 1 explains, and one that it may
// use all the same, and chapter 2 with the others.
struct BookWithTerms : SmallBook {
  BookWithTerms() {
    put(root / "docs/notation.md", notation);
    change(the_page, "are known.",
           "are known on their way.\n\n## Places\n\nA **point** is a place.");
    change(the_page, "![Two points.]", "![Two places.]");
    put(root / "docs/02-next.md",
        "# 2 Next\n\nOf far points and points.\n\n## Far\n\n"
        "A **far\npoint**, or **infinity**, ends a **way**.\n");
  }
};

static void expect_passes(const BookWithTerms& book) {
  book.weave("--listings");  // the index, after headings
  book.expect_true();
}

static void refused(const fs::path& file, const std::string& from,
                    const std::string& to, const std::string& words) {
  CAPTURE(from);
  const BookWithTerms book;
  book.change(file, from, to);
  book.expect_fault("--check", words);
}

TEST_CASE("words that are explained before they are used pass") {
  const BookWithTerms book;
  expect_passes(book);
}

TEST_CASE("a word is not used before it is explained") {
  const std::string before = "A **point** is", early = " before 02-next.md";
  refused(the_page, before, "Infinity is far. " + before,
          "\"infinity\"" + early);
  refused(the_page, before, "Far\npoints. " + before, "\"far point\"" + early);
  refused(the_page, "## Places\n", "## Places\n\nPoints!\n",
          "\"point\" before 01-a-page.md");
  refused("docs/02-next.md", "## Far\n", "## Far\n\nSee infinity.\n",
          "\"infinity\"" + early);
}

TEST_CASE("a word is explained where the list says") {
  refused(the_page, "A **point** is", "A point is", "\"point\"");
  refused("docs/02-next.md", "**infinity**", "*infinity*", "\"infinity\"");
  refused("docs/02-next.md", "a **way**", "a way", "\"way\" is bold nowhere");
}

TEST_CASE("who leads to the explanation may say the word") {
  const BookWithTerms book;
  book.change(the_page, "A **point** is",
              "[Infinity](02-next.md#far) is far.\n\nA **point** is");
  expect_passes(book);
}

TEST_CASE("the picture of the page that explains a word may say it before") {
  const BookWithTerms book;
  book.change("docs/02-next.md", "## Far\n",
              "## The picture\n\nInfinity is far.\n\n## Far\n");
  expect_passes(book);
}

TEST_CASE("a word within another one or in code is not that word") {
  const BookWithTerms book;
  book.change(the_page, "## Places\n",
              "## Places\n\nThat is pointless, it has no end-point, says "
              "`add_one`.\n");
  expect_passes(book);
}
