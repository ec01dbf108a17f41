// small_novels FOLDER: writes made-up novels where chapter 13 looks for real
// ones.
#include "small_novels.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  write_novels(argv[1], novels);
}
