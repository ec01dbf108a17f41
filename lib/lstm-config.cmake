# What find_package(lstm) reads. It finds what the library stands on, with the
# BLAS that the library was built for.
include(CMakeFindDependencyMacro)
set(BLA_VENDOR OpenBLAS)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
foreach(package OpenBLAS xtensor xtensor-blas xsimd fmt Libzip)
  find_dependency(${package})
endforeach()
find_package(ONNX QUIET) # asked for if the library was built with it
list(POP_BACK CMAKE_MODULE_PATH)

if(NOT TARGET lstm::lstm)
  include(${CMAKE_CURRENT_LIST_DIR}/lstm-targets.cmake)
endif()
