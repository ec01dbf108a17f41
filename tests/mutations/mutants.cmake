# Writes a file of the library with all changes that the list makes in it. In the
# body of a function that is changed each change has a copy of that body, and the
# copy runs where the change is the chosen one.
# Run as: cmake -D source=DIR -D file=FILE -D list=LIST -D result=FILE
#               -P mutants.cmake
file(READ ${source}/${file} code)
file(STRINGS ${list} mutations)

# What no check needs is not compiled: the library's own serves as well.
string(REGEX REPLACE "LSTM_INSTANTIATE\\(float\\)\n" "" code "${code}")
string(REGEX REPLACE "template (class|struct) [A-Za-z]+<([A-Za-z]+<)?float>+;\n"
                     "" code "${code}")

# A change that no longer fits the source is an error.
set(number 0)
set(numbers "")
foreach(mutation IN LISTS mutations)
  math(EXPR number "${number} + 1")
  string(REPLACE " | " ";" mutation "${mutation}")
  list(GET mutation 0 its_file)
  if(its_file STREQUAL file)
    list(APPEND numbers ${number})
    list(GET mutation 1 before_${number})
    list(GET mutation 2 after_${number})
    string(FIND "${code}" "${before_${number}}" first)
    string(FIND "${code}" "${before_${number}}" last REVERSE)
    if(first EQUAL -1 OR NOT first EQUAL last)
      message(FATAL_ERROR "${file} does not hold \"${before_${number}}\" exactly "
                          "once")
    endif()
  endif()
endforeach()

# A function ends with a brace that begins a line, and a type with one and a
# semicolon. The body begins behind the first brace that ends a line and has an
# indented one below it.
set(mutants "int chosen_change();\n")
set(made 0)
while(code MATCHES "\n};?\n")
  string(FIND "${code}" "${CMAKE_MATCH_0}" end)
  math(EXPR end "${end} + 1")
  string(SUBSTRING "${code}" 0 ${end} function)
  string(SUBSTRING "${code}" ${end} -1 code)
  set(copies "")
  string(FIND "${function}" "{\n  " body)
  if(NOT body EQUAL -1)
    math(EXPR body "${body} + 2")
    string(SUBSTRING "${function}" 0 ${body} head)
    string(SUBSTRING "${function}" ${body} -1 body)
    foreach(number IN LISTS numbers)
      string(REPLACE "${before_${number}}" "${after_${number}}" changed
                     "${body}")
      if(NOT changed STREQUAL body)
        string(APPEND copies
               "if (chosen_change() == ${number}) {\n${changed}} else ")
        math(EXPR made "${made} + 1")
      endif()
    endforeach()
  endif()
  if(copies STREQUAL "")
    string(APPEND mutants "${function}")
  else()
    string(APPEND mutants "${head}${copies}{\n${body}}\n")
  endif()
endwhile()
string(APPEND mutants "${code}")

list(LENGTH numbers wanted)
if(NOT made EQUAL wanted)
  message(FATAL_ERROR "${made} of ${wanted} changes of ${file} are in the body of "
                      "a function")
endif()
file(WRITE ${result} "${mutants}")
