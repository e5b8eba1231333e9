#include "server/openapi.h"

#include <stdbool.h>
#include <string.h>

#include "api/tidu.h"
#include "cli/language.h"
#include "server/problem.h"
#include "server/route.h"

typedef struct operand_kind {
    const char *name;
    const char *pattern;
    const char *text; /* N_("...") */
} operand_kind;

static const operand_kind operand_kinds[] = {
    [OPERAND_CODE] = {"code", "^[0-9A-Za-z]{1,63}$", N_("code of the company")},
    [OPERAND_RULE] = {"rule", "^[0-9a-z_@][-0-9a-z_@]{0,62}$", N_("id of a rule, such as hnte")},
    [OPERAND_INDEX] = {"index", "^[0-9a-z_@][-0-9a-z_@]{0,62}$", N_("id of an index")},
    [OPERAND_POOL] = {"pool", "^[0-9a-z_@][-0-9a-z_@]{0,62}$", N_("id of a pool")},
    [OPERAND_PLAN] = {"plan", "^[0-9a-z_@][-.0-9a-z_@]{0,62}$", N_("id of a plan of targets")},
    [OPERAND_NUMBER] = {"import", "^[0-9]{1,9}$", N_("id of an import")},
    [OPERAND_TARGET] = {"target", "^[0-9a-z_@][-0-9a-z_@]{0,62}$", N_("id of a target of the plan")},
};

/* Options that stand for many parameters, "NAME.ANYTHING". */
typedef struct family {
    const char *pattern; /* of the names */
    const char *text;    /* N_("...") */
} family;

static const family families[] = {
    [FIELD_FIGURES] = {"^set\\\\.[a-z0-9_]+(-[0-9])?$", N_("changes of figures, such as set.revenue=5000; without a unit in that of the page")},
    [FIELD_PARAMETERS] = {"^param(-(percent|wan|yi|yuan))?\\\\.[-a-z0-9_.@]+$", N_("changes of numbers of the rule, such as param-percent.st_staff=8")},
    [FIELD_WEIGHTS] = {"^weight\\\\.[a-z0-9_]+$", N_("other weights of indicators and groups, such as weight.revenue=3")},
    [FIELD_OF_PAGE] = {NULL, NULL},
};

/* Of two operands of one kind the second is another parameter. */
static const char *operand_name(const route *r, size_t i)
{
    return i && r->operands[0] == r->operands[1] ? "other" : operand_kinds[r->operands[i]].name;
}

static void write_pair(const char *name, const char *text, FILE *to)
{
    fprintf(to, "\"%s\":", name);
    problem_write_text(text, to);
}

static void write_path(const route *r, const char *separator, bool as_words, FILE *to)
{
    fputs(r->place, to);
    for (size_t i = 0; i < 2 && r->operands[i]; i++)
        fprintf(to, as_words ? "%s%s" : "%s{%s}", separator, operand_name(r, i));
    if (r->tail)
        fprintf(to, "%s%s", separator, r->tail);
}

/* The words behind "tidu" that give the same answer. */
static void write_command(const route *r, FILE *to)
{
    fputs("\"x-tidu-command\":[", to);
    for (size_t i = 0; i < ROUTE_MOST_COMMAND && r->command[i]; i++)
        fprintf(to, "\"%s\",", r->command[i]);
    if (r->operands[1] == OPERAND_TARGET)
        fputs("\"{plan}/{target}\",", to);
    else
        for (size_t i = 0; i < 2 && r->operands[i]; i++)
            fprintf(to, "\"{%s}\",", operand_name(r, i));
    if (r->flag)
        fprintf(to, "\"--%s\",", r->flag);
    fputs(r->names_db ? "\"--db\",\"{database}\",\"--format\",\"json\"]," : "\"--format\",\"json\"],", to);
}

static void write_choices(const route_choice *c, FILE *to)
{
    fputs("{\"type\":\"string\",\"enum\":[", to);
    for (const char *before = ""; c->value; c++, before = ",")
        fprintf(to, "%s\"%s\"", before, c->value);
    fputs("]}", to);
}

static void write_schema(const route_option *o, FILE *to)
{
    fputs("\"schema\":", to);
    if (route_choices(o))
        write_choices(route_choices(o), to);
    else if (o->kind == FIELD_CHECK)
        fputs("{\"type\":\"string\",\"const\":\"1\"}", to);
    else if (o->kind == FIELD_NUMBER)
        fputs("{\"type\":\"integer\",\"minimum\":0}", to);
    else if (o->kind == FIELD_DATE)
        fputs("{\"type\":\"string\",\"format\":\"date\"}", to);
    else
        fputs("{\"type\":\"string\",\"minLength\":1}", to);
}

