#pragma once
#include "cpp/cursor.hpp"
#include "cpp/names.hpp"

namespace weave {

/// Finds out what a file of C++ declares. It knows the forms of declarations,
/// not their meaning.
class Scanner {
 public:
  explicit Scanner(const std::vector<Token>& tokens)
      : tokens_(tokens), cursor_(tokens) {}

  Scan scan();

 private:
  using Kind = Name::Kind;

  // What stands in braces and declares something.
  struct Scope {
    std::string name;  // of it and all around it
    std::string last;  // of it alone
    bool is_class = false;
    bool hidden = false;          // it, and so all in it
    bool hidden_members = false;  // those behind private: or protected:
  };

  // lstm::Gate<Scalar>::forward, as it is read.
  struct Chain {
    std::vector<std::string> words;
    std::size_t token = 0;   // of the last word
    std::size_t groups = 0;  // chains so far: in `const int x` three
    bool is_static = false, is_constexpr = false;
    bool unnamed = false;  // an operator or a destructor

    std::string scope() const;
    std::string name() const { return words.empty() ? "" : words.back(); }
    std::string full() const;
  };

  // Scopes and types: scanner.cpp
  void read_scope();
  void read_braces(Scope scope);
  void read_declaration();
  void read_directive();
  bool read_access();
  void read_namespace();
  void read_inline();
  void read_extern();
  void read_using();
  void read_friend();
  void read_concept();
  void read_enum();
  void read_enumerators(const std::string& scope);
  void read_class();
  void read_members(const Scope& scope);
  void skip_templates();
  void skip_statement();

  // Functions and variables: declarators.cpp
  void read_function_or_variable();
  void read_word(Chain& chain);
  void read_operator(Chain& chain);
  void read_function(const Chain& chain);
  bool skip_function();
  void skip_initializers();
  void read_variables(Chain chain);
  void add_variable(const Chain& chain);

  Scope inside(const std::string& name) const;
  void add(const std::string& name, Kind kind, std::size_t token,
           bool defined = true, const std::string& inner = "");
  void add_part(std::string what, bool is_scope = false);

  Scan scan_;
  const std::vector<Token>& tokens_;
  Cursor cursor_;
  Scope scope_;
  std::size_t start_ = 0;  // of the declaration
};

}  // namespace weave
