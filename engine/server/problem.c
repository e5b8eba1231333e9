#include "server/problem.h"

void problem_write_text(const char *text, FILE *to)
{
    fputc('"', to);
    for (; text && *text; text++) {
        if (*text == '"' || *text == '\\')
            fprintf(to, "\\%c", *text);
        else if ((unsigned char)*text < ' ' || *text == 0x7f)
            fprintf(to, "\\u%04x", (unsigned)*text);
        else
            fputc(*text, to);
    }
    fputc('"', to);
}

static void write_member(const char *name, const char *text, FILE *to)
{
    fprintf(to, ",\"%s\":", name);
    problem_write_text(text, to);
}

void problem_write(const problem *p, FILE *to)
{
    fprintf(to, "{\"type\":\"urn:tidu:problem:%s\",\"status\":%d", p->kind, p->status);
    write_member("title", p->title, to);
    if (p->detail && *p->detail)
        write_member("detail", p->detail, to);
    for (size_t i = 0; i < p->n_codes; i++) {
        fputs(i ? ",{\"code\":" : ",\"codes\":[{\"code\":", to);
        problem_write_text(p->codes[i].code, to);
        write_member("text", p->codes[i].text, to);
        fputc('}', to);
    }
    fputs(p->n_codes ? "]}\n" : "}\n", to);
}
