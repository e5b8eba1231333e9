#include "report/chance_picture.h"

#include <math.h>

#include "base/message.h"
#include "report/table_html.h"

enum { LEFT = 60, TOP = 12, SIDE = 300, RIGHT = 20, BOTTOM = 48 };

void chance_interval(size_t events, size_t n, double *low, double *high)
{
    static const double z = 1.6448536269514722; /* of the normal distribution, one in twenty is above it */
    double share = (double)events / (double)n, spread = z * z / (double)n;
    double middle = (share + spread / 2) / (1 + spread);
    double half = sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread);

    *low = fmax(middle - half, 0);
    *high = fmin(middle + half, 1);
}

static double x_of(double chance)
{
    return LEFT + SIDE * chance;
}

static double y_of(double share)
{
    return TOP + SIDE * (1 - share);
}

static void draw_axes(text_buffer *b)
{
    text_buffer_print(b, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>", LEFT, TOP, SIDE, SIDE);
    text_buffer_print(b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#999\" stroke-dasharray=\"4 3\"/>\n", LEFT,
                      TOP + SIDE, LEFT + SIDE, TOP);
    for (int k = 0; k <= 4; k++) {
        double at = k / 4.0;

        text_buffer_print(b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f%%</text>", x_of(at), TOP + SIDE + 16, 100 * at);
        text_buffer_print(b, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f%%</text>", LEFT - 6, y_of(at) + 4, 100 * at);
    }
    text_buffer_print(b, "\n<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", LEFT + SIDE / 2, TOP + SIDE + 36);
    html_append(b, _("chance that was told"));
    text_buffer_print(b, "</text><text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">", TOP + SIDE / 2);
    html_append(b, _("share that passed"));
    text_buffer_append_string(b, "</text>\n");
}

void chance_picture(text_buffer *b, const score_bin *bins, size_t n)
{
    if (!n)
        return;
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" font-size=\"12\" font-family=\"sans-serif\">\n<title>",
                      LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM, LEFT + SIDE + RIGHT);
    html_append(b, _("Chances and what came: on the dashed line they are right; strokes hold the true share nine times in ten"));
    text_buffer_append_string(b, "</title>\n");
    draw_axes(b);
    for (size_t i = 0; i < n; i++) {
        double low, high, x = x_of(bins[i].mean);

        chance_interval(bins[i].n_events, bins[i].n, &low, &high);
        text_buffer_print(b, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#111\"/>", x, x, y_of(low), y_of(high));
        text_buffer_print(b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"2\"/>\n", x,
                          y_of((double)bins[i].n_events / (double)bins[i].n));
    }
    text_buffer_append_string(b, "</svg>\n");
}
