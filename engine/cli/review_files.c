/*
 * Certificates and companies have other columns, so each of the two gets its own file: --review names the only one, or
 * that of the certificates beside FILE-companies.csv.
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
static void name_second(const char *path, char *out, size_t size)
{
    const char *dot = strrchr(path, '.');
    int stem = (int)(dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path));

    snprintf(out, size, "%.*s-companies%s", stem, path, path + stem);
}

int review_files_write(const invocation *call, const tidu_problems *problems)
{
    const char *path = arguments_has(call->arguments, "review") ? arguments_text(call->arguments, "review") : NULL;
    bool has_companies, has_certificates;
    char second[4096];
    int status = EXIT_DONE;

    if (!path)
        return EXIT_DONE;
    has_companies = tidu_problems_review_count(problems, TIDU_REVIEW_COMPANIES) > 0;
    has_certificates = tidu_problems_review_count(problems, TIDU_REVIEW_CERTIFICATES) > 0;
    name_second(path, second, sizeof second);
    if (has_certificates)
        status = write_list(call, problems, TIDU_REVIEW_CERTIFICATES, path);
    if (has_companies && !status)
        status = write_list(call, problems, TIDU_REVIEW_COMPANIES, has_certificates ? second : path);
    return status;
}
