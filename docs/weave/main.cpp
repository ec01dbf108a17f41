// weave: holds the pages of the book and the code together.

#include <cmark.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <stdexcept>

#include "book/prose.hpp"
#include "listings/listings.hpp"
#include "listings/shares.hpp"
#include "names/index.hpp"
#include "outputs/outputs.hpp"
#include "site/built.hpp"
#include "site/site.hpp"

using namespace weave;

// What the command line asks for.
struct Wish {
  bool check = false, listings = false;
  std::string site, built, build = "build";
  std::vector<std::string> tangle;
  Selection selection;
};

static void declare(CLI::App& app, Wish& wish) {
  app.add_option("only", wish.selection.only,
                 "only the pages and figures that start so: 08, 08-loss");
  app.add_option("--part", wish.selection.part,
                 "of the outputs and figures, only those of this part")
      ->check(CLI::Range(1, 2));
  app.add_flag("--check", wish.check,
               "change nothing; fail where the book lies");
  app.add_flag("--listings", wish.listings,
               "listings and index alone; run nothing");
  app.add_option("--site", wish.site,
                 "write what the site is made of into a folder");
  app.add_option("--built", wish.built,
                 "with --check: look at this built site, and run nothing");
  app.add_option("--tangle", wish.tangle,
                 "write the sources that the built site SITE shows into OUT")
      ->expected(2)
      ->type_name("SITE OUT");
  app.add_option("--build", wish.build, "where the programs are built")
      ->capture_default_str();
  app.set_version_flag("--version", "", "print what weave is made of");
}

// Where standard error cannot be written, the exit status alone tells.
static void tell(const std::string& line) {
  std::fputs((line + "\n").c_str(), stderr);
}

static int report(const Faults& faults) {
  for (const auto& [place, what] : faults)
    tell(fmt::format("{}:{}: {}", place.file.string(), place.line, what));
  if (!faults.empty())
    tell(fmt::format("weave: {} fault{} in the book", faults.size(),
                     faults.size() == 1 ? "" : "s"));
  return faults.empty() ? 0 : 1;
}

// What needs no run is told before anything runs.
static int check(const Book& book, const Selection& selection) {
  Faults faults;
  for (const auto look : {check_sources, check_markdown, check_listings,
                          check_captions, check_regions, check_index,
                          check_forms, check_numbers, check_links, check_terms})
    append(faults, look(book));
  print_shares(book);
  std::fflush(stdout);
  if (const int status = report(faults); status != 0) return status;
  return report(check_outputs(book, selection));
}

static int renew(Book& book, const Wish& wish) {
  auto changed = weave_listings(book);
  const auto add = [&](const auto& paths) {
    changed.insert(changed.end(), paths.begin(), paths.end());
  };
  add(weave_index(book));
  if (!wish.listings) add(weave_outputs(book, wish.selection));
  for (const auto& path : changed) fmt::print("renewed {}\n", path.string());
  auto faults = check_markdown(book);
  append(faults, check_listings(book));
  return report(faults);
}

static int grant(const Wish& wish) {
  if (!wish.tangle.empty()) {
    tangle(wish.tangle[0], wish.tangle[1]);
    return 0;
  }
  const auto root = find_root(fs::current_path());
  auto book = read_book(root, root / wish.build);
  if (const int status = report(book.unreadable); status != 0) return status;
  if (!wish.site.empty()) {
    write_site(book, wish.site);
    auto faults = check_sources(book);
    append(faults, check_markdown(book));
    return report(faults);
  }
  if (wish.check && !wish.built.empty())
    return report(check_built(book, wish.built));
  return wish.check ? check(book, wish.selection) : renew(book, wish);
}

// The exit status of a run of which all that was printed must be written.
static int written(int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  throw std::runtime_error("cannot write to standard output");
}

int main(int argc, char** argv) try {
  CLI::App app{"Brings listings, outputs and figures of the book up to date."};
  Wish wish;
  declare(app, wish);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return written(0);
  } catch (const CLI::CallForVersion&) {
    fmt::print("weave\nversion " LSTM_VERSION ", cmark {}\n",
               cmark_version_string());
    return written(0);
  } catch (const CLI::ParseError& error) {
    tell(fmt::format("weave: {}", error.what()));
    return 2;
  }
  return written(grant(wish));
} catch (const std::exception& error) {
  tell(fmt::format("weave: {}", error.what()));
  return 1;
}
