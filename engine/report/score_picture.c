#include "report/score_picture.h"

#include <math.h>

#include "base/message.h"
#include "report/page_form.h"
#include "report/table_html.h"
#include "report/value_text.h"

enum { LABEL = 210, BAR = 430, ROW = 22, TOP = 8, RIGHT = 90 };

double score_picture_group_most(const model *m, size_t g)
{
    double most = 0;

    for (size_t i = m->groups[g].first_item; i < m->groups[g].first_item + m->groups[g].n_items; i++) {
        double item = 0;

        for (size_t b = 0; b < m->items[i].n_bands; b++)
            item = fmax(item, m->items[i].bands[b].greatest);
        most += item;
    }
    return fmin(most, m->groups[g].most);
}

static void bar(text_buffer *b, int row, const char *label, double least, double greatest,
                double most)
{
    double scale = most > 0 ? BAR / most : 0;
    int y = TOP + row * ROW;
    char text[VALUE_TEXT_SIZE];

    text_buffer_print(b, "<text x=\"0\" y=\"%d\">", y + 15);
    html_append(b, label);
    text_buffer_print(b, "</text><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"#fff\" stroke=\"#999\"/>",
                      LABEL, y + 2, BAR);
    text_buffer_print(b, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"#4a6fa5\"/>", LABEL, y + 2,
                      least * scale);
    text_buffer_print(b, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"#c9d6ea\" stroke=\"#4a6fa5\" stroke-dasharray=\"3 2\"/>",
                      LABEL + least * scale, y + 2, (greatest - least) * scale);
    interval_text(least, greatest, text);
    text_buffer_print(b, "<text x=\"%d\" y=\"%d\">%s / %g</text>\n", LABEL + BAR + 8, y + 15, text, most);
}

/* A line across the bar of the total at each bound that `pass` sets for the total. */
static void pass_lines(text_buffer *b, const model *m, int row, double most)
{
    for (size_t i = 0; i < m->n_limits; i++) {
        double x = LABEL + m->limits[i].bound / most * BAR;

        if (m->limits[i].subject == MODEL_TOTAL)
            text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#111\" stroke-width=\"2\"/>", x, x,
                              TOP + row * ROW - 3, TOP + row * ROW + 23);
    }
}

static int height_of(const model *m)
{
    return TOP + ((int)m->n_groups + 1) * ROW + 6;
}

double score_picture_height(const model *m)
{
    return (double)height_of(m) * PAGE_WIDTH / (LABEL + BAR + RIGHT);
}

void score_picture(text_buffer *b, const explanation *e, bool is_chinese)
{
    const model *m = e->model;
    double least, most;
    int rows = (int)m->n_groups + 1;

    model_score_range(m, &least, &most);
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" font-size=\"12\" font-family=\"sans-serif\">\n<title>",
                      LABEL + BAR + RIGHT, height_of(m), LABEL + BAR + RIGHT);
    html_append(b, _("Points: dark what is certain, light what is still open, the stroke the line to pass"));
    text_buffer_append_string(b, "</title>\n");
    for (size_t g = 0; g < m->n_groups; g++)
        bar(b, (int)g, model_text_in(m->groups[g].name, is_chinese), e->group_least[g],
            e->group_greatest[g], score_picture_group_most(m, g));
    bar(b, rows - 1, _("total"), e->least, e->greatest, most);
    pass_lines(b, m, rows - 1, most);
    text_buffer_append_string(b, "</svg>\n");
}
