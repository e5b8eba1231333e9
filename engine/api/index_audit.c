/* The audit of an index: everything is copied into the document. */
#include "api/indexed.h"
#include "base/error.h"
#include "base/message.h"
#include "report/index_audit_report.h"

static tidu_status audit(tidu_session *s, indexed *x, const tidu_index_audit_options *o, document **out, tidu_error *err)
{
    audit_rules *rules = NULL;
    index_audit found = {0};
    tidu_status status = environment_audit(&s->env, &rules, err);

    if (!status)
        status = indexed_change_weights(&s->env, x, err);
    if (!status) {
        audit_question_of_index q = {.usual = (uint32_t)rules->first, .redundant = rules->redundant, .threads = s->env.threads};

        if (o->first)
            status = robust_first_read(o->first, q.first, &q.n_first, err);
        if (!status)
            status = index_audit_find(x->result, &q, &found, err);
    }
    if (!status) {
        *out = index_audit_document(&(index_audited){x->result, &x->binding, &found, rules, o->table}, s->env.is_chinese);
        status = *out ? TIDU_OK : error_memory(err);
    }
    index_audit_clear(&found);
    audit_rules_free(rules);
    return status;
}

tidu_status tidu_index_audit(tidu_session *s, const tidu_query *query, const tidu_index_audit_options *given, tidu_report **out,
                             tidu_problems **found, tidu_error *err)
{
    tidu_index_audit_options options;
    inquiry asked = inquiry_of(s, query, found);
    document *d = NULL;
    indexed *x = NULL;
    tidu_status status = TIDU_OK;

    ARGUMENT_TAKE(options, given);
    if (options.table && !index_audit_has_table(options.table))
        status = error_set(err, TIDU_EUSAGE, _("an audit has no table '%s'; it has %s"), options.table, INDEX_AUDIT_TABLES);
    if (!status)
        status = indexed_make(s, &asked, true, &x, err);
    if (!status)
        status = audit(s, x, &options, &d, err);
    if (d)
        indexed_note_weights(&s->env, d, x, x->result->weights, x->result->n_weights);
    indexed_free(x);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}
