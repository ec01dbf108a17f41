# The demonstrations: demo_numbers for this machine, and demos.mjs and demos.wasm
# in build/site/wasm, which Emscripten makes in a build of its own. The networks
# that five of them have learned stand beside them. Who trains chapters 13 to
# 16 or 18 anew writes them again:
#     build/chapters/13_language_model --hidden 192 --learning-rate 0.012 \
#       --epochs 5 --save docs/site/weights/novels.npz
#     build/chapters/14_text_classification --networks 1 \
#       --save docs/site/weights/sentences.npz
#     build/chapters/14_text_classification --task topics --width 32 \
#       --networks 1 --save docs/site/weights/topics.npz
#     build/chapters/15_translation --networks 1 --look dot \
#       --save docs/site/weights/numbers.npz
#     build/chapters/16_weather --save docs/site/weights/seattle.npz
#     build/chapters/18_speech --hear build/site/wasm/zac-16.wav \
#       --save docs/site/weights/spoken.npz
add_subdirectory(demos EXCLUDE_FROM_ALL)

find_program(EMCC emcc)
find_path(NODE_MODULES acorn/package.json PATHS /usr/share/nodejs)
if(NOT EMCC OR NOT NODE_MODULES)
  message(FATAL_ERROR "missing: Emscripten (Debian's packages: emscripten and "
                      "node-acorn)")
endif()

include(ExternalProject)
set(with_acorn ${CMAKE_COMMAND} -E env NODE_PATH=${NODE_MODULES})
ExternalProject_Add(
  demos_wasm
  SOURCE_DIR ${CMAKE_CURRENT_SOURCE_DIR}/demos
  BINARY_DIR ${out}/wasm
  CONFIGURE_COMMAND
    ${with_acorn} emcmake ${CMAKE_COMMAND} -G Ninja -D CMAKE_BUILD_TYPE=Release
    <SOURCE_DIR>
  BUILD_COMMAND ${with_acorn} ${CMAKE_COMMAND} --build <BINARY_DIR>
  INSTALL_COMMAND ""
  BUILD_ALWAYS TRUE
  EXCLUDE_FROM_ALL TRUE
  BUILD_BYPRODUCTS ${out}/wasm/demos.mjs ${out}/wasm/demos.wasm
  USES_TERMINAL_BUILD TRUE)

set(networks)
function(add_network name demonstration)
  set(file ${CMAKE_CURRENT_SOURCE_DIR}/weights/${name}.npz)
  add_custom_command(
    OUTPUT ${out}/wasm/${name}.bin
    COMMAND demo_weights ${demonstration} ${file} ${out}/wasm/${name}.bin
    DEPENDS demo_weights ${file}
    COMMENT "Writing the weights of ${name} for their page")
  set(networks ${networks} ${out}/wasm/${name}.bin PARENT_SCOPE)
endfunction()
add_network(novels language)
add_network(sentences classify)
add_network(topics classify)
add_network(numbers translate)
add_network(seattle weather)
add_network(spoken speech)

# What chapter 18's demonstration hears where there is no microphone. The test's
# voices speak, from which its network has not learned.
function(add_clip voice number word)
  set(clip ${out}/wasm/${voice}-${number}.wav)
  add_custom_command(
    OUTPUT ${clip}
    COMMAND ${LSTM_espeak-ng} -v en-us+${voice} -w ${clip} ${word}
    COMMENT "Speaking \"${word}\"")
  set(networks ${networks} ${clip} PARENT_SCOPE)
endfunction()
add_clip(quincy 7 seven)
add_clip(Andrea 20 twenty)
add_clip(Henrique 12 twelve)
add_clip(Storm 3 three)
add_clip(anika 40 forty)
add_clip(zac 16 sixteen)
