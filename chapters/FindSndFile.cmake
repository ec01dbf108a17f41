# Debian's libsndfile1-dev brings no CMake package.
find_path(SndFile_INCLUDE_DIR sndfile.hh)
find_library(SndFile_LIBRARY sndfile)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SndFile REQUIRED_VARS SndFile_LIBRARY
                                                        SndFile_INCLUDE_DIR)

if(SndFile_FOUND AND NOT TARGET SndFile::sndfile)
  add_library(SndFile::sndfile INTERFACE IMPORTED)
  target_include_directories(SndFile::sndfile INTERFACE ${SndFile_INCLUDE_DIR})
  target_link_libraries(SndFile::sndfile INTERFACE ${SndFile_LIBRARY})
endif()
