#include "filing_kind.h"

const double filing_correlation = 0.3;

/* Each of the four re-examined conditions of hnte survives with 0.95. */
#define AUDIT_OF_FOUR (0.95 * 0.95 * 0.95 * 0.95)

const filing_kind filing_kinds[FILING_KINDS] = {
    {"tech-sme", "样例科小", 0, 2017, "06-30", false, 0.3, 1.4, 1, -2.6, 1, 1, {{315, 710, 0, 820}}},
    {"hnte", "GR样例", 3, 2017, "07-01", true, -0.6, 5.0, 1, -3.2, AUDIT_OF_FOUR, 2,
     {{410, 531, 628, 1016}, {701, 825, 918, 1206}}},
    {"innovative-sme", "样例创新", 3, 2022, "09-01", false, -2.3, 1.4, 1, -3.6, 1, 1, {{815, 910, 0, 1020}}},
    {"srdi", "样例专精", 3, 2022, "09-01", true, -2.3, 2.4, 1, -3.6, 1, 1, {{815, 915, 1010, 1122}}},
    {"little-giant", "样例巨人", 3, 2022, "09-01", true, -0.6, 2.4, 0.3, -4.2, 1, 1, {{820, 920, 1015, 1218}}},
    {"gazelle", "样例瞪羚", 1, 2017, "07-01", true, -2.3, 2.4, 0.9, -3.6, 1, 1, {{610, 720, 812, 1110}}},
};
