#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace demos {

// #region demonstration
/// Numbers by name: what a page sends, and what it gets back. A single number
/// is a list of one.
using Values = std::map<std::string, std::vector<double>>;

/// From what the reader has set to what the page shows. Some remember what they
/// did before: each call trains their network further.
using Demonstration = std::function<Values(const Values&)>;

/// Makes the demonstration of this name. Throws std::invalid_argument for a
/// name that none has.
Demonstration demonstration(const std::string& name);
// #endregion

// #region training
/// A demonstration that trains: the first call's settings begin a Training, and
/// every call takes it one epoch further.
template <class Training>
Demonstration training() {
  auto training = std::make_shared<std::optional<Training>>();
  return [training](const Values& settings) {
    if (!*training) training->emplace(settings);
    return (*training)->advance();
  };
}
// #endregion

// What a demonstration reads from its settings. All throw std::invalid_argument
// where a setting is missing or out of its range.
double number(const Values& settings, const std::string& name, double low,
              double high);
std::size_t count(const Values& settings, const std::string& name,
                  std::size_t low, std::size_t high);
std::vector<double> list(const Values& settings, const std::string& name,
                         std::size_t longest);

// #region asking
/// A demonstration that trains and answers: each call brings a question, and
/// whether to go on with the training before it is answered (train).
template <class Training>
Demonstration asking() {
  auto training = std::make_shared<std::optional<Training>>();
  return [training](const Values& settings) {
    const bool train = count(settings, "train", 0, 1) == 1;
    const typename Training::Question question(settings);
    if (!*training) training->emplace(settings);
    if (train) (*training)->advance();
    return (*training)->answer(question);
  };
}
// #endregion

}  // namespace demos
