# KissFFT in C++ is one header, and Debian's libkissfft-dev brings no CMake
# package.
find_path(KissFFT_INCLUDE_DIR kissfft.hh PATH_SUFFIXES kissfft)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(KissFFT REQUIRED_VARS KissFFT_INCLUDE_DIR)

if(KissFFT_FOUND AND NOT TARGET KissFFT::KissFFT)
  add_library(KissFFT::KissFFT INTERFACE IMPORTED)
  target_include_directories(KissFFT::KissFFT INTERFACE ${KissFFT_INCLUDE_DIR})
endif()
