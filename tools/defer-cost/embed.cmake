# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# cmake -DOUTPUT=FILE -DSTYLE=FILE -DSCRIPT=FILE -P embed.cmake
#
# Writes the two files as the C strings page_style and page_script. An array of
# numbers, since a literal of that length is more than C promises to take.

set(text "// Made of page.css and page.js by embed.cmake.\n#include \"page.h\"\n")
foreach(name STYLE SCRIPT)
  string(TOLOWER page_${name} variable)
  file(READ ${${name}} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND text "const char ${variable}[] = {${bytes}0};\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
