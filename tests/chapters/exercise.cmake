# What an exercise begins with fails its checks, which is status 1 and no crash,
# and its solution passes them.
#   cmake -D exercise=PROGRAM -D solution=PROGRAM -P exercise.cmake
function(expect_status program status)
  execute_process(
    COMMAND ${program}
    RESULT_VARIABLE got
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT got STREQUAL status)
    message(FATAL_ERROR "${program} should end with ${status}, not ${got}:\n"
                        "${output}")
  endif()
endfunction()

expect_status(${exercise} 1)
expect_status(${solution} 0)
