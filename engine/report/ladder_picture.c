#include "report/ladder_picture.h"

#include "report/table_html.h"

enum { LABEL = 210, WIDTH = 430, ROW = 28, HEIGHT = 20, TOP = 6, LEAST = 2 };

void ladder_picture(text_buffer *b, const char *title, const ladder_bar *bars, size_t n)
{
    size_t most = 0;

    for (size_t i = 0; i < n; i++)
        most = bars[i].companies > most ? bars[i].companies : most;
    if (!most)
        return;
    text_buffer_print(b, "<svg viewBox=\"0 0 %d %zu\" role=\"img\" font-size=\"13\">\n<title>", LABEL + WIDTH + 80,
                      TOP + n * ROW);
    html_append(b, title);
    text_buffer_append_string(b, "</title>\n");
    for (size_t i = 0; i < n; i++) {
        double width = (double)bars[i].companies / (double)most * WIDTH;
        size_t y = TOP + i * ROW;

        if (bars[i].companies && width < LEAST)
            width = LEAST;
        text_buffer_print(b, "<text x=\"0\" y=\"%zu\">", y + 15);
        html_append(b, bars[i].name);
        text_buffer_print(b, "</text><rect x=\"%.1f\" y=\"%zu\" width=\"%.1f\" height=\"%d\" fill=\"#4a6fa5\"/>",
                          LABEL + (WIDTH - width) / 2, y, width, HEIGHT);
        text_buffer_print(b, "<text x=\"%d\" y=\"%zu\">%zu</text>\n", LABEL + WIDTH + 8, y + 15, bars[i].companies);
    }
    text_buffer_append_string(b, "</svg>\n");
}
