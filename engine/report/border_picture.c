#include "report/border_picture.h"

#include <math.h>

#include "base/message.h"
#include "report/table_html.h"

enum { LEFT = 52, TOP = 28, WIDTH = 480, HEIGHT = 160, RIGHT = 12, BOTTOM = 40 };

typedef struct scale {
    const border_line *l;
    size_t bins;
    double most;
    bool is_upper; /* the side where the rule is met lies on the left */
} scale;

/* The left edge of a bin, counted from where the rule is not met. */
static double x_of(const scale *s, double bin)
{
    double share = bin / (double)s->bins;

    return LEFT + WIDTH * (s->is_upper ? 1 - share : share);
}

static double y_of(const scale *s, double count)
{
    return TOP + HEIGHT * (1 - count / s->most);
}

static void draw_bars(text_buffer *b, const scale *s)
{
    const bunching_form *f = &s->l->form;
    double from = fmin(x_of(s, (double)(f->below - f->missing)), x_of(s, (double)(f->below + f->excess)));

    text_buffer_print(b, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eee\"/>\n", from, TOP, WIDTH * (double)(f->missing + f->excess) / (double)s->bins, HEIGHT);
    for (size_t i = 0; i < s->bins; i++) {
        double left = fmin(x_of(s, (double)i), x_of(s, (double)i + 1));

        text_buffer_print(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#9ab\" stroke=\"#fff\"/>", left, y_of(s, s->l->counts[i]), (double)WIDTH / (double)s->bins,
                          HEIGHT * s->l->counts[i] / s->most);
    }
    text_buffer_append_string(b, "\n<polyline fill=\"none\" stroke=\"#111\" stroke-width=\"2\" points=\"");
    for (size_t i = 0; i < s->bins; i++)
        text_buffer_print(b, "%.1f,%.1f ", x_of(s, (double)i + 0.5), y_of(s, fmax(0, s->l->expected[i])));
    text_buffer_append_string(b, "\"/>\n");
}

static void draw_axes(text_buffer *b, const scale *s, const char *line)
{
    double at = x_of(s, (double)s->l->form.below);

    text_buffer_print(b, "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#999\"/>", LEFT, LEFT + WIDTH, TOP + HEIGHT, TOP + HEIGHT);
    text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#111\" stroke-dasharray=\"4 3\"/>", at, at, TOP, TOP + HEIGHT);
    text_buffer_print(b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">", at, TOP + HEIGHT + 16);
    html_append(b, line);
    text_buffer_print(b, "</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f</text>", LEFT - 6, TOP + HEIGHT, LEFT - 6, TOP + 10, s->most);
    text_buffer_print(b, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", LEFT + WIDTH / 2, TOP + HEIGHT + 34);
    html_append(b, _("bars: companies; curve: expected; shaded: left out of the fit"));
    text_buffer_append_string(b, "</text>\n");
}

void border_picture(text_buffer *b, const border_line *l, bool is_upper, const char *title, const char *line)
{
    scale s = {l, l->form.below + l->form.above, 1, is_upper};

    if (l->state != BORDER_EXCESS && l->state != BORDER_NONE)
        return;
    for (size_t i = 0; i < s.bins; i++)
        s.most = fmax(s.most, fmax(l->counts[i], l->expected[i]));
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" font-size=\"12\" font-family=\"sans-serif\">\n<title>", LEFT + WIDTH + RIGHT, TOP + HEIGHT + BOTTOM,
                      LEFT + WIDTH + RIGHT);
    html_append(b, title);
    text_buffer_print(b, "</title>\n<text x=\"%d\" y=\"16\" font-weight=\"bold\">", LEFT);
    html_append(b, title);
    text_buffer_append_string(b, "</text>\n");
    draw_bars(b, &s);
    draw_axes(b, &s, line);
    text_buffer_append_string(b, "</svg>\n");
}
