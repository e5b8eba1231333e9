/*
 * A panel shifts the points of all judged items of its batch, and what that means for the chance of a company is the rule's affair: the
 * slope of the probit of its chance over the shift, from the ends of its band (verdict/chance_band.h). Where the rule leaves nothing to
 * judge, a panel is taken to shift the probit itself. What was fitted to outcomes is as uncertain as the fit says, for all companies
 * alike: that adds to the variance between panels.
 */
#include "question/panel_severity.h"

#include <math.h>

#include "base/allocate.h"
#include "numeric/normal.h"
#include "verdict/chance_band.h"
#include "verdict/chance_map.h"

struct panel_severity {
    const assessment *assessment;
    chance_band *band;
    double severity;
    double doubt;     /* distance of an end of the band from its middle, as a shift of the judges; 0: the model states nothing of them */
    double deviation; /* of the fit */
};

panel_severity *panel_severity_new(const assessment *a, const filing_rules *practice, double severity)
{
    const model *m = a->model;
    panel_severity *p = allocate_array(1, sizeof *p);

    if (!p || !(p->band = chance_band_new(m, practice->doubt))) {
        release(p);
        return NULL;
    }
    p->assessment = a;
    p->severity = severity;
    p->deviation = m->calibration.filings ? m->calibration.deviation : 0;
    if (!chance_map_is_all(&m->judging) && (m->judging.correlation != 0 || m->judging.shift != 0))
        p->doubt = m->calibration.filings ? p->deviation : practice->doubt;
    return p;
}

void panel_severity_free(panel_severity *p)
{
    if (!p)
        return;
    chance_band_free(p->band);
    release(p);
}

double panel_severity_of(panel_severity *p, uint32_t company)
{
    const model *m = p->assessment->model;
    double low, high, half;

    if (p->severity == 0)
        return 0;
    chance_band_find(p->band, p->assessment, company, &low, &high);
    if (isnan(low) || isnan(high))
        return NAN;
    if (!(low > 0 && high < 1))
        return p->severity;
    half = (normal_quantile(high) - normal_quantile(low)) / 2;
    if (chance_map_is_all(&m->judging))
        return hypot(p->severity, half);
    return p->doubt > 0 ? half / p->doubt * hypot(p->severity, p->deviation) : p->severity;
}
