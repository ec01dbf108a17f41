# Writes `source` to `result` with the one place that reads `before` changed to
# `after`; a change that no longer fits the source is an error.
file(READ ${source} code)
string(REPLACE "${before}" "${after}" mutated "${code}")
string(FIND "${code}" "${before}" first)
string(FIND "${code}" "${before}" last REVERSE)
if(first EQUAL -1 OR NOT first EQUAL last)
  message(FATAL_ERROR "${source} does not hold \"${before}\" exactly once")
endif()
# No check computes in float, which would take a third of the time to compile.
string(REGEX REPLACE
       "LSTM_INSTANTIATE\\(float\\)\n|template (class|struct) [A-Za-z]+<float>;\n"
       "" mutated "${mutated}")
file(WRITE ${result} "${mutated}")
