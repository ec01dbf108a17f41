// small_data FOLDER: writes made-up novels, texts and days where chapters 13 to
// 16 look for real ones.
#include "small_novels.hpp"
#include "small_texts.hpp"
#include "small_translations.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  write_novels(argv[1], novels);
  write_texts(argv[1]);
  write_translations(argv[1]);
}
