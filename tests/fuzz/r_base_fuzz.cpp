// Any bytes as a value that R has serialised, as a base of variables and as its
// index: they are read, or refused with an RBaseError, and no more comes than
// the bytes can hold. libFuzzer thinks them up.
#include <cstdlib>

#include "chapters/r_writer.hpp"
#include "study/r_base.hpp"

using study::RValue;

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

// What the shortest item needs that has all of a value.
std::size_t least_bytes(const RValue& value) {
  std::size_t sum = value.data.index() == 0 ? 4 : 8;
  if (!value.attributes.empty()) sum += 4;
  if (const auto* x = std::get_if<std::vector<int>>(&value.data))
    sum += 4 * x->size();
  if (const auto* x = std::get_if<std::vector<double>>(&value.data))
    sum += 8 * x->size();
  if (const auto* x = std::get_if<std::vector<study::RString>>(&value.data))
    for (const auto& string : *x)
      sum += 8 + (string ? string->size() / 2 : 0);  // Latin-1 takes half
  if (const auto* x = std::get_if<std::vector<RValue>>(&value.data))
    for (const auto& element : *x) sum += least_bytes(element);
  for (const auto& [name, attribute] : value.attributes) {
    expect(name.size() <= 512);
    sum += 8 + least_bytes(attribute);
  }
  return sum;
}

void read_value(std::string_view bytes) {
  const auto value = study::read_r_value(bytes);
  expect(r::header_2.size() + least_bytes(value) <= bytes.size());
}

// The header would take long to guess.
void read_headed(std::string_view bytes) {
  read_value(r::header_2 + std::string(bytes));
}

void read_all(std::string_view rdb, std::string_view rdx) {
  for (const auto& name : study::r_variables(rdx)) try {
      study::read_r_variable(rdb, rdx, name);
    } catch (const study::RBaseError&) {
    }
}

void read_index(std::string_view bytes) {
  read_all(bytes, bytes);
}

// Compression would keep most changes of an index from its reader.
void read_packed_index(std::string_view bytes) {
  read_all(bytes, r::packed(r::header_2 + std::string(bytes)));
}

void read_base(std::string_view bytes) {
  const auto names = [](const char* name) {
    return r::attribute(r::symbol("names"), r::strings({name})) + r::nothing;
  };
  const auto place = r::integers({0, static_cast<int>(bytes.size())});
  const auto variables = r::list({place}, r::with_attributes) + names("x");
  const auto index = r::list({variables}, r::with_attributes);
  const auto rdx = r::packed(r::header_2 + index + names("variables"));
  study::read_r_variable(bytes, rdx, "x");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto read :
       {read_value, read_headed, read_index, read_packed_index, read_base})
    try {
      read(bytes);
    } catch (const study::RBaseError&) {
    }
  return 0;
}
