# Writes `source` to `result` with the one place that reads `before` changed to
# `after`; a change that no longer fits the source is an error.
file(READ ${source} code)
string(REPLACE "${before}" "${after}" mutated "${code}")
string(FIND "${code}" "${before}" first)
string(FIND "${code}" "${before}" last REVERSE)
if(first EQUAL -1 OR NOT first EQUAL last)
  message(FATAL_ERROR "${source} does not hold \"${before}\" exactly once")
endif()
file(WRITE ${result} "${mutated}")
