/*
 * Asks 10,000 what-ifs of one list in a loop and prints how many of them would move the company up, and whether memory
 * grew:
 *
 *     many_questions MODELS_FOLDER companies.csv USCC
 */
#include <stdio.h>
#include <sys/resource.h>

#include <tidu/tidu.h>

enum { QUESTIONS = 10000, WARM_UP = 100 };

static long peak_kib(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int main(int argc, char **argv)
{
    tidu_session_options options;
    tidu_session *session;
    tidu_live_list *list;
    tidu_error err;
    long before = 0;
    int up = 0, status = 0;

    if (argc != 4)
        return 2;
    tidu_session_options_init(&options);
    options.models = argv[1];
    status = tidu_session_open(&options, &session, &err);
    if (!status) {
        tidu_source source = {.size = sizeof source, .input = argv[2]};

        tidu_query query = {.size = sizeof query, .model = "hnte", .source = &source};

        status = tidu_live_list_open(session, &query, NULL, &list, NULL, &err);
    }
    for (int i = 0; i < QUESTIONS && !status; i++) {
        char change[32];
        tidu_place was, is;

        snprintf(change, sizeof change, "conversions=%d", i % 30);
        status = tidu_live_list_ask(list, argv[3], (const char *const[]){change}, 1, &was, &is, &err);
        up += !status && is.rank < was.rank;
        if (i == WARM_UP)
            before = peak_kib();
    }
    if (status) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    printf("%d questions, %d would move the company up; memory %s\n", QUESTIONS, up,
           peak_kib() - before > 1024 ? "grew" : "did not grow");
    tidu_live_list_close(list);
    tidu_session_close(session);
    return 0;
}
