#include "report/input_text.h"

#include <string.h>

#include "base/message.h"
#include "report/value_text.h"

typedef struct input_list {
    const binding *b;
    text_buffer *out;
    uint32_t company;
    bool zh;
} input_list;

void input_text(int indicator, int year, double value, const binding *b, bool is_chinese, text_buffer *out)
{
    const struct indicator *i = dictionary_get(panel_dictionary(b->panel), indicator);
    char text[VALUE_TEXT_SIZE];
    text_buffer one;

    text_buffer_init(&one);
    text_buffer_append_string(&one, label_text(i, is_chinese));
    if (i->kind == INDICATOR_ANNUAL)
        text_buffer_print(&one, " %d", year);
    value_text(value, indicator_unit(i), is_chinese, text);
    text_buffer_print(&one, " = %s", text);
    if (!strstr(text_buffer_string(out), text_buffer_string(&one)))
        text_buffer_print(out, "%s%s", out->length ? _("; ") : "", text_buffer_string(&one));
    text_buffer_clear(&one);
}

static bool visit(void *context, const node *n)
{
    const input_list *l = context;

    if (n->kind != NODE_INDICATOR || dictionary_get(panel_dictionary(l->b->panel), n->indicator)->type == INDICATOR_TEXT)
        return true;
    for (int offset = n->from; offset <= n->to; offset++) {
        int used;
        double value = binding_cell(l->b, l->company, n->indicator, offset, &used);

        input_text(n->indicator, l->b->year + offset, value, l->b, l->zh, l->out);
    }
    return true;
}

void inputs_text(const node *n, const binding *b, uint32_t company, bool is_chinese, text_buffer *out)
{
    node_walk(n, visit, &(input_list){b, out, company, is_chinese});
}
