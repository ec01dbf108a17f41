// Which words of a source lead to the library, and which are left alone.
#include "names/uses.hpp"

#include "small_book.hpp"

namespace {

// A library, and what its names are in a program that includes it: word by word
// "line word place".
std::string uses_in(const std::string& code) {
  const TemporaryFolder folder;
  const auto& root = folder.path;
  put(root / "docs/index.md", "# Contents\n");
  put(root / "lib/lstm/gate.hpp",
      "namespace lstm {\n"
      "struct Gate {\n"
      "  int forward(int x);\n"
      "  int size();\n"
      "};\n"
      "enum class Recipe { keras };\n"
      "int median(int x);\n"
      "int twice(int x);\n"
      "int twice(double x);\n"
      "}\n");
  put(root / "lib/lstm/gate.cpp",
      "#include \"lstm/gate.hpp\"\n"
      "namespace lstm {\n"
      "int Gate::forward(int x) { return x; }\n"
      "}\n");
  put(root / "lib/lstm/other.hpp", "namespace lstm {\nint other();\n}\n");
  put(root / "chapters/own.hpp",
      "#include \"lstm/gate.hpp\"\n"
      "struct Own { int forward(int); };\nint median(int);\n");
  put(root / "chapters/main.cpp", code);
  const auto book = weave::read_book(root, root / "build");
  const auto& source = book.sources.at("chapters/main.cpp");
  std::string all;
  for (const auto& use : weave::Uses(book).in(source)) {
    const auto& line = source.lines[use.line - 1];
    all += (all.empty() ? "" : ", ") +
           line.substr(use.from, use.to - use.from) + " " +
           use.href.substr(use.href.rfind('/') + 1);
  }
  return all;
}

const std::string gate = "#include \"lstm/gate.hpp\"\n";

}  // namespace

TEST_CASE("what the library defines once leads to its definition") {
  CHECK(uses_in(gate + "lstm::Gate g;") == "Gate gate.hpp.md#L2");
  CHECK(uses_in(gate + "int f() { return lstm::median(3); }") ==
        "median gate.hpp.md#L7");
  CHECK(uses_in(gate + "int f() { return median(3); }") ==
        "median gate.hpp.md#L7");
  CHECK(uses_in(gate + "int f() { return g.forward(3); }") ==
        "forward gate.cpp.md#L3");
  CHECK(uses_in(gate + "auto r = lstm::Recipe::keras;") ==
        "Recipe gate.hpp.md#L6, keras gate.hpp.md#L6");
}

TEST_CASE("what it defines several times leads to the index") {
  CHECK(uses_in(gate + "int f() { return lstm::twice(3); }") ==
        "twice names.md#twice");
}

TEST_CASE("what is not seen from a file is another name") {
  CHECK(uses_in("lstm::Gate g;") == "");
  CHECK(uses_in(gate + "int f() { return lstm::other(); }") == "");
  CHECK(uses_in("#include \"own.hpp\"\nlstm::Gate g;") ==
        "Gate gate.hpp.md#L2");
}

TEST_CASE("a word that could be something else is left alone") {
  const std::string own = "#include \"own.hpp\"\n";
  CHECK(uses_in(own + "int f() { return g.forward(median(3)); }") == "");
  CHECK(uses_in(gate + "int f() { return std::median(3); }") == "");
  CHECK(uses_in(gate + "int f() { return v.size(); }") == "");
  CHECK(uses_in(gate + "int f(int median) { return median + 1; }") == "");
  CHECK(uses_in(gate + "int f() { int median(3); g(median(3)); }") == "");
  CHECK(uses_in(gate + "template <class Gate> int f(Gate g);") == "");
  CHECK(uses_in(gate + "// Gate\nauto s = \"Gate median(\";") == "");
  CHECK(uses_in(gate + "enum class E { keras };\nauto e = E::keras;") == "");
}

TEST_CASE("columns are counted as browsers do") {
  CHECK(uses_in(gate + "/* σ */ lstm::Gate g;").size() > 0);
  const TemporaryFolder folder;
  put(folder.path / "lib/a.hpp",
      "namespace lstm { struct A; }\n"
      "struct B { /* σ 𝜎 */ lstm::A* a; };\n");
  put(folder.path / "lib/b.hpp", "namespace lstm {\nstruct A { };\n}\n");
  fs::create_directories(folder.path / "docs");
  const auto book = weave::read_book(folder.path, folder.path);
  const auto uses = weave::Uses(book).in(book.sources.at("lib/a.hpp"));
  REQUIRE(uses.size() == 2);
  CHECK(uses[0].line == 1);
  CHECK(uses[1].from == 28);
  CHECK(uses[1].to == 29);
}
