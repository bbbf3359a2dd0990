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
    LIBRARY DESTINATION lib/defer/${host} COMPONENT ${host})
endfunction()

# Links FILE of the installation into DIRECTORY, which is that of a compiler.
function(defer_install_link host file directory)
  get_filename_component(name ${file} NAME)
  install(CODE "
    set(link \"${directory}/${name}\")
    file(RELATIVE_PATH target \"${directory}\" \"\${CMAKE_INSTALL_PREFIX}/${file}\")
    message(STATUS \"Installing: \$ENV{DESTDIR}\${link}\")
    file(MAKE_DIRECTORY \"\$ENV{DESTDIR}${directory}\")
    file(CREATE_LINK \${target} \"\$ENV{DESTDIR}\${link}\" SYMBOLIC)
    list(APPEND CMAKE_INSTALL_MANIFEST_FILES \${link})" COMPONENT ${host})
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
    defer_install_link(${host} lib/defer/${host}/defer.so
      ${DEFER_PLUGIN_DIRECTORY_${host}})
  endif()
endfunction()

# Makes stage/lib/defer/HOST/defer.cfg, the configuration file for `HOST --config`,
# and, with DEFER_INSTALL_INTO_CLANG, one beside the compiler that includes it.
#
# Clang puts the arguments of a configuration file in front of those of the command
# line, where a library that is linked only if needed never is. Since Clang 21 those
# with a `$` go behind them.
function(defer_add_clang_config host)
  set(folders)
  if(NOT CMAKE_INSTALL_PREFIX STREQUAL /usr)
    set(folders "-I<CFGDIR>/../../../include\n-L<CFGDIR>/../../../${DEFER_LIBDIR}
-Wl,-rpath,<CFGDIR>/../../../${DEFER_LIBDIR}\n")
  endif()
  string(REPLACE clang- "" major ${host})
  set(libraries "-Wl,--push-state,--no-as-needed\n-ldefer\n-Wl,--pop-state")
  if(major GREATER_EQUAL 21)
    set(libraries "$-Wl,--push-state,--as-needed\n$-ldefer\n$-Wl,--pop-state")
  endif()
  set(file lib/defer/${host}/defer.cfg)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/clang.cfg.in ${DEFER_STAGE}/${file}
    @ONLY)
  install(FILES ${DEFER_STAGE}/${file} DESTINATION lib/defer/${host}
    COMPONENT ${host})
  if(DEFER_INSTALL_INTO_CLANG)
    install(CODE "
      set(file \"${DEFER_PROGRAMS_${host}}/defer.cfg\")
      message(STATUS \"Installing: \$ENV{DESTDIR}\${file}\")
      file(WRITE \"\$ENV{DESTDIR}\${file}\" \"@\${CMAKE_INSTALL_PREFIX}/${file}\\n\")
      list(APPEND CMAKE_INSTALL_MANIFEST_FILES \${file})" COMPONENT ${host})
  endif()
endfunction()

# What Clang's headers instantiate must be the same object here and in the host;
# the plugin's own headers hide what they declare.
function(defer_add_clang_plugin host)
  defer_add_plugin(${host} ${ARGN})
  defer_add_clang_config(${host})
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
