#include "report/parameter_report.h"

#include "base/message.h"
#include "model/model_parameter.h"
#include "report/expression_words.h"

enum { P_NAME, P_WHAT, P_WHERE, P_VALUE, P_COLUMNS };

static const table_column columns[P_COLUMNS] = {[P_NAME] = {"parameter", N_("parameter"), TABLE_TEXT, 0},
                                                [P_WHAT] = {"what", N_("what"), TABLE_TEXT, 0},
                                                [P_WHERE] = {"where", N_("condition"), TABLE_TEXT, 0},
                                                [P_VALUE] = {"value", N_("value"), TABLE_TEXT, 0}};

static const char *what_of(const parameter_info *p, const model *m, const word_source *from, char pass[PASS_WORDS_SIZE])
{
    const char *name = model_text_in(p->what, from->zh);

    return *name ? name : p->definition ? definition_words(p->definition, from) : pass_words(m, from->zh, pass);
}

document *parameter_document(model *m, const dictionary *names, bool is_chinese)
{
    document *d = document_new_of_law();
    grid *g = d ? document_grid(d, "parameters", NULL, columns, P_COLUMNS) : NULL;
    word_source from = {names, &m->head, d ? document_memory(d) : NULL, is_chinese};
    char pass[PASS_WORDS_SIZE];
    parameter_info p;

    for (size_t i = 0; g && model_parameter_at(m, i, &p); i++) {
        if (!*p.name)
            continue;
        grid_row(g);
        grid_text(g, P_NAME, p.name, TABLE_PLAIN);
        grid_text(g, P_WHAT, what_of(&p, m, &from, pass), TABLE_PLAIN);
        grid_text(g, P_WHERE, p.definition && p.definition->value.table && !p.where ? _("else") : expression_words(p.where, &from), TABLE_PLAIN);
        grid_text(g, P_VALUE, p.value, TABLE_PLAIN);
    }
    return d;
}