static void write_option(const route_option *o, FILE *to)
{
    const family *f = &families[o->kind];

    fprintf(to, "{\"name\":\"%s\",\"in\":\"query\",", o->name);
    write_pair("description", f->text ? _(f->text) : _(o->label), to);
    fputc(',', to);
    if (f->text)
        fprintf(to, "\"schema\":{\"type\":\"object\",\"patternProperties\":{\"%s\":{\"type\":\"string\"}},\"additionalProperties\":false}", f->pattern);
    else
        write_schema(o, to);
    fputs("},", to);
}

static void write_parameters(const route *r, FILE *to)
{
    fputs("\"parameters\":[", to);
    for (size_t i = 0; i < 2 && r->operands[i]; i++) {
        const operand_kind *kind = &operand_kinds[r->operands[i]];

        fprintf(to, "{\"name\":\"%s\",\"in\":\"path\",\"required\":true,", operand_name(r, i));
        write_pair("description", _(kind->text), to);
        fprintf(to, ",\"schema\":{\"type\":\"string\",\"pattern\":\"%s\"}},", kind->pattern);
    }
    for (const route_option *o = r->options; o && o->name; o++) {
        if (o->kind != FIELD_OF_PAGE)
            write_option(o, to);
    }
    fputs("{\"$ref\":\"#/components/parameters/lang\"}]", to);
}

static void write_responses(bool is_read, bool has_tag, FILE *to)
{
    static const int refusals[] = {400, 403, 404, 500};

    fputs("\"responses\":{\"200\":{", to);
    write_pair("description", _("what the command prints, byte for byte"), to);
    if (has_tag)
        fputs(",\"headers\":{\"ETag\":{\"$ref\":\"#/components/headers/ETag\"}}", to);
    if (is_read)
        fputs(",\"content\":{\"application/json\":{\"schema\":{\"type\":[\"array\",\"object\"]}}}", to);
    fputs("}", to);
    if (has_tag) {
        fputs(",\"304\":{", to);
        write_pair("description", _("nothing has changed since the answer with this ETag"), to);
        fputs("}", to);
    }
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        fprintf(to, ",\"%d\":{\"$ref\":\"#/components/responses/problem\"}", refusals[i]);
    fputs("}", to);
}

static void write_operation(const route *r, const char *method, FILE *to)
{
    fprintf(to, "\"%s\":{\"operationId\":\"%s_", method, method);
    write_path(r, "_", true, to);
    fputs("\",", to);
    write_pair("summary", _(r->title), to);
    fputc(',', to);
    write_command(r, to);
    write_parameters(r, to);
    fputc(',', to);
    write_responses(!strcmp(method, "get"), !r->has_no_tag, to);
    fputc('}', to);
}

static void write_components(const desk *d, FILE *to)
{
    fputs("\"components\":{\"parameters\":{\"lang\":{\"name\":\"lang\",\"in\":\"query\",", to);
    write_pair("description", _("language of names and texts; without it that of Accept-Language"), to);
    fputs(",\"schema\":{\"type\":\"string\",\"enum\":[\"zh\",\"en\"]}}},\"headers\":{\"ETag\":{", to);
    write_pair("description", _("the state of data and rules, for If-None-Match; absent while it changes"), to);
    fputs(",\"schema\":{\"type\":\"string\"}}},\"responses\":{\"problem\":{", to);
    write_pair("description", _("why there is no answer"), to);
    fputs(",\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}},"
          "\"schemas\":{\"problem\":{\"type\":\"object\",\"required\":[\"type\",\"status\",\"title\"],\"properties\":{"
          "\"type\":{\"type\":\"string\",\"pattern\":\"^urn:tidu:problem:[a-z-]+$\"},\"status\":{\"type\":\"integer\"},"
          "\"title\":{\"type\":\"string\"},\"detail\":{\"type\":\"string\"},\"codes\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
          "\"required\":[\"code\",\"text\"],\"properties\":{\"code\":{\"type\":\"string\"},\"text\":{\"type\":\"string\"}}}}}}},", to);
    fprintf(to, "\"securitySchemes\":{\"cookie\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"tidu-%u\"}}}", d->port);
}

void openapi_write(const desk *d, FILE *to)
{
    const char *before = "";
    const route *r;

    fputs("{\"openapi\":\"3.1.0\",\"info\":{", to);
    write_pair("title", _("tidu workbench"), to);
    fputc(',', to);
    write_pair("version", tidu_version(), to);
    fputc(',', to);
    write_pair("description", _("The same answers as those of the commands. Each is noted in the record of exports when it leaves."), to);
    fputs("},\"servers\":[{\"url\":\"/api/v1\"}],\"security\":[{\"cookie\":[]}],\"paths\":{", to);
    for (size_t i = 0; (r = route_at(i)); i++) {
        if (!r->command[0])
            continue;
        fprintf(to, "%s\n\"/", before);
        write_path(r, "/", false, to);
        fputs("\":{", to);
        write_operation(r, "get", to);
        fputc(',', to);
        write_operation(r, "head", to);
        fputc('}', to);
        before = ",";
    }
    fputs("},\n", to);
    write_components(d, to);
    fputs("}\n", to);
}
