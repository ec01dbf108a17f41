# Writes `source` to `result` with the one place that reads `before` changed to
# `after`; a change that no longer fits the source is an error.
file(READ ${source} code)
string(REPLACE "${before}" "${after}" mutated "${code}")
string(FIND "${code}" "${before}" first)
string(FIND "${code}" "${before}" last REVERSE)
if(first EQUAL -1 OR NOT first EQUAL last)
  message(FATAL_ERROR "${source} does not hold \"${before}\" exactly once")
endif()
# What no check needs is not compiled: float, and complex numbers but for those
# that run forward through the change; the library's own serve as well.
set(dropped "float|std::complex<double>")
if(forward)
  set(dropped float)
endif()
string(REGEX REPLACE "LSTM_INSTANTIATE\\((${dropped})\\)\n" "" mutated
                     "${mutated}")
string(
  REGEX REPLACE
        "template (class|struct) [A-Za-z]+<([A-Za-z]+<)?(${dropped})>+;\n" ""
        mutated "${mutated}")
file(WRITE ${result} "${mutated}")
