/* Bars are drawn from the same zero. What a statement lacks of the books is hatched, so that it is seen without colour. */
#include "report/research_picture.h"

#include <math.h>

#include "base/message.h"
#include "base/number_text.h"
#include "report/page_form.h"
#include "report/table_html.h"

enum { LABEL = 200, BAR = 400, RIGHT = 190, ROW = 17, TOP = 2 };

static int height_of(size_t n)
{
    return TOP + (int)n * ROW + 2;
}

double research_picture_height(size_t n)
{
    return (double)height_of(n) * PAGE_WIDTH / (LABEL + BAR + RIGHT);
}

static void append_wan(text_buffer *b, double yuan, bool zh)
{
    char number[64];

    number_format_fixed(yuan / 1e4, 2, number, sizeof number);
    text_buffer_print(b, "%s%s", number, zh ? " 万元" : " wan");
}

static void bar(text_buffer *b, int y, const research_bar *x, const research_bar *books, double scale, bool zh)
{
    double own = x->yuan * scale, lack = x == books ? 0 : (books->yuan - x->yuan) * scale;

    text_buffer_print(b, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"11\" fill=\"#4a6fa5\"/>", LABEL, y + 3, own);
    if (lack > 0)
        text_buffer_print(b, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"11\" fill=\"url(#lack)\" stroke=\"#333\"/>", LABEL + own, y + 3, lack);
    text_buffer_print(b, "<text x=\"%d\" y=\"%d\">", LABEL + BAR + 6, y + 13);
    append_wan(b, x->yuan, zh);
    if (x != books && books->yuan == books->yuan && x->yuan != books->yuan) {
        text_buffer_append_string(b, x->yuan > books->yuan ? " (+" : " (");
        append_wan(b, x->yuan - books->yuan, zh);
        text_buffer_append_string(b, ")");
    }
    text_buffer_append_string(b, "</text>");
}

void research_picture(text_buffer *b, const research_bar *bars, size_t n, int year, bool zh)
{
    double most = 0;

    for (size_t i = 0; i < n; i++)
        most = bars[i].yuan > most ? bars[i].yuan : most;
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" font-size=\"12\" font-family=\"sans-serif\">\n<title>", LABEL + BAR + RIGHT,
                      height_of(n), LABEL + BAR + RIGHT);
    text_buffer_print(b, _("R&amp;D of %d by who states it; hatched: what a statement lacks of the books"), year);
    text_buffer_append_string(b, "</title>\n<defs><pattern id=\"lack\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                                 "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" stroke=\"#333\" stroke-width=\"1.4\"/></pattern></defs>\n");
    for (size_t i = 0; i < n; i++) {
        int y = TOP + (int)i * ROW;

        text_buffer_print(b, "<text x=\"0\" y=\"%d\">", y + 13);
        html_append(b, bars[i].label);
        text_buffer_append_string(b, "</text>");
        if (bars[i].yuan == bars[i].yuan)
            bar(b, y, &bars[i], &bars[0], most > 0 ? BAR / most : 0, zh);
        else
            text_buffer_print(b, "<text x=\"%d\" y=\"%d\">%s</text>", LABEL, y + 13, _("not known"));
        text_buffer_append_string(b, "\n");
    }
    text_buffer_append_string(b, "</svg>\n");
}
