#include <vector>

#include "figures/file.hpp"
#include "own_file.hpp"
#include "study/cells.hpp"
#include "study/rows.hpp"

namespace prices {

// They come from the data sets of R (EuStockMarkets, version 4.2.2), which has
// them from the Erste Bank of Vienna, and which numbers the days without dates:
// those of a year are about 260, and the first is in the middle of 1991.
std::vector<Series> europe() {
  const auto text = figures::read_file(EUROPE_FILE, 1'000'000);
  const auto rows = study::read_rows(text, "europe.csv", 5, ',');
  std::vector<Series> all;
  for (std::size_t k = 1; k < rows.front().columns.size(); ++k) {
    all.push_back({std::string(rows.front().columns[k]), {}});
    for (std::size_t n = 1; n < rows.size(); ++n)
      all.back().close.push_back(study::number_of(rows[n].columns[k]).value());
  }
  return all;
}

}  // namespace prices
