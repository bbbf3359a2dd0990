#include "report.h"
void report_html(FILE *output, const struct unit *units, size_t count) {
  (void)output, (void)units, (void)count;
}
