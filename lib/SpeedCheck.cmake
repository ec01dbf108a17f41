# A product that does not reach OpenBLAS, or a narrow register, computes the same
# numbers many times more slowly, so nobody would notice. This ends the
# configuration instead. It runs once, and again when something changed.
set(check ${CMAKE_CURRENT_LIST_DIR}/speed_check.cpp)
set(header ${CMAKE_CURRENT_LIST_DIR}/lstm/numbers/xtensor.hpp)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${check}
                                       ${header})
if(CMAKE_BUILD_TYPE STREQUAL "" OR CMAKE_BUILD_TYPE STREQUAL Debug)
  message(NOTICE "slow: the build type is \"${CMAKE_BUILD_TYPE}\"; with Release "
                 "it would compute many times as fast")
endif()

get_target_property(options lstm COMPILE_OPTIONS)
get_target_property(definitions lstm COMPILE_DEFINITIONS)
list(TRANSFORM definitions PREPEND -D)
file(SHA256 ${header} text)
set(checked "${text} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_FLAGS} ${options}")
string(APPEND checked " ${definitions} ${OpenBLAS_LIBRARY}")
string(APPEND checked " ${CMAKE_CXX_COMPILER_VERSION} ${xtensor-blas_VERSION}")
string(APPEND checked " ${xsimd_VERSION}")
if(CMAKE_CROSSCOMPILING OR LSTM_SPEED_CHECKED STREQUAL checked)
  return()
endif()

set(bytes 0)
if(LSTM_ARCH STREQUAL x86-64-v3)
  set(bytes 32)
elseif(LSTM_ARCH STREQUAL baseline)
  set(bytes 16)
endif()
unset(LSTM_SPEED_STATUS CACHE)
try_run(
  LSTM_SPEED_STATUS LSTM_SPEED_COMPILED
  SOURCES ${check}
  COMPILE_DEFINITIONS -I${CMAKE_CURRENT_LIST_DIR} ${options} ${definitions}
  LINK_LIBRARIES xtensor xtensor-blas xsimd OpenBLAS::OpenBLAS
  CXX_STANDARD 20
  CXX_STANDARD_REQUIRED ON
  COMPILE_OUTPUT_VARIABLE compiled
  RUN_OUTPUT_VARIABLE found
  ARGS ${bytes})
if(NOT LSTM_SPEED_COMPILED)
  message(FATAL_ERROR "A product cannot be compiled, or not linked with OpenBLAS "
                      "(${OpenBLAS_LIBRARY}):\n${compiled}")
elseif(LSTM_SPEED_STATUS EQUAL 1)
  message(FATAL_ERROR "slow: ${found}")
elseif(LSTM_SPEED_STATUS EQUAL 0)
  message(STATUS "${found}")
else()
  message(NOTICE "not checked for speed: what is compiled for ${LSTM_ARCH} "
                 "processors does not run here")
endif()
set(LSTM_SPEED_CHECKED "${checked}" CACHE INTERNAL "What was found fast")
