# Debian's libcmark-dev brings a CMake package that asks for a static library
# which it does not bring.
find_path(Cmark_INCLUDE_DIR cmark.h)
find_library(Cmark_LIBRARY cmark)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Cmark REQUIRED_VARS Cmark_LIBRARY
                                                      Cmark_INCLUDE_DIR)

if(Cmark_FOUND AND NOT TARGET Cmark::Cmark)
  add_library(Cmark::Cmark INTERFACE IMPORTED)
  target_include_directories(Cmark::Cmark INTERFACE ${Cmark_INCLUDE_DIR})
  target_link_libraries(Cmark::Cmark INTERFACE ${Cmark_LIBRARY})
endif()
