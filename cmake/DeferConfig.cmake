# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
#   find_package(Defer REQUIRED)
#   target_link_libraries(program PRIVATE Defer::defer)
#
# gives the C sources of `program` the defer statement. The flags are compile
# options for C alone: C++ and assembler files and the link do not get them.

get_filename_component(_defer_prefix ${CMAKE_CURRENT_LIST_DIR}/../../.. ABSOLUTE)

if(NOT CMAKE_C_COMPILER_LOADED)
  set(_defer_problem "the project does not enable the language C")
elseif(CMAKE_C_COMPILER_ID STREQUAL GNU)
  set(_defer_family gcc)
elseif(CMAKE_C_COMPILER_ID STREQUAL Clang)
  set(_defer_family clang)
else()
  set(_defer_problem "no plugin for the compiler ${CMAKE_C_COMPILER_ID}")
endif()

if(NOT _defer_problem)
  string(REGEX MATCH "^[0-9]+" _defer_major ${CMAKE_C_COMPILER_VERSION})
  set(Defer_HOST ${_defer_family}-${_defer_major})
  set(Defer_PLUGIN ${_defer_prefix}/lib/defer/${Defer_HOST}/defer.so)
  if(NOT EXISTS ${Defer_PLUGIN})
    set(_defer_problem
      "no plugin for ${Defer_HOST} (${CMAKE_C_COMPILER}): ${Defer_PLUGIN} does not exist")
  endif()
endif()

if(_defer_problem)
  set(Defer_FOUND FALSE)
  set(Defer_NOT_FOUND_MESSAGE "${_defer_problem}")
  return()
endif()

if(NOT TARGET Defer::defer)
  add_library(Defer::defer INTERFACE IMPORTED)
  set_target_properties(Defer::defer PROPERTIES
    INTERFACE_COMPILE_OPTIONS
      "$<$<COMPILE_LANGUAGE:C>:-fplugin=${Defer_PLUGIN}>;$<$<COMPILE_LANGUAGE:C>:-I${_defer_prefix}/include>")
endif()
