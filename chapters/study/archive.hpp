#pragma once
#include <filesystem>
#include <string>

namespace study {

/// The archive of Debian that data are from and its day, such as "Debian 12.15
/// (bookworm) of Sat, 11 Jul 2026 10:16:37 UTC", which .ci/data notes in a file
/// like "packages/archive". Throws MissingData, and DataError where it says
/// nothing of the kind.
std::string archive_of(const std::filesystem::path& file);

}  // namespace study
