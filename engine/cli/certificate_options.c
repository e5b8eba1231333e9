#include "cli/certificate_options.h"

void certificate_options_read(tidu_source *source, const arguments *a)
{
    source->credentials = arguments_text(a, "credentials");
    source->credential = arguments_text(a, "credential");
    source->granted = arguments_text(a, "granted");
    source->reviews = arguments_has(a, "review") && arguments_text(a, "review");
}
