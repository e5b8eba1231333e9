#include "report/calibration_text.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"

const char *filing_status_text(const char *status)
{
    static const char *const words[][2] = {{"filed", N_("filed")},
                                           {"recommended", N_("recommended by the city")},
                                           {"proposed", N_("proposed by the province")},
                                           {"recognised", N_("recognised")}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(words[i][0], status))
            return _(words[i][1]);
    }
    return status;
}

void calibration_text(const model *m, char text[CALIBRATION_TEXT])
{
    const model_calibration *c = &m->calibration;

    if (!c->filings)
        snprintf(text, CALIBRATION_TEXT, "%s", _("uncalibrated: priors of this program"));
    else if (c->first_year == c->last_year)
        snprintf(text, CALIBRATION_TEXT, _("calibrated on %zu filings of %d"), c->filings, c->first_year);
    else
        snprintf(text, CALIBRATION_TEXT, _("calibrated on %zu filings %d–%d"), c->filings, c->first_year, c->last_year);
}

void calibration_text_of(const model *m, bool lacks_data, char text[CALIBRATION_TEXT])
{
    char fitted[CALIBRATION_TEXT];

    calibration_text(m, fitted);
    if (m->calibration.filings && lacks_data)
        snprintf(text, CALIBRATION_TEXT, _("not calibrated, as data are missing (others of this rule: %.120s)"), fitted);
    else
        memcpy(text, fitted, CALIBRATION_TEXT);
}

void calibration_word(const model *m, bool lacks_data, char word[CALIBRATION_WORD])
{
    if (!m->calibration.filings)
        snprintf(word, CALIBRATION_WORD, "priors");
    else
        snprintf(word, CALIBRATION_WORD, "%s %.12s", lacks_data ? "missing" : "outcomes", m->calibration.digest);
}

void calibration_basis(document *d, const model *m)
{
    char word[CALIBRATION_WORD];

    calibration_word(m, false, word);
    document_text(d, "calibration_basis", NULL, word);
}

void calibration_head(document *d, const model *m)
{
    char text[CALIBRATION_TEXT];

    calibration_text(m, text);
    document_text(d, "calibration", NULL, text);
    calibration_basis(d, m);
}

void calibration_note(document *d, const model *m)
{
    const model_calibration *c = &m->calibration;
    char text[CALIBRATION_TEXT];

    calibration_text(m, text);
    if (c->companies)
        document_note(d, _("where data are missing, conditions hold as often as among similar companies of this district (%zu counted)"), c->companies);
    if (!c->filings) {
        document_note(d, _("chances: %s"), text);
        return;
    }
    document_note(d, _("chances: %s, from those that were %s to those that were %s; digest %.12s"), text, filing_status_text(c->from),
                  filing_status_text(c->to), c->digest);
    document_note(d, "%s", _("chances that hang on missing data are not calibrated: such filings are left out of the fit"));
    if (c->is_of_other_rule)
        document_note(d, _("the chances were fitted under another version of the rule; tidu calibrate %s fits them again"), m->id);
}

void calibration_notes(document *d, const model *const *models, size_t n, bool zh)
{
    char text[CALIBRATION_TEXT];
    size_t fitted = 0;
    const model *other = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!models[i])
            continue;
        if (!models[i]->calibration.filings) {
            other = models[i];
            continue;
        }
        fitted++;
        calibration_text(models[i], text);
        document_note(d, _("chances of %s: %s"), model_text_in(models[i]->name, zh), text);
    }
    if (!other)
        return;
    calibration_text(other, text);
    document_note(d, fitted ? _("chances of the others: %s") : _("chances: %s"), text);
}
