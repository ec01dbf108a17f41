# gnuplot-iostream is one header that writes through Boost.Iostreams and brings
# no CMake package of its own.
find_path(GnuplotIostream_INCLUDE_DIR gnuplot-iostream.h)
find_package(Boost CONFIG QUIET COMPONENTS iostreams filesystem system)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  GnuplotIostream REQUIRED_VARS GnuplotIostream_INCLUDE_DIR Boost_FOUND)

if(GnuplotIostream_FOUND AND NOT TARGET GnuplotIostream::GnuplotIostream)
  add_library(GnuplotIostream::GnuplotIostream INTERFACE IMPORTED)
  target_include_directories(GnuplotIostream::GnuplotIostream
                             INTERFACE ${GnuplotIostream_INCLUDE_DIR})
  target_link_libraries(
    GnuplotIostream::GnuplotIostream
    INTERFACE Boost::iostreams Boost::filesystem Boost::system)
endif()
