/*
 * The intake of a company table and the survey of its columns from arbitrary bytes. The first byte
 * chooses the options.
 */
#include <stddef.h>
#include <stdint.h>

#include "dictionary.h"
#include "intake/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const encodings[] = {NULL, "utf-8", "gb18030", "utf-16le"};
    intake_options options = {0};
    intake_report report = {0};
    tidu_error err;
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    problems *found = problems_new();

    if (length) {
        options.encoding = encodings[bytes[0] & 3];
        options.unit_shift = bytes[0] & 4 ? 4 : 0;
        options.is_strict = bytes[0] & 8;
        bytes++;
        length--;
    }
    intake_read_bytes((intake_bytes){(const char *)bytes, length, "fuzz.csv"}, &options, p, found,
                         &report, &err);
    intake_report_clear(&report);
    problems_free(found);
    panel_free(p);
    dictionary_free(d);
    return 0;
}
