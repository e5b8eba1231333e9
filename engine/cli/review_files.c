/*
 * Certificates, applications and companies have other columns, so each of these lists gets its own file: --review names
 * the first that there is, beside FILE-applications.csv or FILE-companies.csv.
 */
#include "cli/review_files.h"

#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/say.h"

static int write_list(const invocation *call, const tidu_problems *problems, tidu_review of, const char *path)
{
    tidu_error err, closing;
    tidu_status status;
    output o;

    status = output_open(&o, path, &err);
    if (status)
        return failure_say(&err);
    status = tidu_problems_write_review(problems, of, output_write, &o, &err);
    if (output_close(&o, !status, &closing)) /* it knows the file and why */
        return failure_say(&closing);
    if (status)
        return output_pipe_is_closed() ? EXIT_DONE : failure_say(&err);
    if (!call->is_quiet)
        say(_("%s: %zu rows without a code; fill in 统一社会信用代码 and give the file back\n"), path,
            tidu_problems_review_count(problems, of));
    return EXIT_DONE;
}

/* "review.csv" -> "review-companies.csv" */
static void name_beside(const char *path, const char *what, char *out, size_t size)
{
    const char *dot = strrchr(path, '.');
    int stem = (int)(dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path));

    snprintf(out, size, "%.*s-%s%s", stem, path, what, path + stem);
}

int review_files_write(const invocation *call, const tidu_problems *problems)
{
    static const struct {
        tidu_review of;
        const char *name;
    } lists[] = {{TIDU_REVIEW_CERTIFICATES, "certificates"},
                 {TIDU_REVIEW_APPLICATIONS, "applications"},
                 {TIDU_REVIEW_COMPANIES, "companies"}};
    const char *path = arguments_has(call->arguments, "review") ? arguments_text(call->arguments, "review") : NULL;
    char beside[4096];
    bool is_first = true;
    int status = EXIT_DONE;

    for (size_t i = 0; path && !status && i < sizeof lists / sizeof *lists; i++) {
        if (!tidu_problems_review_count(problems, lists[i].of))
            continue;
        name_beside(path, lists[i].name, beside, sizeof beside);
        status = write_list(call, problems, lists[i].of, is_first ? path : beside);
        is_first = false;
    }
    return status;
}
