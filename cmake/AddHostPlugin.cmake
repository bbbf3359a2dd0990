# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
#   defer_add_gcc_plugin(HOST SOURCE...)
#
# builds stage/lib/defer/HOST/defer.so from the sources and defer_common.
#
# All objects are joined into one and every symbol in it is made weak. GCC loads
# plugins with RTLD_NOW, so that a single strong reference to a symbol that the
# host lacks keeps the plugin from being loaded: lto1 and cc1plus lack the C
# front end, and another release lacks or renames something. With weak ones the
# plugin is loaded and can stand aside or say what is wrong.

function(defer_add_gcc_plugin host)
  string(REPLACE - _ id ${host})
  set(objects defer_${id}_objects)
  add_library(${objects} OBJECT ${ARGN})
  set_target_properties(${objects} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${objects} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_include_directories(${objects} SYSTEM PRIVATE
    ${DEFER_PLUGIN_INCLUDE_${host}} ${DEFER_GMP_INCLUDE})
  target_link_libraries(${objects} PRIVATE defer_common defer_warnings)
  # The texts are shared with Clang and follow neither compiler's own style.
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${objects} PRIVATE -Wno-format-diag)
  endif()

  set(joined ${CMAKE_CURRENT_BINARY_DIR}/${host}.o)
  add_custom_command(OUTPUT ${joined}
    COMMAND ${CMAKE_LINKER} -r -o ${joined}
      $<TARGET_OBJECTS:${objects}> $<TARGET_OBJECTS:defer_common>
    COMMAND ${CMAKE_OBJCOPY} --weaken ${joined}
    DEPENDS ${objects} $<TARGET_OBJECTS:${objects}>
      defer_common $<TARGET_OBJECTS:defer_common>
    COMMAND_EXPAND_LISTS VERBATIM)

  set(plugin defer_${id})
  add_library(${plugin} MODULE ${joined})
  set_target_properties(${plugin} PROPERTIES
    PREFIX "" OUTPUT_NAME defer LINKER_LANGUAGE CXX
    LIBRARY_OUTPUT_DIRECTORY ${DEFER_STAGE}/lib/defer/${host})

  install(TARGETS ${plugin}
    LIBRARY DESTINATION lib/defer/${host})
  if(DEFER_INSTALL_INTO_GCC)
    install(TARGETS ${plugin}
      LIBRARY DESTINATION ${DEFER_PLUGIN_DIRECTORY_${host}})
  endif()
endfunction()
