#include "certificate.h"

typedef struct certificate_kind {
    const char *id;      /* of the model */
    const char *prefix;  /* of the number */
    int valid_years;     /* 0: to the end of the year */
    double chance;       /* of a tech company with patents or titles */
} certificate_kind;

static const certificate_kind kinds[] = {
    {"tech-sme", "样例科小", 0, 0.45},   {"hnte", "GR样例", 3, 0.38},
    {"innovative-sme", "样例创新", 3, 0.2}, {"srdi", "样例专精", 3, 0.09},
    {"little-giant", "样例巨人", 3, 0.012}, {"gazelle", "样例瞪羚", 3, 0.012},
};

bool certificates_begin(FILE *to)
{
    return fputs("uscc,credential,granted_on,expires_on,number\n", to) >= 0;
}

static bool write_one(FILE *to, const certificate_kind *kind, draw *d, int year, const sheet_row *row)
{
    int month = 4 + draw_below(d, 9);
    int day = 1 + draw_below(d, 28);
    int serial = draw_below(d, 1000000);
    char expires[40];

    if (kind->valid_years)
        snprintf(expires, sizeof expires, "%04d-%02d-%02d", year + kind->valid_years, month, day);
    else
        snprintf(expires, sizeof expires, "%04d-12-31", year);
    return fprintf(to, "%s,%s,%04d-%02d-%02d,%s,%s%04d%06d\n", row->uscc, kind->id, year, month, day,
                   expires, kind->prefix, year, serial) > 0;
}

bool certificates_write(FILE *to, const company *c, draw *d, int last_year, const sheet_row *row)
{
    bool is_done = true;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        bool is_held = draw_chance(d, kinds[i].chance);
        int age = kinds[i].valid_years ? draw_below(d, 5) : draw_below(d, 2);
        int year = last_year - age;

        if (is_held && c->is_tech && c->patents + c->titles > 0 && year > c->founded)
            is_done = write_one(to, &kinds[i], d, year, row) && is_done;
    }
    return is_done;
}
