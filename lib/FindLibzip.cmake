# Debian's libzip-dev brings a CMake package that asks for three programs which
# it does not bring.
find_path(Libzip_INCLUDE_DIR zip.h)
find_library(Libzip_LIBRARY zip)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libzip REQUIRED_VARS Libzip_LIBRARY
                                                       Libzip_INCLUDE_DIR)

if(Libzip_FOUND AND NOT TARGET Libzip::Libzip)
  add_library(Libzip::Libzip INTERFACE IMPORTED)
  target_include_directories(Libzip::Libzip INTERFACE ${Libzip_INCLUDE_DIR})
  target_link_libraries(Libzip::Libzip INTERFACE ${Libzip_LIBRARY})
endif()
