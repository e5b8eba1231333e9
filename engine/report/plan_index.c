#include "report/plan_index.h"

#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/assessment_report.h"
#include "report/table_html.h"

/* Without scripting the full list is shown; with it fields filter the list, and a click on a heading sorts it. */
static const char script[] =
    "<script>(function(){var q=document.getElementById('q'),body=document.querySelector('tbody'),"
    "rows=[].slice.call(body.rows),chosen=document.querySelectorAll('select');"
    "function show(){var w=q.value.toLowerCase();rows.forEach(function(r){var ok=r.textContent.toLowerCase().indexOf(w)>=0;"
    "chosen.forEach(function(s){if(s.value&&r.cells[s.dataset.column].textContent!==s.value)ok=false});r.hidden=!ok})}"
    "chosen.forEach(function(s){var seen={};rows.forEach(function(r){seen[r.cells[s.dataset.column].textContent]=1});"
    "Object.keys(seen).sort().forEach(function(v){if(v){var o=document.createElement('option');o.textContent=v;s.appendChild(o)}});"
    "s.hidden=false;s.addEventListener('change',show)});q.hidden=false;q.addEventListener('input',show);"
    "document.querySelectorAll('th button').forEach(function(h,c){var up=1;h.addEventListener('click',function(){rows.sort(function(a,b){"
    "var x=a.cells[c].textContent,y=b.cells[c].textContent,d=parseFloat(x.replace('>',''))-parseFloat(y.replace('>',''));"
    "return up*(isNaN(d)?x.localeCompare(y):d)});up=-up;rows.forEach(function(r){body.appendChild(r)})})})})()</script>\n";

static void head_cell(text_buffer *b, const char *text)
{
    text_buffer_append_string(b, "<th scope=\"col\"><button>");
    html_append(b, text);
    text_buffer_append_string(b, "</button></th>");
}

/* A list of the words of a column; it is filled, and shown, by the script. */
static void choice(text_buffer *b, int column, const char *label)
{
    text_buffer_print(b, "<select hidden data-column=\"%d\" aria-label=\"", column);
    html_append(b, label);
    text_buffer_append_string(b, "\"><option value=\"\">");
    html_append(b, label);
    text_buffer_append_string(b, "</option></select>\n");
}

static void row(text_buffer *b, const assessment *a, const binding *on, const ranking *r,
                const plan_index_row *rows, size_t i)
{
    uint32_t company = r->company[i];
    const char *name = panel_text(on->panel, company, dictionary_find(panel_dictionary(on->panel), "name"));
    const char *town = panel_text(on->panel, company, dictionary_find(panel_dictionary(on->panel), "town"));
    truth verdict = (truth)a->verdicts[company];
    char readiness[32];

    table_chance_text(a->readiness[company], readiness);
    text_buffer_append_string(b, "<tr><td class=\"n\">");
    if (r->rank[i])
        text_buffer_print(b, "%u", r->rank[i]);
    text_buffer_print(b, "</td><td><a href=\"%s\">", rows[i].file);
    html_append(b, name ? name : rows[i].code);
    text_buffer_append_string(b, "</a></td><td>");
    html_append(b, rows[i].code);
    text_buffer_append_string(b, "</td><td>");
    html_append(b, town);
    text_buffer_append_string(b, "</td><td>");
    html_append(b, rows[i].kind);
    text_buffer_print(b, "</td><td class=\"%s\">", html_tone(verdict_tone(verdict)));
    html_append(b, assessment_verdict_text(a, r->company[i], true));
    text_buffer_append_string(b, "</td><td class=\"n\">");
    html_append(b, readiness);
    text_buffer_append_string(b, "</td><td>");
    html_append(b, rows[i].conclusion);
    text_buffer_append_string(b, "</td></tr>\n");
}

void plan_index(text_buffer *b, const assessment *a, const binding *on, const ranking *r,
                const plan_index_row *rows, bool is_chinese)
{
    const char *title = model_text_in(a->model->name, is_chinese);
    char day[11];

    html_begin(b, title, "", is_chinese, HTML_WIDE);
    text_buffer_append_string(b, "<h1>");
    html_append(b, title);
    text_buffer_append_string(b, "</h1>\n<p class=\"small\">");
    date_format(on->on, day);
    text_buffer_print(b, _("version of %s, application year %d, on %s, %zu companies; the list is in roster.xlsx and roster.csv, everything in plans.json"),
                      a->model->version, on->year, day, r->n);
    text_buffer_append_string(b, "</p>\n<input class=\"search\" hidden id=\"q\" type=\"search\" aria-label=\"");
    html_append(b, _("search name, code, town"));
    text_buffer_append_string(b, "\" placeholder=\"");
    html_append(b, _("search name, code, town"));
    text_buffer_append_string(b, "\">\n");
    choice(b, 3, _("town"));
    choice(b, 4, _("sheet"));
    choice(b, 5, _("verdict"));
    text_buffer_append_string(b, "<div class=\"scroll\" tabindex=\"0\" style=\"--em:72\">\n<table>\n<thead><tr>");
    head_cell(b, _("rank"));
    head_cell(b, _("name"));
    head_cell(b, _("code"));
    head_cell(b, _("town"));
    head_cell(b, _("sheet"));
    head_cell(b, _("verdict"));
    head_cell(b, _("readiness"));
    head_cell(b, _("in one sentence"));
    text_buffer_append_string(b, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < r->n; i++)
        row(b, a, on, r, rows, i);
    text_buffer_append_string(b, "</tbody>\n</table>\n</div>\n");
    text_buffer_append_string(b, script);
    html_end(b);
}
