// small_data FOLDER: writes made-up novels, texts, days and words where
// chapters 13 to 18 look for real ones.
#include <fstream>

#include "small_novels.hpp"
#include "small_numbers.hpp"
#include "small_texts.hpp"
#include "small_translations.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  write_novels(argv[1], novels);
  write_texts(argv[1]);
  write_translations(argv[1]);
  write_numbers(argv[1]);
  std::ofstream(std::filesystem::path(argv[1]) / "numbers/words/made")
      << "eSpeak NG 0\nflite-0 of none\n";
}
