#include "report/curve_picture.h"

#include <math.h>

#include "base/message.h"
#include "report/table_html.h"

enum { LEFT = 60, TOP = 12, WIDTH = 520, HEIGHT = 220, RIGHT = 190, BOTTOM = 34 };

typedef struct line {
    const char *name;
    const char *stroke;
    double (*height)(const curve_point *p);
} line;

static double yes(const curve_point *p)
{
    return (double)p->verdicts[TRUTH_TRUE];
}

static double open(const curve_point *p)
{
    return (double)p->verdicts[TRUTH_UNKNOWN];
}

static double expected(const curve_point *p)
{
    return p->expected;
}

static const line lines[] = {
    {N_("yes"), "stroke=\"#111\" stroke-width=\"2\"", yes},
    {N_("open"), "stroke=\"#4a6fa5\" stroke-width=\"2\" stroke-dasharray=\"6 3\"", open},
    {N_("expected to qualify"), "stroke=\"#777\" stroke-width=\"2\" stroke-dasharray=\"2 3\"", expected},
};
enum { N_LINES = sizeof lines / sizeof *lines };

static double at_x(const whatif_curve *c, int64_t value)
{
    double all = (double)(c->points[c->n_points - 1].value - c->points[0].value);

    return LEFT + (double)(value - c->points[0].value) / all * WIDTH;
}

static double highest(const whatif_curve *c)
{
    double most = 1;

    for (size_t i = 0; i < c->n_points; i++) {
        for (size_t k = 0; k < N_LINES; k++)
            most = fmax(most, lines[k].height(&c->points[i]));
    }
    return ceil(most);
}

static void draw_line(text_buffer *b, const whatif_curve *c, size_t k, double most)
{
    int y = TOP + 14 + (int)k * 22;

    text_buffer_print(b, "<polyline fill=\"none\" %s points=\"", lines[k].stroke);
    for (size_t i = 0; i < c->n_points; i++)
        text_buffer_print(b, "%s%.1f,%.1f", i ? " " : "", at_x(c, c->points[i].value),
                          TOP + HEIGHT * (1 - lines[k].height(&c->points[i]) / most));
    text_buffer_print(b, "\"/><line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" %s/><text x=\"%d\" y=\"%d\">",
                      LEFT + WIDTH + 14, LEFT + WIDTH + 44, y - 4, y - 4, lines[k].stroke, LEFT + WIDTH + 50, y);
    html_append(b, _(lines[k].name));
    text_buffer_append_string(b, "</text>\n");
}

static void draw_marks(text_buffer *b, const whatif_curve *c)
{
    int64_t first = c->points[0].value, last = c->points[c->n_points - 1].value;

    if (c->cliff) {
        double from = at_x(c, c->points[c->cliff - 1].value), to = at_x(c, c->points[c->cliff].value);

        text_buffer_print(b,
                          "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#ececec\" stroke=\"#999\" "
                          "stroke-dasharray=\"2 2\"/>",
                          from, TOP, to - from, HEIGHT);
    }
    if (c->range.own >= first && c->range.own <= last)
        text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#111\"/>",
                          at_x(c, c->range.own), at_x(c, c->range.own), TOP - 6, TOP + HEIGHT + 6);
}

static void draw_axes(text_buffer *b, const whatif_curve *c, double most)
{
    char first[RANGE_TEXT], last[RANGE_TEXT];

    parameter_range_write(&c->range, c->points[0].value, first);
    parameter_range_write(&c->range, c->points[c->n_points - 1].value, last);
    text_buffer_print(b, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>", LEFT,
                      TOP, WIDTH, HEIGHT);
    text_buffer_print(b,
                      "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f</text><text x=\"%d\" y=\"%d\" "
                      "text-anchor=\"end\">0</text>",
                      LEFT - 6, TOP + 10, most, LEFT - 6, TOP + HEIGHT);
    text_buffer_print(b, "<text x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
                      LEFT, TOP + HEIGHT + 22, first, LEFT + WIDTH, TOP + HEIGHT + 22, last);
}

void curve_picture(text_buffer *b, const whatif_curve *c)
{
    double most;

    if (c->n_points < 2)
        return;
    most = highest(c);
    text_buffer_print(
        b, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" font-size=\"12\" font-family=\"sans-serif\">\n<title>",
        LEFT + WIDTH + RIGHT, TOP + HEIGHT + BOTTOM, LEFT + WIDTH + RIGHT);
    html_append(b,
                _("Companies over the values of the parameter: the stroke is the rule as it is, the shade the cliff"));
    text_buffer_append_string(b, "</title>\n");
    draw_marks(b, c);
    draw_axes(b, c, most);
    for (size_t k = 0; k < N_LINES; k++)
        draw_line(b, c, k, most);
    text_buffer_append_string(b, "</svg>\n");
}
