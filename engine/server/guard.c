#define _DEFAULT_SOURCE /* getentropy */
#define _DARWIN_C_SOURCE
#include "server/guard.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <unistd.h>

#include "server/address.h"

bool guard_is_our_host(const char *host, unsigned port)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    char ours[32];

    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        snprintf(ours, sizeof ours, "%s:%u", names[i], port);
        if (!strcasecmp(host, ours))
            return true;
        /* browsers leave out the port that everybody knows */
        if (port == 80 && !strcasecmp(host, names[i]))
            return true;
    }
    return false;
}

bool guard_is_our_origin(const char *origin, unsigned port)
{
    static const char scheme[] = "http://";

    return !origin || (!strncmp(origin, scheme, sizeof scheme - 1) && guard_is_our_host(origin + sizeof scheme - 1, port));
}

bool guard_is_named(const char *host, const char *name)
{
    size_t n = strlen(name);

    if (!host || strncasecmp(host, name, n))
        return false;
    return !host[n] || (host[n] == ':' && host[n + 1] && !host[n + 1 + strspn(host + n + 1, "0123456789")]);
}

bool guard_is_named_origin(const char *origin, const char *name)
{
    static const char *const schemes[] = {"http://", "https://"};

    for (size_t i = 0; origin && i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]);

        if (!strncmp(origin, schemes[i], n))
            return guard_is_named(origin + n, name);
    }
    return !origin;
}

bool guard_is_foreign(const char *site, const char *mode)
{
    if (!site || !strcmp(site, "same-origin") || !strcmp(site, "none"))
        return false;
    return !mode || strcmp(mode, "navigate") != 0;
}

const char *guard_user(const char *name)
{
    enum { MOST = 64 };

    return name && *name && strlen(name) <= MOST && address_is_text(name) ? name : NULL;
}

bool guard_is_same(const char *a, const char *b)
{
    size_t n = a ? strlen(a) : 0;
    unsigned char difference = 0;

    if (!a || !b || strlen(b) != n)
        return false;
    for (size_t i = 0; i < n; i++)
        difference |= (unsigned char)(a[i] ^ b[i]);
    return !difference;
}

bool guard_make_secret(char out[GUARD_SECRET])
{
    unsigned char bytes[(GUARD_SECRET - 1) / 2];

    if (getentropy(bytes, sizeof bytes))
        return false;
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

/* How much a language is wanted, from 0 to 1000; of "en-GB;q=0.8" 800 for "en". -1: it is another one. */
static int wish(const char *range, const char *language)
{
    const char *weight = strstr(range, "q=");

    if (strncasecmp(range, language, 2) || (range[2] && !strchr("-;, ", range[2])))
        return -1;
    return weight && weight < range + strcspn(range, ",") ? (int)(strtod(weight + 2, NULL) * 1000) : 1000;
}

bool guard_wants_english(const char *accepted)
{
    int english = -1, chinese = -1;

    while (accepted && *accepted) {
        accepted += strspn(accepted, ", \t");
        if (wish(accepted, "en") > english)
            english = wish(accepted, "en");
        if (wish(accepted, "zh") > chinese)
            chinese = wish(accepted, "zh");
        accepted += strcspn(accepted, ",");
    }
    return english > chinese;
}
