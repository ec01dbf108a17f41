// The scanner of C++: what it finds in the forms of declarations there are.
#include "cpp/names.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "listings/changes.hpp"

using weave::Name;
using Kind = Name::Kind;

namespace {

weave::Scan scan(const std::string& code) {
  return weave::scan(weave::tokens_of(code));
}

// The names in a piece of code: those hidden in brackets, those only declared
// with a question mark.
std::string names(const std::string& code) {
  std::string all;
  for (const auto& name : scan(code).names) {
    const auto shown = name.full() + (name.defined ? "" : "?");
    all += (all.empty() ? "" : " ") + (name.hidden ? "[" + shown + "]" : shown);
  }
  return all;
}

std::string parts(const std::string& code) {
  std::string all;
  for (const auto& part : scan(code).parts)
    all += std::to_string(part.first) + "-" + std::to_string(part.last) + " " +
           part.what + "\n";
  return all;
}

Kind kind(const std::string& code) {
  const auto found = scan(code).names;
  REQUIRE(found.size() == 1);
  return found[0].kind;
}

std::string words(const std::string& code) {
  std::string all;
  for (const auto& token : weave::tokens_of(code))
    all += (all.empty() ? "" : " ") + token.text;
  return all;
}

}  // namespace

TEST_CASE("comments are no tokens, and strings are one each") {
  CHECK(words("a // b\n/* c\n d */ e") == "a e");
  CHECK(words("\"a // \\\" b\" c") == "\"a // \\\" b\" c");
  CHECK(words("'\"' '\\'' x") == "'\"' '\\'' x");
  CHECK(words("R\"(a \" ) b)\" c") == "R\"(a \" ) b)\" c");
  CHECK(words("u8R\"x(a)\" )x\" c") == "u8R\"x(a)\" )x\" c");
  CHECK(words("1'000 0x1F 1e-3f .5 a.b") == "1'000 0x1F 1e-3f .5 a . b");
  CHECK(words("a::b->c>>d") == "a :: b -> c > > d");
  CHECK(words("#define A(x) \\\n  x // y\nz") == "#define A(x) \\\n  x  z");
}

TEST_CASE("tokens know their lines and columns") {
  const auto tokens = weave::tokens_of("a\n  σ R\"(1\n2)\" b\n");
  REQUIRE(tokens.size() >= 2);
  CHECK(tokens[1].line == 2);
  CHECK(tokens[1].column == 2);
  CHECK(tokens.back().text == "b");
  CHECK(tokens.back().line == 3);
}

TEST_CASE("functions") {
  CHECK(names("int f();") == "f?");
  CHECK(names("int f() { int x; return g(x); }\nvoid h();") == "f h?");
  CHECK(names("std::vector<std::pair<int, int>> f(int x = g({1, 2}));") ==
        "f?");
  CHECK(names("template <class T, int n = (1 > 0)>\nauto f(T&& x) -> T { }") ==
        "f");
  CHECK(names("template <class T>\n  requires(sizeof(T) > 1) && C<T>\n"
              "T f(T x) { }") == "f");
  CHECK(names("template <class T>\n  requires requires(T t) { t.f(); }\n"
              "T g(T x) { }") == "g");
  CHECK(names("template <C T> T f(T x) requires D<T> { }") == "f");
  CHECK(names("[[nodiscard]] constexpr int f() noexcept(true) { return 1; }") ==
        "f");
  CHECK(names("static int f() { return 1; }\nint g();") == "[f] g?");
  CHECK(names("int main(int argc, char** argv) try {\n} catch (...) {\n}\n"
              "void f();") == "main f?");
  CHECK(names("bool operator==(A, B);\nint operator()(int);\nvoid f();") ==
        "f?");
  CHECK(names("extern \"C\" int f();\nextern \"C\" {\nint g();\n}") == "f? g?");
  CHECK(names("decltype(auto) f() { }\nalignas(8) int x;") == "f x");
  CHECK(names("TEST_CASE(\"x\") { }\nint f();") == "TEST_CASE f?");
}

TEST_CASE("classes and their members") {
  CHECK(names("class A;\nstruct B { int a = 1, b{2}, *c; };") ==
        "A? B B::a B::b B::c");
  CHECK(names("class A {\n  int f();\n public:\n  A(int x) : x_(x), y_{x} { }\n"
              "  ~A() = default;\n  void g() const override;\n private:\n"
              "  int x_, y_;\n};") == "A [A::f?] A::g? [A::x_] [A::y_]");
  CHECK(names("struct A : public B<int, 3> {\n  struct C { int f(); };\n"
              "  static constexpr int n = 3;\n  virtual void g() = 0;\n};") ==
        "A A::C A::C::f? A::n A::g");
  CHECK(names("class A {\n  struct B { int f(); };\n};") ==
        "A [A::B] [A::B::f?]");
  CHECK(
      names("template <class T>\nstruct A {\n  explicit A(T);\n"
            "  explicit operator bool() const { return x; }\n"
            "  friend bool operator==(A, A) = default;\n  friend class B;\n"
            "  T& operator[](int k) { return x[k]; }\n  using Type = T;\n};") ==
      "A A::Type");
  CHECK(names("template <>\nstruct std::hash<A> { int f(); };\n"
              "template <>\nstruct B<int> { };\nint g();") == "[std::f?] g?");
  CHECK(
      names("struct A { struct tm t; enum class E { a, b } e; int x : 3; };") ==
      "A A::t A::E A::E::a A::E::b A::x");
  CHECK(names("class A final {\n public:\n  int f() && { return 1; }\n};") ==
        "A A::f");
}

