#include "server/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/output_format.h"
#include "cli/say.h"

enum { MOST_ROWS = 100 }; /* of tables behind the first one of a page */

static bool write_to_memory(void *context, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, context) == n;
}

static int run(const command *c, const arguments *a, const answer_form *form, outgoing *out)
{
    invocation call = {.command = c,
                       .arguments = a,
                       .out = {.is_terminal = !form->is_recorded}, /* what is looked at on a screen has not left */
                       .is_chinese = form->is_chinese,
                       .is_quiet = true,
                       .outgoing = out};
    int status = output_format_find(c, a, &call.format);

    return status == EXIT_DONE ? c->run(&call) : status;
}

/* Copies of the words: they are looked at as those of a process. Returns how many, less than there are without memory. */
static int copy_words(const question_words *q, char *copies[ANSWER_MOST_WORDS])
{
    int n = 0;

    for (size_t i = 1; i < q->n; i++) {
        size_t length = strlen(q->words[i]) + 1;

        if (!(copies[n] = malloc(length)))
            break;
        memcpy(copies[n++], q->words[i], length);
    }
    return n;
}

static int parse_and_run(const question_words *q, const answer_form *form, page_answer *page)
{
    const command *c = command_find(q->words[0]);
    char *copies[ANSWER_MOST_WORDS], message[OPTION_MESSAGE] = "";
    int n = copy_words(q, copies), status = EXIT_INTERNAL;
    outgoing out = {.words = q->words, .n_words = q->n, .page = page, .sent = tidu_sent_new(), .user = form->user};
    arguments *a = NULL;

    if (c && out.sent && (size_t)n + 1 == q->n)
        a = arguments_parse(c->options, common_options, n, copies, message);
    if (a) {
        status = run(c, a, form, &out);
    } else if (*message) {
        say("%s\n", message);
        status = EXIT_USAGE;
    }
    arguments_free(a);
    tidu_sent_free(out.sent);
    while (n)
        free(copies[--n]);
    return status;
}

/* The first lines of what was said, without the name of the program and without where to read more. */
static void note_said(answer *out, char *said)
{
    size_t n = 0;

    for (char *line = strtok(said, "\n"); line; line = strtok(NULL, "\n")) {
        if (!strncmp(line, "tidu: ", 6))
            line += 6;
        if (!strstr(line, "--help'") && n + strlen(line) + 2 < sizeof out->said)
            n += (size_t)snprintf(out->said + n, sizeof out->said - n, "%s%s", n ? "\n" : "", line);
    }
}

void answer_ask(const question_words *question, const answer_form *form, answer *out)
{
    char *said = NULL;
    size_t n_said = 0;
    FILE *talk = open_memstream(&said, &n_said), *memory;

    *out = (answer){.status = EXIT_INTERNAL};
    memory = open_memstream(&out->bytes, &out->n);
    if (talk && memory) {
        page_answer page = {.sink = write_to_memory,
                            .context = memory,
                            .is_part = form->is_part,
                            .first_row = form->first_row,
                            .most_rows = MOST_ROWS,
                            .n_rows = form->n_rows,
                            .company_page = form->company_page};

        language_choose(form->is_chinese ? "zh" : "en");
        say_into(talk);
        out->status = parse_and_run(question, form, &page);
        say_into(NULL);
        out->rows = page.rows;
    }
    if (memory && fclose(memory) && out->status == EXIT_DONE)
        out->status = EXIT_INTERNAL;
    if (talk && !fclose(talk) && said)
        note_said(out, said);
    free(said);
}

void answer_clear(answer *a)
{
    free(a->bytes);
    a->bytes = NULL;
}
