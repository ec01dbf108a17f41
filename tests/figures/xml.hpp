#pragma once
#include <stdexcept>
#include <string>
#include <vector>

/// The texts between the tags of an XML file, as a reader sees them. Throws
/// std::runtime_error where a tag is not closed or a character not escaped.
class XmlTexts {
 public:
  explicit XmlTexts(std::string xml) : rest_(std::move(xml)) {
    while (!rest_.empty()) {
      const auto text = unescaped(until("<"));
      if (!text.empty()) texts_.push_back(text);
      if (!rest_.empty()) tag();
    }
    if (!open_.empty()) throw std::runtime_error(open_.back() + " stays open");
  }

  bool has(const std::string& text) const {
    for (const auto& one : texts_)
      if (one == text) return true;
    return false;
  }

 private:
  // Cuts off what stands before an end.
  std::string until(const std::string& end) {
    const auto size = rest_.find(end);
    const auto part = rest_.substr(0, size);
    rest_.erase(0, size);
    return part;
  }

  void tag() {
    const bool comment = rest_.starts_with("<!--");
    const auto tag = until(comment ? "-->" : ">");
    if (rest_.empty()) throw std::runtime_error(tag + " has no end");
    rest_.erase(0, comment ? 3 : 1);
    if (comment || tag.starts_with("<?") || tag.ends_with("/")) return;
    const auto name = tag.substr(1, tag.find_first_of(" \n\t") - 1);
    if (!name.starts_with("/")) {
      open_.push_back(name);
    } else {
      if (open_.empty() || "/" + open_.back() != name)
        throw std::runtime_error("<" + name + "> closes nothing");
      open_.pop_back();
    }
  }

  static std::string unescaped(const std::string& text) {
    std::string plain;
    for (std::size_t k = 0; k < text.size(); ++k) {
      if (static_cast<unsigned char>(text[k]) < ' ' && text[k] != '\n' &&
          text[k] != '\t')
        throw std::runtime_error("a control character in " + text);
      const auto end = text[k] == '&' ? text.find(';', k) : k;
      const auto entity = text.substr(k, end - k + 1);
      if (entity == "&lt;")
        plain += '<';
      else if (entity == "&gt;")
        plain += '>';
      else if (entity == "&amp;")
        plain += '&';
      else if (text[k] == '&')
        throw std::runtime_error("a bare & in " + text);
      else
        plain += text[k];
      k = end;
    }
    return plain;
  }

  std::string rest_;
  std::vector<std::string> texts_, open_;
};
