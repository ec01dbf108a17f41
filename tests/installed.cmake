# Installs the library into a folder, where another project must find it and
# compute the right number with it.
# Run as: cmake -D source=DIR -D build=DIR -D folder=DIR -D arch=ARCH
#               -D compiler=CXX -D flags=FLAGS -P installed.cmake
file(REMOVE_RECURSE ${folder})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${build} --prefix ${folder}
                        COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${source}/tests/consumer
          ${folder}/build --build-generator Ninja --build-options
          -DCMAKE_CXX_COMPILER=${compiler} -DCMAKE_CXX_FLAGS=${flags}
          -DCMAKE_PREFIX_PATH=${folder} --test-command consumer
  OUTPUT_VARIABLE text ECHO_OUTPUT_VARIABLE COMMAND_ERROR_IS_FATAL ANY)
if(NOT text MATCHES "0\\.6288687")
  message(SEND_ERROR "consumer did not print 0.6288687")
endif()

# What its user has to be compiled with goes along, and no path of this tree.
set(exported "")
file(GLOB files ${folder}/lib/cmake/lstm/*)
foreach(file IN LISTS files)
  file(READ ${file} text)
  string(APPEND exported "${text}")
endforeach()
foreach(needed -march=${arch} -ffp-contract=off XTENSOR_USE_XSIMD cxx_std_20)
  if(NOT exported MATCHES "${needed}" AND NOT needed STREQUAL "-march=baseline")
    message(SEND_ERROR "the target does not bring ${needed}")
  endif()
endforeach()
foreach(path ${source} ${build} ${folder} lstm_warnings)
  string(FIND "${exported}" "${path}" place)
  if(NOT place EQUAL -1)
    message(SEND_ERROR "the installed files name ${path}")
  endif()
endforeach()

# Public headers alone are installed, all of them in lstm.hpp, and none brings
# libzip's or ONNX's.
set(include ${folder}/include)
file(READ ${include}/lstm/lstm.hpp everything)
file(GLOB_RECURSE headers RELATIVE ${include} ${include}/*)
foreach(header IN LISTS headers)
  file(READ ${include}/${header} text)
  if(header MATCHES "internal" OR text MATCHES "internal/|zip\\.h|<onnx/")
    message(SEND_ERROR "${header} is, or includes, what is not public")
  endif()
  string(FIND "${everything}" "#include \"${header}\"" place)
  if(place EQUAL -1 AND NOT header STREQUAL lstm/lstm.hpp)
    message(SEND_ERROR "lstm/lstm.hpp does not include ${header}")
  endif()
endforeach()
