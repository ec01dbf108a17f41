# Configures the project as if each package in turn were missing: one line must
# name it and Debian's package, and the configuration must fail.
# Run as: cmake -D source=DIR -D build=DIR -P missing_packages.cmake
foreach(pair
        OpenBLAS:libopenblas-dev
        xtensor:libxtensor-dev
        xtensor-blas:libxtensor-blas-dev
        xsimd:libxsimd-dev
        fmt:libfmt-dev
        Libzip:libzip-dev
        GnuplotIostream:libgnuplot-iostream-dev
        CLI11:libcli11-dev
        Cmark:libcmark-dev
        ZLIB:zlib1g-dev
        LibLZMA:liblzma-dev
        SndFile:libsndfile1-dev
        KissFFT:libkissfft-dev
        doctest:doctest-dev
        benchmark:libbenchmark-dev)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 package)
  list(GET pair 1 debian)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -S ${source} -B ${build} -G Ninja
            -D LSTM_BENCH=ON
            -D CMAKE_DISABLE_FIND_PACKAGE_${package}=TRUE
    RESULT_VARIABLE status
    OUTPUT_VARIABLE text
    ERROR_VARIABLE text)
  set(line "missing: ${package} (Debian's package: ${debian})")
  string(FIND "${text}" "${line}\n" place)
  if(status EQUAL 0 OR place EQUAL -1)
    message(SEND_ERROR "without ${package}: status ${status}, and no line\n"
                       "${line}\nin\n${text}")
  endif()
  file(REMOVE_RECURSE ${build})
endforeach()
