#include "target/target_class.h"

#include <math.h>
#include <string.h>

#include "base/number_text.h"

static bool fits(const class_grade *g, class_part part, double number)
{
    return isnan(g->bound) || (part == CLASS_COMPLETION ? number >= g->bound : number <= g->bound);
}

bool target_class_grade(const class_rule *rule, class_part part, const char *cell, const class_grade **out, bool *is_on_line)
{
    const class_scale *s = &rule->scales[part];
    size_t length = strlen(cell);
    double number;
    bool is_short;

    *out = NULL;
    *is_on_line = false;
    if (!length)
        return true;
    for (size_t i = 0; i < s->n && !*out; i++)
        *out = !strcmp(s->grades[i].name.zh, cell) || !strcmp(s->grades[i].name.en, cell) ? &s->grades[i] : NULL;
    if (*out)
        return true;
    length -= cell[length - 1] == '%';
    if (!number_parse(cell, length, 0, &number, &is_short))
        return false;
    for (size_t i = 0; i < s->n && !*out; i++)
        *out = fits(&s->grades[i], part, number) ? &s->grades[i] : NULL;
    *is_on_line = part != CLASS_RANK && *out && number == (*out)->bound; /* ranks are whole, and one of them is always there */
    return true;
}

void target_class_find(const class_rule *rule, class_answer *a)
{
    a->found = NULL;
    for (size_t i = 0; i < rule->n_classes && !a->found; i++) {
        const class_row *c = &rule->classes[i];
        bool all = true;

        for (size_t p = 0; p < CLASS_PARTS; p++)
            all = all && (!c->wanted[p] || (a->grades[p] && !strcmp(a->grades[p]->name.zh, c->wanted[p])));
        if (all)
            a->found = c;
    }
}
