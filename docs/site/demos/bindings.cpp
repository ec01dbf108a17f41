// What JavaScript sees of the demonstrations: a class with one method, from an
// object of arrays to an object of arrays.
#include <emscripten/bind.h>

#include <stdexcept>

#include "demonstration.hpp"

using demos::Demonstration;
using demos::Values;
using emscripten::val;

// #region from_js
static Values from_js(const val& settings) {
  Values values;
  const val names = val::global("Object").call<val>("keys", settings);
  for (const auto& name : emscripten::vecFromJSArray<std::string>(names))
    values[name] =
        emscripten::convertJSArrayToNumberVector<double>(settings[name]);
  return values;
}
// #endregion

// #region to_js
static val to_js(const Values& values) {
  val object = val::object();
  for (const auto& [name, numbers] : values)
    object.set(name, val::global("Float64Array")
                         .new_(val(emscripten::typed_memory_view(
                             numbers.size(), numbers.data()))));
  return object;
}
// #endregion

// #region run
// An exception cannot leave WebAssembly with its words, so they are returned.
static val run(Demonstration& demonstration, const val& settings) try {
  return to_js(demonstration(from_js(settings)));
} catch (const std::exception& error) {
  val object = val::object();
  object.set("error", std::string(error.what()));
  return object;
}
// #endregion

// #region bindings
EMSCRIPTEN_BINDINGS(demos) {
  emscripten::class_<Demonstration>("Demonstration")
      .constructor(&demos::demonstration)
      .function("run", &run);
}
// #endregion