TEST_CASE("members that are defined outside of their class") {
  CHECK(names("template <class T>\nM<T> A<T>::f(int x) const { }\n"
              "template <class T>\nA<T>::A(int x) : b(x) { }\n"
              "A::~A() { }\nint lstm::B::g() { }") == "A::f lstm::B::g");
}

TEST_CASE("namespaces, and what they hide") {
  CHECK(names("namespace a::b {\nint f();\n}\nnamespace c = a::b;\n"
              "inline namespace d { int g(); }") == "a::b::f? d::g?");
  CHECK(names("namespace {\nint f();\n}\nnamespace a {\nnamespace detail {\n"
              "struct B { int x; };\n}\nint g();\n}") ==
        "[f?] [a::detail::B] [a::detail::B::x] a::g?");
}

TEST_CASE("types, concepts, constants and macros") {
  CHECK(kind("using A = std::vector<int>;") == Kind::type);
  CHECK(kind("template <class T>\nusing A = B<T>;") == Kind::type);
  CHECK(kind("enum class A : int;") == Kind::type);
  CHECK(kind("struct A { };") == Kind::class_);
  CHECK(kind("template <class T>\nconcept A = requires(T t) { t.f(); };") ==
        Kind::concept_);
  CHECK(kind("inline constexpr double a = 1;") == Kind::constant);
  CHECK(kind("#define A(x) x") == Kind::macro);
  CHECK(kind("int f();") == Kind::function);
  CHECK(kind("int A::f() { }") == Kind::member_function);
  CHECK(names("enum A { b = 1, c };\nenum class D { e };") == "A b c D D::e");
  CHECK(names("using std::swap;\nusing namespace a;\nstatic_assert(1 < 2);\n"
              "template class A<int>;\nextern template class A<int>;\n"
              "typedef int B;") == "B");
  CHECK(names("constexpr auto f = [](int a, int b) { return a < b; };\n"
              "const std::map<int, int> m{{1, 2}, {3, 4}}, n;") == "f m n");
}

TEST_CASE("parts that a listing must not cut") {
  CHECK(parts("template <class T>\nT f(\n    T x) {\n  return x;\n}\n") ==
        "1-5 the function f\n");
  CHECK(parts("namespace a {\n// about B\nstruct B\n    : C {\n  void f();\n"
              "  int x;\n};\n}\n") ==
        "3-4 the head of B\n5-5 the function f\n6-6 the declaration of x\n"
        "1-8 the namespace a\n");
  CHECK(parts("int A::f() {\n}\nenum E {\n  a\n};\nusing B =\n    C;\n") ==
        "1-2 the function A::f\n3-5 the enumeration E\n6-7 a declaration\n");
}

TEST_CASE("braces that do not match are noticed") {
  CHECK(scan("int f() { }").lost == 0);
  CHECK(scan("int f() { }\n}").lost == 2);
  CHECK(scan("namespace a {\nint f() { }\n").lost == 2);
  CHECK(scan("struct A {\nint f();\n").lost == 2);
}

TEST_CASE("half a file is read, too") {
  const std::string code =
      "#define A\nnamespace a {\ntemplate <class T>\n  requires(C<T> && D)\n"
      "class B final : public C<int> {\n public:\n  B() : x_{1}, y_(2) { }\n"
      "  enum class E : int { a = 1, b };\n  int f() const = 0;\n private:\n"
      "  int x_ = g(1), y_[3];\n};\nconcept D = requires(T t) { t.f(); };\n"
      "bool operator()(int) try { } catch (...) { }\nextern \"C\" { }\n}\n";
  for (std::size_t first = 0; first < code.size(); ++first) {
    scan(code.substr(first));
    scan(code.substr(0, first));
  }
  CHECK(scan(code).lost == 0);
}

TEST_CASE("new lines are those outside of what two texts have in common") {
  using weave::new_lines;
  using Numbers = std::vector<std::size_t>;
  CHECK(new_lines({"a", "b"}, {"a", "b"}) == Numbers{});
  CHECK(new_lines({"a", "b"}, {"a", "x", "b"}) == Numbers{2});
  CHECK(new_lines({"a", "b"}, {"  a", "b  "}) == Numbers{});
  CHECK(new_lines({"a", "b", "c"}, {"c", "a", "b"}) == Numbers{1});
  CHECK(new_lines({"a"}, {"x", "", "y"}) == Numbers{1, 3});
  CHECK(new_lines({}, {"x"}) == Numbers{1});
  CHECK(weave::as_marks({3, 7, 8, 9}) == "3,7-9");
  CHECK(weave::in_words({3, 7, 8, 9}) == "3 and 7 to 9");
  CHECK(weave::in_words({1, 3, 5}) == "1, 3 and 5");
  CHECK(weave::in_words({2}) == "2");
}
