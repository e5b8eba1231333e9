/*
 * The work of a district as CSV: who can file, who is one step away, what it costs and who is blocked, for the application of one
 * year; with a code also the ways of that company, as JSON:
 *
 *     ways_up MODELS_FOLDER companies.csv MODEL YEAR [USCC]
 */
#include <stdio.h>
#include <stdlib.h>

#include <tidu/tidu.h>

static bool to_stdout(void *context, const char *bytes, size_t n)
{
    (void)context;
    return fwrite(bytes, 1, n, stdout) == n;
}

int main(int argc, char **argv)
{
    tidu_session_options options;
    tidu_session *session = NULL;
    tidu_report *list = NULL, *ways = NULL;
    tidu_error err;

    if (argc < 5)
        return 2;
    tidu_session_options_init(&options);
    options.models = argv[1];
    tidu_source source = {.size = sizeof source, .input = argv[2]};
    tidu_query query = {.size = sizeof query, .model = argv[3], .source = &source};
    tidu_reach_options reach = {.size = sizeof reach, .by = atoi(argv[4]), .chance = 0.8};
    tidu_status status = tidu_session_open(&options, &session, &err);
    if (!status)
        status = tidu_reach_all(session, &query, &reach, &list, NULL, &err);
    if (!status)
        status = tidu_report_write(list, TIDU_CSV, NULL, to_stdout, NULL, &err);
    if (!status && argc > 5)
        status = tidu_reach(session, &query, argv[5], &reach, &ways, NULL, &err);
    if (!status && argc > 5)
        status = tidu_report_write(ways, TIDU_JSON, NULL, to_stdout, NULL, &err);
    if (status)
        fprintf(stderr, "%s\n", err.message);
    tidu_report_free(list);
    tidu_report_free(ways);
    tidu_session_close(session);
    return status ? 1 : 0;
}
