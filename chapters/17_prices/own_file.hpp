#pragma once
#include "series.hpp"

namespace prices {

/// The daily closes of four European indices, 1991 to 1998: the DAX of
/// Frankfurt, the SMI of Zürich, the CAC 40 of Paris and the FTSE 100 of
/// London, on 1860 days of the week; on holidays the last closes stand
/// once more.
std::vector<Series> europe();

/// Closes of a reader's own, from a file of comma-separated values: a line of
/// names, one of which is `date`, in capitals or not, and a line for each day
/// of trade, in order, with its date as 2012-01-31 or 2012/01/31. A series for
/// each other column or, if a name is given, of that alone. Days may be
/// missing. Throws figures::FileError, and study::DataError where it is no
/// text, a line is not of this form, a close is not above 0, there are less
/// than 300 days or a close that never changes.
std::vector<Series> from_file(const std::string& file,
                              const std::string& column);

}  // namespace prices
