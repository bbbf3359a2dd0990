# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
#   defer_install_tool(NAME WHAT)
#
# puts the program NAME into stage/bin, and installs it with its manual page. That is
# made by help2man of what the program prints for --help, which is made of the table
# that it reads its options by; NAME.help2man, beside the CMakeLists.txt, has what is
# to be said besides. WHAT is the one line of `whatis`.

find_program(DEFER_HELP2MAN help2man)
mark_as_advanced(DEFER_HELP2MAN)
if(NOT DEFER_HELP2MAN)
  message(STATUS "No manual pages of the tools: help2man is not installed")
endif()

# Installs the manual page FILE of SECTION; Debian wants it packed.
function(defer_install_manual file section component)
  if(DEFER_DEBIAN)
    add_custom_command(OUTPUT ${file}.gz
      COMMAND gzip -9nkf ${file} DEPENDS ${file} VERBATIM)
    set(file ${file}.gz)
  endif()
  get_filename_component(name ${file} NAME)
  add_custom_target(manual-${name} ALL DEPENDS ${file})
  install(FILES ${file} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section}
    COMPONENT ${component})
endfunction()

function(defer_install_tool name what)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${DEFER_STAGE}/bin)
  install(TARGETS ${name} RUNTIME DESTINATION bin COMPONENT tools)
  if(NOT DEFER_HELP2MAN)
    return()
  endif()
  set(page ${DEFER_STAGE}/share/man/man1/${name}.1)
  set(include ${CMAKE_CURRENT_SOURCE_DIR}/${name}.help2man)
  # mandoc knows no date without a day.
  add_custom_command(OUTPUT ${page}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${DEFER_STAGE}/share/man/man1
    COMMAND ${DEFER_HELP2MAN} --no-info --name=${what} --include=${include}
      --output=${page} $<TARGET_FILE:${name}>
    COMMAND sed -i "/^.TH/s/\"[^\"]*[0-9][0-9][0-9][0-9]\"/\"${DEFER_DATE}\"/" ${page}
    DEPENDS ${name} ${include} VERBATIM)
  defer_install_manual(${page} 1 tools)
endfunction()
