#include <functional>

#include "figures.hpp"

namespace full_cell {

using figures::Curve, figures::Figure;
using Step = lstm::CellStep<double>;

// #region curve
static Curve curve(const std::string& name, const std::vector<Step>& steps,
                   const std::function<double(const Step&)>& value) {
  Curve c{name, {}, figures::Mark::steps};
  for (const auto& step : steps) c.y.push_back(value(step));
  return c;
}
// #endregion

// #region trace
Figure trace_figure(const std::vector<Step>& steps) {
  const auto traced = [&](const char* name, auto value) {
    return curve(name, steps, value);
  };
  Figure figure{.name = "05-trace",
                .title = "Inputs, gates and states over twelve steps",
                .x_label = "step"};
  for (std::size_t t = 0; t < steps.size(); ++t)
    figure.x.push_back(static_cast<double>(t + 1));
  // #endregion
  // #region panels
  figure.panels = {
      {"input i", {traced("i", [](auto& s) { return s.i(0, 0); })}},
      {"forget f", {traced("f", [](auto& s) { return s.f(0, 0); })}},
      {"output o", {traced("o", [](auto& s) { return s.o(0, 0); })}},
      {"candidate g", {traced("g", [](auto& s) { return s.g(0, 0); })}},
      {"memory c", {traced("c", [](auto& s) { return s.after.c(0, 0); })}},
      {"shown h", {traced("h", [](auto& s) { return s.after.h(0, 0); })}}};
  return figure;
}
// #endregion

}  // namespace full_cell
