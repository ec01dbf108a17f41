// small_data FOLDER: writes made-up novels and texts where chapters 13 and 14
// look for real ones.
#include "small_novels.hpp"
#include "small_texts.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  write_novels(argv[1], novels);
  write_texts(argv[1]);
}
