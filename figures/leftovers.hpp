#pragma once
#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string_view>

namespace figures {

// #region unfinished
/// A file or folder that a program makes in a folder of its user's and has not
/// finished. It is locked while it lives, and goes away with all that is in it,
/// unless it is kept.
class Unfinished {
 public:
  /// Opens what is new under a path, or returns -1 and says in errno why not.
  using Make = std::function<int(const std::filesystem::path&)>;

  /// Names it `start` and two numbers, the first ones that are free. Throws
  /// std::filesystem::filesystem_error.
  Unfinished(const std::filesystem::path& folder, std::string_view start,
             const Make& make);
  ~Unfinished();
  // #endregion
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  /// Gives it another name. Returns false and sets errno where that fails.
  bool rename(const std::filesystem::path& path);

  void keep(bool kept) { kept_ = kept; }
  const std::filesystem::path& path() const { return path_; }
  int handle() const { return handle_; }

 private:
  std::filesystem::path path_;
  int handle_ = -1;
  bool kept_ = false;
};

/// Removes what killed programs of this user have left in a folder: all of a
/// type, S_IFREG or S_IFDIR, that is named `start` and numbers and that nobody
/// has locked. Where the file system knows no locks, it removes nothing.
void sweep(const std::filesystem::path& folder, std::string_view start,
           mode_t type);

}  // namespace figures
