/*
 * Explains one company under one model: every gate with its margins, every item with its points, and what would close
 * each gap:
 *
 *     explain_company MODELS_FOLDER companies.csv USCC MODEL
 *
 * Every value comes out of a row; no text of the library is parsed.
 */
#include <stdio.h>

#include <tidu/tidu.h>

static void print_explanation(const tidu_explanation *e)
{
    static const char *const states[] = {"met", "unmet", "unknown", "judged", "na"};
    tidu_condition gate = {.size = sizeof gate};
    tidu_comparison line = {.size = sizeof line};
    tidu_points item = {.size = sizeof item};

    for (size_t i = 0; tidu_explanation_condition(e, TIDU_PART_GATE, i, &gate); i++) {
        printf("gate %s %s", gate.id, states[gate.state]);
        for (size_t k = 0; tidu_explanation_comparison(e, TIDU_PART_GATE, i, k, &line); k++)
            if (line.margin == line.margin) /* not NaN */
                printf(" %+.4g", line.margin);
        printf("\n");
    }
    for (size_t i = 0; tidu_explanation_points(e, TIDU_PART_ITEM, i, &item); i++)
        printf("item %s %g to %g of %g\n", item.id, item.least, item.greatest, item.most);
}

static void print_gaps(const tidu_gap_list *list)
{
    tidu_gap gap = {.size = sizeof gap};

    for (size_t i = 0; tidu_gap_list_get(list, i, &gap); i++)
        if (gap.is_possible && !gap.is_margin && !gap.is_fact)
            printf("gap %s %s %d %.15g to %.15g\n", gap.id, gap.indicator, gap.year, gap.from, gap.to);
}

int main(int argc, char **argv)
{
    tidu_session_options options;
    tidu_session *session = NULL;
    tidu_explanation *e = NULL;
    tidu_gap_list *list = NULL;
    tidu_error err;

    if (argc != 5)
        return 2;
    tidu_session_options_init(&options);
    options.models = argv[1];
    tidu_source source = {.size = sizeof source, .input = argv[2]};
    tidu_query query = {.size = sizeof query, .model = argv[4], .source = &source};
    tidu_status status = tidu_session_open(&options, &session, &err);
    if (!status && !(status = tidu_explanation_open(session, &query, argv[3], &e, NULL, &err)))
        print_explanation(e);
    if (!status && !(status = tidu_gap_list_open(session, &query, argv[3], &list, NULL, &err)))
        print_gaps(list);
    if (status)
        fprintf(stderr, "%s\n", err.message);
    tidu_gap_list_close(list);
    tidu_explanation_close(e);
    tidu_session_close(session);
    return status ? 1 : 0;
}
