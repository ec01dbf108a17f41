#pragma once
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>

#include "figures/figure.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;

inline void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

inline const std::string the_page = "docs/01-a-page.md";

inline const std::string page_text = R"(# 1 A page

The [index](index.md#contents) and `add_one` are known. The error is
1.5e-03<!-- key: error --> in the run, less than 0.25<!-- fact -->.

[lib/a.hpp](../lib/a.hpp#L6), line 6:
```cpp lib/a.hpp#add
inline int add_one(int x) { return x + 1; }
```

## Twice

[lib/a.hpp](../lib/a.hpp#L10-L13), lines 10 to 13:
```cpp lib/a.hpp#twice
inline int add_twice(int x) {
  x = add_one(x);
  return add_one(x);
}
```

[lib/a.hpp](../lib/a.hpp#L17-L21), lines 17 to 21; new since `lib/a.hpp#twice`: 1 and 3:
```cpp lib/a.hpp#thrice since=lib/a.hpp#twice {1,3}
inline int add_thrice(int x) {
  x = add_one(x);
  x = add_one(x);
  return add_one(x);
}
```

It is called [there](../chapters/01_demo/main.cpp#L4):

[chapters/01_demo/main.cpp](../chapters/01_demo/main.cpp#L4), line 4:
```cpp chapters/01_demo/main.cpp#main whole
int main() { return lstm::add_one(-1); }
```

```console $ 01_demo {rel=0.1}
error 1.5e-03
```

```console $ 01_demo ... {timing}
done in 3 s
```

<Demo name="gate"></Demo>

The figure shows two points. [So](?belt.f=1#belt) does the belt, and
[so](?gate.b=1#gate) the gate.

<Demo name="belt">

![Two points.](figures/01-points.svg)<!-- data: abs=0.5 -->

</Demo>
)";

inline const std::string header = R"(#pragma once

namespace lstm {

// #region add
inline int add_one(int x) { return x + 1; }
// #endregion

// #region twice
inline int add_twice(int x) {
  x = add_one(x);
  return add_one(x);
}
// #endregion

// #region thrice
inline int add_thrice(int x) {
  x = add_one(x);
  x = add_one(x);
  return add_one(x);
}
// #endregion

}  // namespace lstm
)";

inline const std::string program = R"(#include "a.hpp"

// #region main
int main() { return lstm::add_one(-1); }
// #endregion
)";

inline const std::string index_text = R"(# Index of names

<!-- names -->

| name | what it is | defined | explained |
|---|---|---|---|
| <a id="add_one"></a>`add_one` | function | [a.hpp:6](../lib/a.hpp#L6) | [1 A page](01-a-page.md#1-a-page) |
| <a id="add_thrice"></a>`add_thrice` | function | [a.hpp:17](../lib/a.hpp#L17) | [1 A page: Twice](01-a-page.md#twice) |
| <a id="add_twice"></a>`add_twice` | function | [a.hpp:10](../lib/a.hpp#L10) | [1 A page: Twice](01-a-page.md#twice) |

<!-- /names -->
)";

/// A book without a fault, and a program that prints and draws its run.
struct SmallBook {
  TemporaryFolder folder;
  fs::path root = folder.path;

  SmallBook() {
    const std::string data = "x,y\n1,2\n2,3.25\n";
    const auto svg =
        "<svg><!-- data " + figures::fingerprint(data) + " --></svg>\n";
    put(root / "docs/index.md", "# Contents\n");
    put(root / "docs/names.md", index_text);
    put(root / the_page, page_text);
    put(root / "docs/figures/01-points.csv", data);
    put(root / "docs/figures/01-points.svg", svg);
    put(root / "lib/a.hpp", header);
    put(root / "chapters/01_demo/main.cpp", program);
    put(root / "fresh.csv", "x,y\n1,2\n2,3.5\n");
    fs::create_directories(root / "build/chapters");
    write_script(root / "build/chapters/01_demo",
                 "#!/bin/sh\n"
                 "echo 'error   1.6e-03'\necho 'done in 17 s'\n"
                 "[ \"$1\" = --figures ] && mkdir -p \"$2\" &&\n"
                 "cd \"$(dirname \"$0\")/../..\" &&\n"
                 "cp fresh.csv \"$2/01-points.csv\" &&\n"
                 "cp docs/figures/01-points.svg \"$2\"\n");
  }

  struct Result {
    int status;
    std::string text;
    bool says(const std::string& words) const {
      return text.find(words) != std::string::npos;
    }
  };
  Result weave(const std::string& options) const {
    const auto log = root / "log";
    const int status = std::system(("cd " + root.string() + " && " WEAVE " " +
                                    options + " > " + log.string() + " 2>&1")
                                       .c_str());
    return {WEXITSTATUS(status), read(log)};
  }

  // Replaces the first `from` in a file, which must be there.
  void change(const fs::path& file, const std::string& from,
              const std::string& to) const {
    auto text = read(root / file);
    const auto at = text.find(from);
    CAPTURE(from);
    REQUIRE(at != std::string::npos);
    put(root / file, text.replace(at, from.size(), to));
  }

  void expect_fault(const std::string& options,
                    const std::string& words) const {
    const auto result = weave(options);
    CAPTURE(result.text);
    CAPTURE(words);
    CHECK(result.status == 1);
    CHECK(result.says(words));
  }
  void expect_true(const std::string& options = "--check") const {
    const auto result = weave(options);
    CAPTURE(result.text);
    CHECK(result.status == 0);
  }
};

/// Breaks one thing in a fresh book and expects to be told in these words.
inline void broken(const fs::path& file, const std::string& from,
                   const std::string& to, const std::string& words) {
  CAPTURE(from);
  CAPTURE(to);
  const SmallBook book;
  book.change(file, from, to);
  book.expect_fault("--check", words);
}
