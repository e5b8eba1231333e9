#include "report/rank_picture.h"

#include "base/message.h"
#include "report/table_html.h"

enum { LABEL = 250, WIDTH = 480, ROW = 18, TOP = 26, RIGHT = 30, BOTTOM = 8 };

double rank_picture_height(size_t n)
{
    return (double)(TOP + ROW * n + BOTTOM) * 0.75; /* pixels to points */
}

static double at_x(uint32_t rank, uint32_t most)
{
    return LABEL + (most > 1 ? (double)(rank - 1) / (double)(most - 1) * WIDTH : 0);
}

static void draw_end(text_buffer *b, uint32_t first, uint32_t most, size_t n)
{
    double x = LABEL + ((double)first - 0.5) / (double)(most - 1) * WIDTH;

    text_buffer_print(b,
                      "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%zu\" stroke=\"#999\" stroke-dasharray=\"3 3\"/>"
                      "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%lu</text>\n",
                      x, x, TOP - 6, TOP + ROW * n, x, TOP - 10, (unsigned long)first);
}

static void draw_stroke(text_buffer *b, const rank_stroke *s, size_t row, uint32_t most)
{
    double y = (double)TOP + (double)ROW * (double)row + 0.5 * ROW;

    text_buffer_print(b, "<text x=\"0\" y=\"%.1f\">%lu ", y + 4, (unsigned long)s->rank);
    html_append(b, s->label);
    text_buffer_print(b,
                      "</text><line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#4a6fa5\" stroke-width=\"5\" stroke-linecap=\"round\"/>"
                      "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#111\"/>\n",
                      at_x(s->low, most), at_x(s->high, most), y, y, at_x(s->rank, most), y);
}

void rank_picture(text_buffer *b, const rank_stroke *strokes, size_t n, const uint32_t *first, size_t n_first)
{
    uint32_t most = 2;

    if (!n)
        return;
    for (size_t i = 0; i < n; i++)
        most = strokes[i].high > most ? strokes[i].high : most;
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %zu\" width=\"%d\" role=\"img\" font-size=\"12\" font-family=\"sans-serif\">\n<title>",
                      LABEL + WIDTH + RIGHT, TOP + ROW * n + BOTTOM, LABEL + WIDTH + RIGHT);
    html_append(b, _("The ranks between which each company lies in nine of ten draws, and its rank by the index"));
    text_buffer_append_string(b, "</title>\n");
    for (size_t k = 0; k < n_first; k++) {
        if (first[k] < most)
            draw_end(b, first[k], most, n);
    }
    for (size_t i = 0; i < n; i++)
        draw_stroke(b, &strokes[i], i, most);
    text_buffer_append_string(b, "</svg>\n");
}
