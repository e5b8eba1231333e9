/*
 * A company's name stands above its bar, so that letters stay large enough on a narrow screen. What is added beside the tree is a piece of
 * its own; what is taken away shortens nothing and is said behind the score. The line below a bar is what missing data leave open.
 */
#include "report/index_picture.h"

#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/table_html.h"

enum { LEFT = 4, WIDTH = 306, RIGHT = 50, ROW = 38, LEGEND = 15, FILLS = 8, LEAST_FOR_TEXT = 24, SHORT = 32 };

static const char *const fills[FILLS] = {"#2f5d95", "#c9d6ea", "url(#p-lines)", "#8c8c8c", "url(#p-dots)", "#f1e3b5", "url(#p-cross)", "#ffffff"};

static const char patterns[] =
    "<defs><pattern id=\"p-lines\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#fff\"/>"
    "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" stroke=\"#2f5d95\" stroke-width=\"2\"/></pattern>"
    "<pattern id=\"p-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect width=\"5\" height=\"5\" fill=\"#fff\"/><circle cx=\"2.5\" cy=\"2.5\" r=\"1.1\" fill=\"#333\"/></pattern>"
    "<pattern id=\"p-cross\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 3H6M3 0V6\" stroke=\"#777\"/></pattern></defs>\n";

/* What the pieces of a bar are. */
typedef struct pieces {
    const index_list *l;
    size_t n_members; /* of the root, each with a piece of its own */
    bool has_others;  /* the others have one together */
    bool has_added;
    size_t n;
    double most;      /* points at the right end */
    bool zh;
} pieces;

static pieces pieces_of(const index_list *l, size_t rows, bool zh)
{
    const index_model *m = l->r->model;
    pieces p = {.l = l, .has_added = m->bonus.n > 0, .most = 100, .zh = zh};
    size_t room = FILLS - p.has_added;

    p.has_others = m->nodes[0].n_children > room;
    p.n_members = p.has_others ? room - 1 : m->nodes[0].n_children;
    p.n = p.n_members + p.has_others + p.has_added;
    for (size_t i = 0; i < rows; i++) {
        uint32_t company = l->list->company[i];

        p.most = fmax(p.most, fmax(l->r->score[company], cell_is_value(l->r->high[company]) ? l->r->high[company] : 0));
    }
    return p;
}

static const char *piece_name(const pieces *p, size_t i)
{
    const index_model *m = p->l->r->model;

    if (i < p->n_members)
        return model_text_in(m->nodes[m->nodes[0].first_child + i].name, p->zh);
    return i == p->n_members && p->has_others ? _("all others") : _("added");
}

static double piece_points(const pieces *p, const index_parts *parts, size_t i)
{
    const index_model *m = p->l->r->model;
    const index_node *root = &m->nodes[0];
    long units = 0;

    if (i < p->n_members)
        return index_points(m, parts->node[root->first_child + i]);
    if (i == p->n_members && p->has_others) {
        for (size_t j = p->n_members; j < root->n_children; j++)
            units += parts->node[root->first_child + j];
    } else {
        for (size_t j = 0; j < m->bonus.n; j++)
            units += parts->item[j];
    }
    return index_points(m, units);
}

static void draw_legend(text_buffer *b, const pieces *p)
{
    for (size_t i = 0; i < p->n; i++) {
        int y = (int)i * LEGEND;

        text_buffer_print(b, "<rect x=\"%d\" y=\"%d\" width=\"22\" height=\"11\" fill=\"%s\" stroke=\"#333\"/><text x=\"%d\" y=\"%d\">", LEFT, y + 2, fills[i], LEFT + 28, y + 11);
        html_append(b, piece_name(p, i));
        text_buffer_append_string(b, "</text>");
    }
}

static void draw_piece(text_buffer *b, const pieces *p, size_t i, double from, double points, int y)
{
    double width = points / p->most * WIDTH;
    char text[SHORT];

    text_buffer_print(b, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\" stroke=\"#333\"/>", LEFT + from / p->most * WIDTH, y, width, fills[i]);
    if (width < LEAST_FOR_TEXT)
        return;
    number_format_fixed(points, 1, text, sizeof text);
    text_buffer_print(b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"9\" stroke=\"#fff\" stroke-width=\"2.5\" paint-order=\"stroke\" fill=\"#111\">%s</text>",
                      LEFT + from / p->most * WIDTH + width / 2, y + 10, text);
}

static void draw_open(text_buffer *b, const pieces *p, uint32_t company, int y)
{
    double low = p->l->r->low[company], high = p->l->r->high[company], end = cell_is_value(high) ? high : p->most;

    if (!(end > low))
        return;
    text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#111\" stroke-width=\"1.5\"%s/>", LEFT + low / p->most * WIDTH, LEFT + end / p->most * WIDTH, y + 17, y + 17,
                      cell_is_value(high) ? "" : " stroke-dasharray=\"3 2\"");
}

static void draw_row(text_buffer *b, const pieces *p, size_t row, int y, int name)
{
    const index_result *r = p->l->r;
    uint32_t company = p->l->list->company[row];
    const char *called = panel_text(p->l->b->panel, company, name);
    index_parts parts;
    double from = 0;
    char score[SHORT];

    if (!index_result_parts(r, index_result_place(r, company), &parts))
        return;
    number_format_fixed(r->score[company], r->model->decimals, score, sizeof score);
    text_buffer_print(b, "<text x=\"%d\" y=\"%d\">%lu. ", LEFT, y + 10, (unsigned long)p->l->list->rank[row]);
    html_append(b, called && *called ? called : panel_code(p->l->b->panel, company));
    text_buffer_print(b, "</text><text x=\"%d\" y=\"%d\">%s</text>", LEFT + WIDTH + 6, y + 25, score);
    for (size_t i = 0; i < p->n; i++) {
        double points = piece_points(p, &parts, i);

        if (points > 0)
            draw_piece(b, p, i, from, points, y + 14);
        from += fmax(points, 0);
    }
    draw_open(b, p, company, y + 14);
    text_buffer_append_char(b, '\n');
}

void index_picture(text_buffer *b, const index_list *l, size_t most, bool zh)
{
    int name = dictionary_find(panel_dictionary(l->b->panel), "name");
    size_t n = 0;
    pieces p;
    int top;

    while (n < l->list->n && n < most && cell_is_value(l->r->score[l->list->company[n]]))
        n++;
    if (!n)
        return;
    p = pieces_of(l, n, zh);
    top = (int)p.n * LEGEND + 8;
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %d\" class=\"picture\" role=\"img\" font-size=\"10.5\" font-family=\"sans-serif\">\n<title>", LEFT + WIDTH + RIGHT,
                      top + (int)n * ROW);
    html_append(b, _("Points of the first companies, by what adds up to them; the line below a bar is what missing data leave open"));
    text_buffer_print(b, "</title>\n%s", patterns);
    draw_legend(b, &p);
    text_buffer_append_char(b, '\n');
    for (size_t i = 0; i < n; i++)
        draw_row(b, &p, i, top + (int)i * ROW, name);
    text_buffer_append_string(b, "</svg>\n");
}
