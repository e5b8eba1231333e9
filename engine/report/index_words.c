#include "report/index_words.h"

#include <string.h>

#include "base/message.h"

void index_ids_for_programs(grid *g, bool is_chinese)
{
    static const char *const names[] = {"group", "indicator", "with", "item", "node", "without", "level", "weight_of", "method"};

    for (size_t i = 0; is_chinese && i < sizeof names / sizeof *names; i++)
        grid_for_programs(g, names[i]);
}

const char *index_group_name(const index_model *m, size_t node, bool is_chinese)
{
    size_t parent = m->nodes[node].parent;

    return parent == INDEX_NONE || !parent ? "" : model_text_in(m->nodes[parent].name, is_chinese);
}

const char *index_method_word(const char *word, bool is_chinese)
{
    static const struct {
        const char *word, *name;
    } words[] = {
        {"arithmetic", N_("arithmetic mean")},   {"geometric", N_("geometric mean")},       {"harmonic", N_("harmonic mean")},
        {"least", N_("least of the members")},   {"weighted-least", N_("weighted least")},  {"median", N_("weighted median")},
        {"mpi", N_("index of Mazziotta and Pareto")}, {"min-max", N_("from the worst to the best")}, {"z-score", N_("in standard deviations")},
        {"rank", N_("by ranks")},                {"borda", N_("by Borda's points")},        {"percentile", N_("by percentiles")},
        {"distance-to-best", N_("way to the best")}, {"fraction-of-max", N_("share of the greatest")}, {"efficacy", N_("efficacy coefficient")},
        {"given", N_("as the file says")},       {"equal", N_("all alike")},                {"entropy", N_("entropy weighting")},
        {"critic", N_("weighting by CRITIC")},   {"deviation", N_("by standard deviations")}, {"variation", N_("by coefficients of variation")},
        {"gini", N_("by Gini coefficients")},    {"merec", N_("weighting by MEREC")},       {"variance", N_("by variances")},
        {"pca", N_("by principal components")},  {"factor", N_("by factor analysis")},      {"optimal", N_("as each is to count")},
        {"ahp", N_("analytic hierarchy process")},
    };

    for (size_t i = 0; is_chinese && i < sizeof words / sizeof *words; i++) {
        if (!strcmp(words[i].word, word))
            return _(words[i].name);
    }
    return word;
}
