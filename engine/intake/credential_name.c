#include "intake/credential_name.h"

#include <string.h>

/* id: lower-case letters, digits, hyphens and one @ for the region */
static int is_id(const char *folded)
{
    return *folded >= 'a' && *folded <= 'z' &&
           folded[strspn(folded, "abcdefghijklmnopqrstuvwxyz0123456789-@")] == '\0';
}

const char *credential_name_find(const dictionary *d, const char *folded)
{
    const char *model = d ? dictionary_find_certificate(d, folded) : NULL;

    return model ? model : is_id(folded) ? folded : NULL;
}
