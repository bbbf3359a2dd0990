# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Finding the host compilers and the headers that their plugins need.
#
#   defer_find_hosts(VARIABLE)
#
# sets VARIABLE to the hosts to build for: those that DEFER_HOSTS names, which
# must be there, or those of DEFER_KNOWN_HOSTS that are installed with their
# plugin headers. For each it sets DEFER_COMPILER_<host> and
# DEFER_PLUGIN_INCLUDE_<host>. A version that is older than the known ones, or
# between them, is refused; a newer one is built with a warning. A compiler
# whose headers are those of another release counts as one without headers: it
# would refuse the plugin.

# Sets RESULT to the first group of EXPRESSION in FILE, or to "unknown".
function(defer_read_version file expression result)
  set(${result} unknown PARENT_SCOPE)
  if(EXISTS ${file})
    file(READ ${file} text)
    if(text MATCHES "${expression}")
      set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
    endif()
  endif()
endfunction()

function(defer_find_gcc host result)
  set(${result} FALSE PARENT_SCOPE)
  find_program(DEFER_COMPILER_${host} ${host})
  mark_as_advanced(DEFER_COMPILER_${host})
  if(NOT DEFER_COMPILER_${host})
    set(DEFER_MISSING_${host} "${host} is not installed" PARENT_SCOPE)
    return()
  endif()

  execute_process(COMMAND ${DEFER_COMPILER_${host}} -print-file-name=plugin
    OUTPUT_VARIABLE directory OUTPUT_STRIP_TRAILING_WHITESPACE)
  # gmp.h is no header of GCC's, but its headers include it.
  find_path(DEFER_GMP_INCLUDE gmp.h)
  if(NOT EXISTS ${directory}/include/gcc-plugin.h OR NOT DEFER_GMP_INCLUDE)
    set(DEFER_MISSING_${host}
      "the plugin headers of ${host} are not installed (package ${host}-plugin-dev)"
      PARENT_SCOPE)
    return()
  endif()
  execute_process(COMMAND ${DEFER_COMPILER_${host}} -dumpfullversion
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
  defer_read_version(${directory}/include/plugin-version.h
    "basever\\[\\] = \"([^\"]*)\"" headers)
  if(NOT headers STREQUAL version)
    set(DEFER_MISSING_${host}
      "${host} is GCC ${version}, its plugin headers in ${directory}/include are of GCC ${headers}: install those of ${version} (package ${host}-plugin-dev)"
      PARENT_SCOPE)
    return()
  endif()
  set(DEFER_PLUGIN_DIRECTORY_${host} ${directory} PARENT_SCOPE)
  set(DEFER_PLUGIN_INCLUDE_${host} ${directory}/include PARENT_SCOPE)
  set(${result} TRUE PARENT_SCOPE)
endfunction()

function(defer_find_clang host result)
  set(${result} FALSE PARENT_SCOPE)
  string(REPLACE clang- "" major ${host})
  find_program(DEFER_COMPILER_${host} ${host})
  find_program(DEFER_LLVM_CONFIG_${major} llvm-config-${major})
  mark_as_advanced(DEFER_COMPILER_${host} DEFER_LLVM_CONFIG_${major})
  if(NOT DEFER_COMPILER_${host})
    set(DEFER_MISSING_${host} "${host} is not installed" PARENT_SCOPE)
    return()
  endif()
  if(DEFER_LLVM_CONFIG_${major})
    execute_process(COMMAND ${DEFER_LLVM_CONFIG_${major}} --includedir
      OUTPUT_VARIABLE include OUTPUT_STRIP_TRAILING_WHITESPACE)
  endif()
  if(NOT EXISTS ${include}/clang/Frontend/FrontendPluginRegistry.h)
    set(DEFER_MISSING_${host}
      "the plugin headers of ${host} are not installed (packages llvm-${major}-dev and libclang-${major}-dev)"
      PARENT_SCOPE)
    return()
  endif()
  execute_process(COMMAND ${DEFER_COMPILER_${host}} -dumpversion
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
  defer_read_version(${include}/clang/Basic/Version.inc
    "CLANG_VERSION ([0-9.]+)" headers)
  string(REGEX MATCH "^[0-9]+" version_major ${version})
  if(NOT headers MATCHES "^${version_major}\\.")
    set(DEFER_MISSING_${host}
      "${host} is Clang ${version}, its headers in ${include} are of Clang ${headers}: install those of ${version} (packages llvm-${major}-dev and libclang-${major}-dev)"
      PARENT_SCOPE)
    return()
  endif()
  execute_process(COMMAND ${DEFER_LLVM_CONFIG_${major}} --bindir
    OUTPUT_VARIABLE programs OUTPUT_STRIP_TRAILING_WHITESPACE)
  set(DEFER_PROGRAMS_${host} ${programs} PARENT_SCOPE)
  set(DEFER_PLUGIN_INCLUDE_${host} ${include} PARENT_SCOPE)
  set(${result} TRUE PARENT_SCOPE)
endfunction()

# Whether HOST is a newer version than all known ones of its family; sets
# DEFER_NEWEST to the newest of those.
function(defer_newer_than_known host result)
  set(${result} FALSE PARENT_SCOPE)
  if(NOT host MATCHES "^(gcc|clang)-([0-9]+)$")
    return()
  endif()
  set(family ${CMAKE_MATCH_1})
  set(major ${CMAKE_MATCH_2})
  set(newest 0)
  foreach(known IN LISTS DEFER_KNOWN_HOSTS)
    if(known MATCHES "^${family}-([0-9]+)$" AND CMAKE_MATCH_1 GREATER newest)
      set(newest ${CMAKE_MATCH_1})
    endif()
  endforeach()
  set(DEFER_NEWEST ${family}-${newest} PARENT_SCOPE)
  if(major GREATER newest)
    set(${result} TRUE PARENT_SCOPE)
  endif()
endfunction()

macro(defer_find_hosts variable)
  # A version that is newer than the known ones is built for, but only by name.
  foreach(host IN LISTS DEFER_HOSTS)
    if(host IN_LIST DEFER_KNOWN_HOSTS)
      continue()
    endif()
    defer_newer_than_known(${host} newer)
    if(NOT newer)
      message(FATAL_ERROR
        "DEFER_HOSTS: '${host}' is not one of ${DEFER_KNOWN_HOSTS}")
    endif()
    message(WARNING
      "DEFER_HOSTS: ${host} is newer than ${DEFER_NEWEST}, the newest that is known; run its tests before you rely on the plugin (docs/compilers.md), then add it to DEFER_KNOWN_HOSTS in CMakeLists.txt")
    list(APPEND DEFER_KNOWN_HOSTS ${host})
  endforeach()

  set(${variable})
  foreach(host IN LISTS DEFER_KNOWN_HOSTS)
    if(DEFER_HOSTS AND NOT host IN_LIST DEFER_HOSTS)
      continue()
    endif()
    if(host MATCHES "^gcc-")
      defer_find_gcc(${host} found)
    else()
      defer_find_clang(${host} found)
    endif()
    if(found)
      list(APPEND ${variable} ${host})
    elseif(DEFER_HOSTS)
      message(FATAL_ERROR "DEFER_HOSTS: ${DEFER_MISSING_${host}}")
    else()
      message(STATUS "No plugin for ${host}: ${DEFER_MISSING_${host}}")
    endif()
  endforeach()
  if(NOT ${variable})
    message(FATAL_ERROR
      "No host compiler found; install one of ${DEFER_KNOWN_HOSTS} with its plugin headers: gcc-N-plugin-dev, or llvm-N-dev and libclang-N-dev")
  endif()
endmacro()
