#include "model/border_rules.h"

#include <math.h>

#include "base/message.h"
#include "model/file_tables.h"

enum { MOST_DRAWS = 100000, MOST_COUNT = 1000000 };

/* A whole number into a size_t. */
static tidu_status read_whole(rule_reader *r, const yaml_node *n, void *out)
{
    size_t *to = out;
    double x;
    tidu_status status = field_number(r, n, &x);

    if (!status && !(x >= 1 && x <= MOST_COUNT && floor(x) == x))
        return yaml_error(r->tree, n, r->err, _("a whole number from 1 to %d can stand here"), MOST_COUNT);
    if (!status)
        *to = (size_t)x;
    return status;
}

static tidu_status read_positive(rule_reader *r, const yaml_node *n, void *out)
{
    double *to = out;
    tidu_status status = field_magnitude(r, n, to);

    return status || *to > 0 ? status : yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
}

static tidu_status read_confidence(rule_reader *r, const yaml_node *n, void *out)
{
    double *to = out;
    tidu_status status = field_number(r, n, to);

    return status || (*to > 0 && *to < 1) ? status : yaml_error(r->tree, n, r->err, _("a number above 0 and below 1 is expected here"));
}

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const border_rules *b = out;

    if (b->below + b->above > BUNCHING_MOST_BINS)
        return yaml_error(r->tree, yaml_find(root, "above"), r->err, _("at most %d bins can be looked at"), BUNCHING_MOST_BINS);
    if (b->missing >= b->below || b->excess >= b->above)
        return yaml_error(r->tree, yaml_find(root, b->missing >= b->below ? "missing" : "excess"), r->err, _("bins next to the line are fewer than those that are looked at"));
    if (b->degree > BUNCHING_MOST_DEGREE || b->below + b->above < b->missing + b->excess + b->degree + 2)
        return yaml_error(r->tree, yaml_find(root, "degree"), r->err, _("a polynomial of this degree needs more bins outside of the window, and is at most of degree %d"), BUNCHING_MOST_DEGREE);
    if (b->draws > MOST_DRAWS)
        return yaml_error(r->tree, yaml_find(root, "draws"), r->err, _("at most %d draws can stand here"), MOST_DRAWS);
    return TIDU_OK;
}

#define WHOLE(key, about, member) \
    FIELD_MEMBER_LIKE(FIELD_ABOUT(key, about), REQUIRED, YAML_IS_SCALAR, read_whole, size_t, border_rules, member, &field_number_form)

static const field_row rows[] = {
    FIELD(FIELD_ABOUT("usual_model", "id of the model whose lines are asked about where none is named"), REQUIRED, text, border_rules, model),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("bin", "width as a share of the line"), REQUIRED, YAML_IS_SCALAR, read_positive, double, border_rules, bin, &field_magnitude_form),
    WHOLE("below", "bins that are looked at below the line", below),
    WHOLE("above", "the same above it", above),
    WHOLE("missing", "of those below, next to the line and left out of the fit", missing),
    WHOLE("excess", "the same above it", excess),
    WHOLE("degree", "of the polynomial", degree),
    WHOLE("least", "companies in all bins; of fewer nothing is said", least),
    WHOLE("draws", "for the interval", draws),
    WHOLE("seed", "of the generator", seed),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("confidence", "of the interval"), REQUIRED, YAML_IS_SCALAR, read_confidence, double, border_rules, confidence, &field_chance_form),
    WHOLE("signs_with", "signs that are needed where there is an excess", signs_with),
    WHOLE("signs_without", "signs that are needed where there is none", signs_without),
    FIELD(FIELD_ABOUT("jump", "share of the line at which the figure was at most a year ago"), REQUIRED, chance, border_rules, jump),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("round", "yuan of which a round figure is a multiple"), REQUIRED, YAML_IS_SCALAR, read_positive, double, border_rules, round, &field_magnitude_form),
    WHOLE("several", "conditions just above whose lines a company stands", several),
    FIELD(FIELD_ABOUT("common", "share of the others that has a sign, above which it is none"), REQUIRED, chance, border_rules, common),
    FIELD_END};

const field_table border_file = {.rows = rows, .check = check_file};

tidu_status border_rules_load(const char *path, dictionary *d, border_rules **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &border_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void border_rules_free(border_rules *r)
{
    file_object_free(r);
}
