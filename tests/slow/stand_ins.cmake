# Configures the project with a slow stand-in for each part in turn: the words
# that tell of it must come out, and the status that goes with them.
# Run as: cmake -D source=DIR -D build=DIR -P stand_ins.cmake
function(expect words fails)
  file(REMOVE_RECURSE ${build})
  execute_process(
    COMMAND ${ARGN} ${CMAKE_COMMAND} -S ${source} -B ${build} -G Ninja
            ${settings}
    RESULT_VARIABLE status
    OUTPUT_VARIABLE text
    ERROR_VARIABLE text)
  string(REGEX REPLACE "[ \n]+" " " text "${text}")
  if(NOT text MATCHES "${words}"
     OR (fails AND status EQUAL 0)
     OR (NOT fails AND NOT status EQUAL 0))
    message(SEND_ERROR "with ${settings}: status ${status}, expected\n${words}\n"
                       "in\n${text}")
  endif()
  file(REMOVE_RECURSE ${build})
endfunction()

# Nothing wrong, and no build type asked for: nothing to tell.
set(settings "")
expect("OpenBLAS [0-9.]+ \\([A-Za-z0-9]+\\), products at [0-9]+ % of" FALSE)
set(settings -D CMAKE_BUILD_TYPE=Debug)
expect("slow: the build type is .Debug.; with Release it would" FALSE)

# Loops in the place of a BLAS, and a product that cannot be tried.
set(settings -D CMAKE_CXX_FLAGS=-DXTENSOR_USE_FLENS_BLAS)
expect("slow: matrix products reach [0-4]?[0-9] % of OpenBLAS's speed" TRUE)
set(settings -D CMAKE_CXX_FLAGS=-Dturn=1)
expect("A product cannot be compiled, or not linked with OpenBLAS" TRUE)

# A program that this machine does not run: here, one that begins at no place.
set(settings -D CMAKE_EXE_LINKER_FLAGS=-Wl,-e,0)
expect("not checked for speed: .* native processors does not run here" FALSE)

# Narrower registers than were promised.
execute_process(COMMAND uname -m OUTPUT_VARIABLE machine)
if(machine MATCHES x86_64)
  set(settings -D LSTM_ARCH=x86-64-v3 -D CMAKE_CXX_FLAGS=-mno-avx)
  expect("slow: .* registers of 16 bytes where there are some of 32" TRUE)
endif()

# A gnuplot that draws, but not this.
set(folder ${build}_gnuplot)
file(WRITE ${folder}/gnuplot "#!/bin/sh\nexit 1\n")
file(CHMOD ${folder}/gnuplot PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
set(settings -D GNUPLOT=${folder}/gnuplot)
expect("missing: a gnuplot that draws SVG" FALSE)
file(REMOVE_RECURSE ${folder})
