/*
 * Reads a table, holds its companies against three models and prints, gate by gate, how many meet it:
 *
 *     gates_by_column MODELS_FOLDER companies.csv
 *
 * Every number comes out of a column; no text of the library is parsed.
 */
#include <stdio.h>

#include <tidu/tidu.h>

static void print_gates(const tidu_assessment *assessment)
{
    const tidu_model *model = tidu_assessment_model(assessment);
    size_t n = tidu_assessment_count(assessment);
    tidu_part_info gate;

    printf("%s %s: %zu companies\n", tidu_model_id(model), tidu_model_version(model), n);
    for (size_t g = 0; tidu_model_part(model, TIDU_PART_GATE, g, &gate); g++) {
        const uint8_t *state = tidu_assessment_gate(assessment, g);
        size_t count[TIDU_GATE_NOT_APPLICABLE + 1] = {0};

        for (size_t i = 0; i < n; i++)
            count[state[i]]++;
        printf("  %-24s met %zu, unmet %zu, unknown %zu, judged %zu, not applicable %zu\n", gate.id, count[TIDU_GATE_MET],
               count[TIDU_GATE_UNMET], count[TIDU_GATE_UNKNOWN], count[TIDU_GATE_JUDGED],
               count[TIDU_GATE_NOT_APPLICABLE]);
    }
}

int main(int argc, char **argv)
{
    static const char *const models[] = {"tech-sme", "hnte", "gazelle"};
    tidu_session_options options;
    tidu_session *session;
    tidu_error err;

    if (argc != 3)
        return 2;
    tidu_session_options_init(&options);
    options.models = argv[1];
    if (tidu_session_open(&options, &session, &err)) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        tidu_source source = {.size = sizeof source, .input = argv[2]};
        tidu_query query = {.size = sizeof query, .model = models[i], .source = &source};
        tidu_assessment *assessment;

        if (tidu_assess(session, &query, &assessment, NULL, &err)) {
            fprintf(stderr, "%s: %s\n", models[i], err.message);
            tidu_session_close(session);
            return 1;
        }
        print_gates(assessment);
        tidu_assessment_free(assessment);
    }
    tidu_session_close(session);
    return 0;
}
