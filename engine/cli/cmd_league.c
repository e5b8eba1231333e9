/*
 * `tidu league [INDEX]`.
 */

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

enum { MOST_DRAWS = 100000 };

static const option options[] = {
    OPTIONS_SOURCE,
    {.name = "of", .kind = OPTION_TEXT, .argument = "PEER", .help = N_("whose rank is asked for: its code or its name")},
    {.name = "towns", .kind = OPTION_FLAG, .help = N_("peers are the towns of the companies: amounts and counts added up")},
    {.name = "place", .kind = OPTION_INT, .argument = "K", .least = 1, .greatest = 1000000, .help = N_("the chance of this rank or a better one; needs --growth with a deviation")},
    {.name = "growth", .kind = OPTION_TEXT, .argument = "MEAN[,DEVIATION]", .help = N_("yearly growth of every figure of the others: 8%,3% (default: they stay as they are)")},
    {.name = "own-growth", .kind = OPTION_TEXT, .argument = "MEAN[,DEVIATION]", .help = N_("the same of the one asked about")},
    {.name = "draws", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = MOST_DRAWS, .help = N_("how often growth is drawn (default 1000)")},
    {.name = "seed", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 4294967295, .help = N_("with which number the generator begins (default 1)")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "league|steps|draws", .help = N_("only this table (CSV: league)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    return tidu_league(r->session, request_query(r, arguments_operand(call->arguments, 0)), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_league_options o = {.size = sizeof o, .of = arguments_text(a, "of"), .is_of_towns = arguments_flag(a, "towns"), .place = (size_t)arguments_int(a, "place", 0),
                             .growth = arguments_text(a, "growth"), .own_growth = arguments_text(a, "own-growth"), .draws = (size_t)arguments_int(a, "draws", 0),
                             .seed = (uint32_t)arguments_int(a, "seed", 0), .table = arguments_text(a, "table"),
                             .is_flat = has_format(call, "csv")};

    return request_answer(call, ask, &o);
}

const command cmd_league = {
    .group = N_("Rules"),
    .name = "league",
    .summary = N_("rank towns, zones or parks by an index: the next rank, and the chance of a rank if the others grow"),
    .operands = "[INDEX]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("Every row of the data is a peer, with a code and a name, the columns of the dictionary and those of an\n"
                "indicators.yaml beside the file; with --towns the companies of each town are one. INDEX is that of\n"
                "'tidu index' (default potential). With --of: the smallest change of one figure that leads to the next rank,\n"
                "the others staying as they are, found by computing the index with it; and with a deviation in --growth how\n"
                "often in draws it has which rank. The same seed gives the same draws."),
    .examples = {"tidu league peers --towns --input data/sample/companies.csv",
                 "tidu league peers --towns --of 样例河镇 --growth 5%,4% --place 3 --draws 50 --input data/sample/companies.csv"},
    .run = run,
};
