# The demonstrations: demo_numbers for this machine, and demos.mjs and demos.wasm
# in build/site/wasm, which Emscripten makes in a build of its own. The network
# that one of them has learned stands beside them. Who trains chapter 13 anew
# writes it again:
#     build/chapters/13_language_model --hidden 192 --learning-rate 0.012 \
#       --epochs 5 --save docs/site/weights/novels.npz
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

set(novels ${CMAKE_CURRENT_SOURCE_DIR}/weights/novels.npz)
add_custom_command(
  OUTPUT ${out}/wasm/novels.bin
  COMMAND demo_weights ${novels} ${out}/wasm/novels.bin
  DEPENDS demo_weights ${novels}
  COMMENT "Writing the weights of chapter 13 for its page")
