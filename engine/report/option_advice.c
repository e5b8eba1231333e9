#include "report/option_advice.h"

#include <string.h>

size_t option_advice_begin(const char *text)
{
    /* behind which a clause begins: of Chinese ： ； ， 。 */
    static const char *const marks[] = {": ", "; ", "\xef\xbc\x9a", "\xef\xbc\x9b", "\xef\xbc\x8c", "\xe3\x80\x82"};
    const char *option = strstr(text, "--"), *last = text;

    for (size_t i = 0; option && i < sizeof marks / sizeof *marks; i++) {
        for (const char *at = strstr(text, marks[i]); at && at < option; at = strstr(at + 1, marks[i]))
            last = at > last ? at : last;
    }
    return last > text ? (size_t)(last - text) : strlen(text);
}
