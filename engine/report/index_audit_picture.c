/*
 * One box for each indicator on the scale of the index: quartiles, median and ends. A name stands above its box, so that letters stay
 * large enough on a narrow screen.
 */
#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/index_audit_report_internal.h"
#include "report/table_html.h"

enum { LEFT = 6, WIDTH = 300, RIGHT = 54, TOP = 22, ROW = 34 };

/* The ends of what is drawn. */
typedef struct span {
    double least, most;
} span;

static double at(double x, span s)
{
    return LEFT + (x - s.least) / (s.most - s.least) * WIDTH;
}

static void draw_box(text_buffer *b, const double *five, int y, span s)
{
    double middle = y + 7;

    text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#555\"/>", at(five[0], s), at(five[4], s), middle, middle);
    for (int i = 0; i < AUDIT_FIVE; i += AUDIT_FIVE - 1)
        text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#555\"/>", at(five[i], s), at(five[i], s), y + 3, y + 11);
    text_buffer_print(b, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"#c9d6ea\" stroke=\"#333\"/>", at(five[1], s), y,
                      fmax(at(five[3], s) - at(five[1], s), 1));
    text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#111\" stroke-width=\"2.5\"/>", at(five[2], s), at(five[2], s), y - 1, y + 15);
}

static void draw_row(text_buffer *b, const audit_writer *w, size_t k, span s)
{
    const double *five = w->x->a->columns[k].scaled;
    int y = TOP + (int)k * ROW;
    char number[32];

    text_buffer_print(b, "<text x=\"%d\" y=\"%d\">", LEFT, y + 10);
    html_append(b, audit_name(w, k));
    text_buffer_append_string(b, "</text>");
    if (cell_is_value(five[0])) {
        number_format_fixed(five[2], 2, number, sizeof number);
        draw_box(b, five, y + 15, s);
        text_buffer_print(b, "<text x=\"%d\" y=\"%d\">%s</text>\n", LEFT + WIDTH + 8, y + 26, number);
    } else {
        text_buffer_print(b, "<text x=\"%d\" y=\"%d\" fill=\"#555\">%s</text>\n", LEFT, y + 26, _("not known"));
    }
}

void audit_picture(text_buffer *b, const audit_writer *w)
{
    size_t n = w->m->n_indicators;
    int height = TOP + (int)n * ROW + 8;
    span s = {0, 1};
    char least[32], most[32];

    for (size_t k = 0; k < n; k++) {
        s.least = fmin(s.least, w->x->a->columns[k].scaled[0]); /* fmin and fmax pass over what has no value */
        s.most = fmax(s.most, w->x->a->columns[k].scaled[AUDIT_FIVE - 1]);
    }
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %d\" class=\"picture\" role=\"img\" font-size=\"10.5\" font-family=\"sans-serif\">\n<title>", LEFT + WIDTH + RIGHT,
                      height);
    html_append(b, _("Indicators on the scale of the index: box from the lower to the upper quartile, stroke and number the median, line from the least to the greatest value"));
    number_format_fixed(s.least, s.least < 0 ? 2 : 0, least, sizeof least);
    number_format_fixed(s.most, s.most > 1 ? 2 : 0, most, sizeof most);
    text_buffer_print(b, "</title>\n<text x=\"%d\" y=\"10\">%s</text><text x=\"%d\" y=\"10\" text-anchor=\"end\">%s</text><text x=\"%d\" y=\"10\">%s</text>", LEFT, least,
                      LEFT + WIDTH, most, LEFT + WIDTH + 8, _("median"));
    text_buffer_print(b, "<line x1=\"%d\" x2=\"%d\" y1=\"14\" y2=\"14\" stroke=\"#999\"/>\n", LEFT, LEFT + WIDTH);
    for (size_t k = 0; k < n; k++)
        draw_row(b, w, k, s);
    text_buffer_append_string(b, "</svg>\n");
}
