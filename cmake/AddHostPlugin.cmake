# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
#   defer_add_gcc_plugin(HOST SOURCE...)
#   defer_add_clang_plugin(HOST SOURCE...)
#
# build stage/lib/defer/HOST/defer.so from the sources and defer_common.
#
# All objects are joined into one and every symbol in it is made weak, so that a
# host that lacks some of them can load the plugin all the same, and the plugin
# can stand aside or say what is wrong. GCC loads plugins with RTLD_NOW; lto1 and
# cc1plus lack the C front end. Clang binds functions late, but not variables, and
# another release of either lacks or renames something.

function(defer_add_plugin host)
  string(REPLACE - _ id ${host})
  set(objects defer_${id}_objects)
  add_library(${objects} OBJECT ${ARGN})
  set_target_properties(${objects} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${objects} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_include_directories(${objects} SYSTEM PRIVATE
    ${DEFER_PLUGIN_INCLUDE_${host}})
  target_link_libraries(${objects} PRIVATE defer_common defer_warnings)

  set(joined ${CMAKE_CURRENT_BINARY_DIR}/${host}.o)
  # A precompiled header is among the objects of CMake.
  set(files $<FILTER:$<TARGET_OBJECTS:${objects}>,INCLUDE,\\.o$>
    $<TARGET_OBJECTS:defer_common>)
  # In llvm-objcopy --weaken leaves out what is not defined.
  add_custom_command(OUTPUT ${joined}
    COMMAND ${CMAKE_LINKER} -r -o ${joined} ${files}
    COMMAND ${CMAKE_OBJCOPY} --weaken --wildcard --weaken-symbol=* ${joined}
    DEPENDS ${objects} defer_common ${files}
    COMMAND_EXPAND_LISTS VERBATIM)

  set(plugin defer_${id})
  add_library(${plugin} MODULE ${joined})
  set_target_properties(${plugin} PROPERTIES
    PREFIX "" OUTPUT_NAME defer LINKER_LANGUAGE CXX
    LIBRARY_OUTPUT_DIRECTORY ${DEFER_STAGE}/lib/defer/${host})
  install(TARGETS ${plugin}
    LIBRARY DESTINATION lib/defer/${host})
endfunction()

function(defer_add_gcc_plugin host)
  defer_add_plugin(${host} ${ARGN})
  string(REPLACE - _ id ${host})
  target_include_directories(defer_${id}_objects SYSTEM PRIVATE
    ${DEFER_GMP_INCLUDE})
  target_compile_options(defer_${id}_objects PRIVATE -fvisibility=hidden)
  # The texts are shared with Clang and follow neither compiler's own style.
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(defer_${id}_objects PRIVATE -Wno-format-diag)
  endif()
  if(DEFER_INSTALL_INTO_GCC)
    install(TARGETS defer_${id}
      LIBRARY DESTINATION ${DEFER_PLUGIN_DIRECTORY_${host}})
  endif()
endfunction()

# What Clang's headers instantiate must be the same object here and in the host;
# the plugin's own headers hide what they declare.
function(defer_add_clang_plugin host)
  defer_add_plugin(${host} ${ARGN})
  string(REPLACE - _ id ${host})
  # As `llvm-config --cxxflags` has it.
  target_compile_definitions(defer_${id}_objects PRIVATE
    _GNU_SOURCE __STDC_CONSTANT_MACROS __STDC_FORMAT_MACROS
    __STDC_LIMIT_MACROS)
  # Clang's headers take longer to compile than the plugin.
  target_precompile_headers(defer_${id}_objects PRIVATE clang-compat.h)
  # In the inline functions of the host's headers.
  target_compile_options(defer_${id}_objects PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endfunction()
