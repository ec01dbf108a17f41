// weave: holds the pages of the book and the code together.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "listings.hpp"
#include "outputs.hpp"
#include "prose.hpp"
#include "site.hpp"

using namespace weave;

static void append(Faults& faults, const Faults& more) {
  faults.insert(faults.end(), more.begin(), more.end());
}

static int report(const Faults& faults) {
  for (const auto& [place, what] : faults)
    fmt::print(stderr, "{}:{}: {}\n", place.file.string(), place.line, what);
  if (!faults.empty())
    fmt::print(stderr, "weave: {} fault{} in the book\n", faults.size(),
               faults.size() == 1 ? "" : "s");
  return faults.empty() ? 0 : 1;
}

// What needs no run is told before anything runs.
static int check(const Book& book, const Selection& selection) {
  Faults faults = check_listings(book);
  append(faults, check_forms(book));
  append(faults, check_numbers(book));
  append(faults, check_links(book));
  std::fflush(stdout);
  if (const int status = report(faults); status != 0) return status;
  return report(check_outputs(book, selection));
}

static int renew(Book& book, const Selection& selection, bool listings_only) {
  auto changed = weave_listings(book);
  if (!listings_only)
    for (const auto& path : weave_outputs(book, selection))
      changed.push_back(path);
  for (const auto& path : changed) fmt::print("renewed {}\n", path.string());
  return report(check_listings(book));
}

int main(int argc, char** argv) try {
  CLI::App app{"Brings listings, outputs and figures of the book up to date."};
  bool checking = false, listings = false;
  std::string site, build = "build";
  Selection selection;
  app.add_option("only", selection.only,
                 "only the pages and figures that start so: 08, 08-loss");
  app.add_flag("--check", checking, "change nothing; fail where the book lies");
  app.add_flag("--listings", listings, "listings alone; run nothing");
  app.add_option("--site", site,
                 "write what the site is made of into a folder");
  app.add_option("--build", build, "where the programs are built")
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help());
    return 0;
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "weave: {}\n", error.what());
    return 2;
  }
  const auto root = find_root(fs::current_path());
  auto book = read_book(root, root / build);
  if (!site.empty()) {
    write_site(book, site);
    return 0;
  }
  return checking ? check(book, selection) : renew(book, selection, listings);
} catch (const std::exception& error) {
  fmt::print(stderr, "weave: {}\n", error.what());
  return 1;
}
