/*
 * Sizes are log-normal around the trade's, growth is a company's own plus the
 * year's, R&D, staff and patents follow size and trade. Amounts are yuan in
 * cents, rounded to whole yuan for most companies.
 */
#include "company.h"

#include <stdio.h>
#include <string.h>

#include "credit_code.h"

struct trade {
    const char *code;  /* GB/T 4754-2017 */
    const char *kind;  /* in the name */
    int field;         /* high-tech field of its tech companies */
    int share;         /* of 1000 companies */
    double revenue;    /* median, million yuan */
    double head;       /* revenue of an employee, thousand yuan */
    double tech;       /* chance to be a tech company */
    double rd;         /* R&D share of a tech company */
};

static const trade trades[] = {
    {"I6513", "软件", 101, 150, 9, 420, 0.85, 0.13},   {"I6531", "信息技术", 101, 110, 14, 600, 0.75, 0.08},
    {"C3973", "微电子", 104, 40, 45, 900, 0.95, 0.12}, {"C2761", "生物医药", 201, 40, 38, 800, 0.95, 0.11},
    {"C3581", "医疗器械", 203, 50, 28, 650, 0.9, 0.09}, {"C3841", "新能源", 602, 45, 80, 950, 0.85, 0.055},
    {"C3825", "光伏科技", 601, 25, 110, 1100, 0.8, 0.045}, {"C3491", "智能装备", 805, 60, 40, 750, 0.9, 0.065},
    {"C3484", "精密机械", 804, 90, 30, 550, 0.6, 0.045}, {"C3670", "汽车部件", 804, 70, 85, 800, 0.55, 0.042},
    {"C2651", "新材料", 403, 55, 70, 1200, 0.7, 0.044}, {"C3311", "金属制品", 401, 60, 35, 700, 0.3, 0.036},
    {"M7320", "工程技术", 505, 55, 12, 480, 0.7, 0.1}, {"M7340", "医学研究", 501, 15, 9, 420, 0.9, 0.2},
    {"N7721", "环保科技", 701, 25, 22, 600, 0.6, 0.05}, {"F5179", "贸易", 0, 60, 40, 3000, 0.02, 0.01},
    {"L7259", "文化传媒", 0, 25, 7, 450, 0.05, 0.02}, {"H6210", "餐饮管理", 0, 15, 5, 220, 0, 0},
    {"G5910", "供应链", 0, 10, 35, 900, 0.05, 0.015},
};

static const char *const stems[] = {
    "智联", "华创", "鼎新", "云帆", "启明", "瑞科", "恒芯", "星瀚", "博远", "中汇", "天枢", "海纳",
    "锐图", "安柏", "微澜", "光年", "凌志", "万象", "晶锐", "禾源", "泽宇", "青禾", "蓝图", "正合"};
static const char *const towns[] = {"样例东街道", "样例西街道", "样例湖街道", "样例山镇",
                                    "样例港镇",   "样例桥镇",   "样例新城街道", "样例河镇"};
static const char *const parks[] = {"样例软件园", "样例生物医药港", "样例智造园", "样例微电子产业园",
                                    "样例新材料园", ""};
static const double year_shock[] = {-0.06, 0.09, -0.01, 0.02, 0.03, 0.04, 0.02};

#define COUNT(list) (int)(sizeof(list) / sizeof *(list))

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double between(double low, double x, double high)
{
    return x < low ? low : x > high ? high : x;
}

static int64_t cents(const company *c, double yuan)
{
    double unit = c->has_cents ? 1 : 100;
    double units = yuan * 100 / unit;

    return (int64_t)(units < 0 ? units - 0.5 : units + 0.5) * (int64_t)unit;
}

static int64_t part_of(const company *c, int64_t amount, double share)
{
    return cents(c, (double)amount / 100 * share);
}

static const trade *choose_trade(draw *d)
{
    int at = draw_below(d, 1000);

    for (int i = 0; i < COUNT(trades) - 1; i++) {
        at -= trades[i].share;
        if (at < 0)
            return &trades[i];
    }
    return &trades[COUNT(trades) - 1];
}

/* Half of them are younger than nine years; a few are of the 1990s. */
static int choose_founding_year(draw *d, int last_year)
{
    double age = 14 * draw_unit(d) * draw_unit(d) + 11 * draw_unit(d) * draw_unit(d) * draw_unit(d) +
                 4 * draw_unit(d);

    return last_year - (int)age;
}

static void write_attributes(const company *c, draw *d, sheet_row *row)
{
    int month = 1 + draw_below(d, 12);
    int day = 1 + draw_below(d, 28);
    const char *stem = stems[draw_below(d, COUNT(stems))];
    bool is_listed = c->revenue > 3e8 && !c->is_venture && draw_chance(d, 0.2);

    credit_code_make((unsigned long)c->number, row->uscc);
    snprintf(row->name, sizeof row->name, "样例%04ld%s%s%s有限公司", c->number, stem, c->is_in->kind,
             is_listed ? "股份" : "");
    snprintf(row->founded_on, sizeof row->founded_on, "%04d-%02d-%02d", c->founded, month, day);
    row->region = "990101";
    row->town = towns[draw_below(d, COUNT(towns))];
    row->park = parks[draw_below(d, COUNT(parks))];
    snprintf(row->grid, sizeof row->grid, "第%d网格", 1 + draw_below(d, 40));
    row->industry = c->is_in->code;
    row->numbers[SHEET_hightech_field] = c->is_tech ? c->is_in->field : draw_chance(d, 0.5) ? 0 : SHEET_MISSING;
    row->numbers[SHEET_listed] = is_listed;
    row->numbers[SHEET_lead_years] = c->is_tech ? draw_below(d, 12) : SHEET_MISSING;
    row->numbers[SHEET_prohibited_industry] = draw_chance(d, 0.01);
    row->numbers[SHEET_audited_books] = draw_chance(d, 0.95) ? 1 : 0;
}

void company_omit_attributes(const company *c, draw *d, sheet_row *row)
{
    if (c->border == COMPANY_USUAL && draw_chance(d, 0.012))
        row->founded_on[0] = '\0';
    if (c->border == COMPANY_USUAL && draw_chance(d, 0.03))
        row->numbers[SHEET_audited_books] = SHEET_MISSING;
}

/* Spending, growth and patents, each in deviations from what is usual, brought together with equal weight. */
static double show_quality(const company *c, double spending)
{
    double growth = between(-2.5, (c->growth - 0.06) / 0.08, 2.5);
    double patents = between(-1, (c->patents - 0.6) / 0.775, 2.5);

    return (spending + growth + patents) * 0.577;
}

company company_found(draw *d, long number, int first_year, int last_year, sheet_row *row)
{
    company c = {.number = number, .is_in = choose_trade(d)};
    double size = draw_normal(d);
    double spending = 0;

    for (int i = 0; i < SHEET_N_NUMBERS; i++)
        row->numbers[i] = SHEET_MISSING;
    if (number % 20 == 7 && number / 20 % 15 < COMPANY_BORDERS)
        c.border = (company_border)(number / 20 % 15);
    if (c.border)
        c.is_in = &trades[c.border]; /* the first ones are high technology */
    c.is_tech = c.border || draw_chance(d, c.is_in->tech);
    c.is_gazelle = c.is_tech && draw_chance(d, 0.05);
    c.is_venture = c.is_tech && draw_chance(d, 0.05);
    c.has_experts = c.is_tech && draw_chance(d, 0.25);
    c.has_cents = draw_chance(d, 0.12);
    c.is_repeating = draw_chance(d, 0.3);
    c.founded = choose_founding_year(d, last_year);
    if (c.border && c.founded > first_year - 1)
        c.founded = first_year - 1;
    c.growth = c.is_gazelle ? 0.32 + 0.05 * draw_normal(d) : 0.06 + 0.08 * draw_normal(d);
    c.revenue = c.is_in->revenue * 1e6 * draw_exp(1.1 * size) * (c.founded > last_year - 4 ? 0.35 : 1);
    if (c.is_tech)
        spending = draw_normal(d);
    c.rd_share = c.is_tech ? c.is_in->rd * draw_exp(0.45 * spending) : 0.01 * draw_unit(d);
    c.staff_share = between(0.02, c.is_tech ? 0.1 + c.rd_share + 0.08 * draw_normal(d) : 0.04, 0.9);
    c.margin = 0.07 + 0.06 * draw_normal(d) - (c.is_venture ? 0.3 : 0);
    c.assets_ratio = draw_exp(0.05 + 0.4 * draw_normal(d));
    c.debt_share = between(0.05, 0.5 + 0.15 * draw_normal(d), 1.1);
    c.head_revenue = c.is_in->head * 1e3 * draw_exp(0.35 * draw_normal(d) + 0.1 * size);
    c.patents = c.is_tech ? draw_poisson(d, 0.6) : 0;
    c.titles = c.is_tech ? draw_poisson(d, 3 + 30 * c.rd_share) : draw_poisson(d, 0.3);
    c.valuation = c.is_venture ? draw_exp(18.5 + 1.6 * draw_normal(d)) : 0;
    c.shown = show_quality(&c, spending);
    write_attributes(&c, d, row);
    return c;
}

static void report_income(const company *c, draw *d, int64_t *n)
{
    int64_t revenue = n[SHEET_revenue];
    int64_t profit = part_of(c, revenue, between(-0.8, c->margin + 0.03 * draw_normal(d), 0.4));

    n[SHEET_main_revenue] = part_of(c, revenue, 1 - 0.08 * draw_unit(d) * draw_unit(d));
    n[SHEET_total_income] = part_of(c, revenue, 1 + 0.04 * draw_unit(d) * draw_unit(d));
    n[SHEET_hightech_income] =
        c->is_tech ? part_of(c, n[SHEET_total_income], between(0.1, 0.78 + 0.14 * draw_normal(d), 0.99)) : 0;
    n[SHEET_net_profit] = profit;
    n[SHEET_cost_expense] = part_of(c, revenue - profit, 0.97 + 0.02 * draw_unit(d));
    n[SHEET_taxable_income] = profit > 0 ? part_of(c, profit, 0.8 + 0.3 * draw_unit(d)) : 0;
    n[SHEET_operating_cash_flow] = part_of(c, profit, 1.1) + part_of(c, revenue, 0.04 * draw_normal(d));
}

static void report_research(const company *c, draw *d, int64_t *n)
{
    double share = c->rd_share * draw_exp(0.12 * draw_normal(d));
    int64_t spent = part_of(c, n[SHEET_revenue], c->is_venture ? share + 0.2 : least(share, 0.7));

    n[SHEET_rd_expense] = spent;
    if (draw_chance(d, 0.35))
        n[SHEET_rd_expense_tax] = part_of(c, spent, 0.8 + 0.15 * draw_unit(d));
    if (draw_chance(d, 0.35))
        n[SHEET_rd_expense_hnte] = part_of(c, spent, 0.9 + 0.15 * draw_unit(d));
    if (draw_chance(d, 0.15))
        n[SHEET_rd_expense_audited] = part_of(c, spent, 0.95 + 0.05 * draw_unit(d));
    n[SHEET_rd_expense_domestic] = draw_chance(d, 0.9) ? spent : part_of(c, spent, 0.5 + 0.5 * draw_unit(d));
    if (n[SHEET_rd_expense_hnte] != SHEET_MISSING && n[SHEET_rd_expense_hnte] < n[SHEET_rd_expense_domestic])
        n[SHEET_rd_expense_domestic] = n[SHEET_rd_expense_hnte]; /* one basis */
    if (draw_chance(d, 0.2))
        n[SHEET_st_expense] = part_of(c, spent, 1.05 + 0.3 * draw_unit(d));
}

static void report_balance(company *c, draw *d, int64_t *n)
{
    n[SHEET_total_assets] = part_of(c, n[SHEET_revenue], c->assets_ratio * draw_exp(0.06 * draw_normal(d)));
    c->debt_share = between(0.05, c->debt_share + 0.04 * draw_normal(d), 1.2);
    n[SHEET_liabilities] = part_of(c, n[SHEET_total_assets], c->debt_share);
    n[SHEET_net_assets] = n[SHEET_total_assets] - n[SHEET_liabilities];
}

static void report_people(const company *c, draw *d, int64_t *n)
{
    int64_t heads = (int64_t)(c->revenue / c->head_revenue * draw_exp(0.06 * draw_normal(d))) + 3;
    double share = between(0.01, c->staff_share + 0.015 * draw_normal(d), 0.95);

    n[SHEET_employees] = heads;
    n[SHEET_st_staff] = (int64_t)((double)heads * share + 0.5);
    n[SHEET_rd_staff] = (int64_t)((double)n[SHEET_st_staff] * (0.6 + 0.4 * draw_unit(d)));
}

/* A number for what a technology company spends on R&D, by which patents, titles and conversions come. */
static double effort_of(const company *c)
{
    return c->is_tech ? least(c->rd_share * c->revenue / 1e6, 40) : 0;
}

static void gain_property(company *c, draw *d)
{
    double effort = effort_of(c);

    c->patents += draw_poisson(d, effort / 8);
    c->titles += draw_poisson(d, 0.1 + effort / 2);
}

static void report_property(const company *c, draw *d, int64_t *n)
{
    n[SHEET_ip_class1] = c->patents;
    n[SHEET_ip_class2] = c->titles;
    n[SHEET_ip_class1_selfdev] = draw_below(d, c->patents + 1);
    n[SHEET_ip_class1_highvalue] = draw_below(d, c->patents / 2 + 1);
    n[SHEET_invention_patents] = draw_below(d, c->patents + 1);
    n[SHEET_conversions] = c->is_tech ? draw_poisson(d, 1 + least(effort_of(c), 12) / 2) : 0;
    n[SHEET_standards_led] = draw_chance(d, 0.01);
    n[SHEET_award_national] = draw_chance(d, 0.001);
    n[SHEET_award_provincial] = draw_chance(d, 0.004);
    n[SHEET_rd_platform] = c->revenue > 5e8 && c->is_tech ? draw_below(d, 5) : c->is_tech ? draw_below(d, 3) : 0;
}

static void report_venture(company *c, draw *d, int64_t *n)
{
    n[SHEET_equity_financing] = 0;
    if (!c->is_venture)
        return;
    if (draw_chance(d, 0.5)) {
        n[SHEET_equity_financing] = cents(c, 1e4 * (double)(int64_t)(c->valuation * 0.12e-4));
        c->valuation *= 1.1 + 0.7 * draw_unit(d);
    }
    n[SHEET_valuation] = cents(c, 1e6 * (double)(int64_t)(c->valuation / 1e6));
    if (c->valuation > 3e9)
        n[SHEET_market_cap] = n[SHEET_valuation];
}

static void report_record(const company *c, draw *d, int64_t *n)
{
    n[SHEET_major_incident] = draw_chance(d, 0.006);
    n[SHEET_serious_dishonesty] = draw_chance(d, 0.004);
    n[SHEET_abnormal_listing] = draw_chance(d, 0.012);
    if (!c->is_tech)
        return;
    if (draw_chance(d, 0.1))
        n[SHEET_srdi_platform_score] = 500 + draw_below(d, 450);
    if (draw_chance(d, 0.06)) {
        n[SHEET_market_rank] = 1 + draw_below(d, 10);
        n[SHEET_market_share] = (int64_t)(4000.0 / (double)(n[SHEET_market_rank] + 1) * draw_unit(d)) + 50;
    }
}

/* What experts thought of the items that they judge, in the last year of the sheet. */
static void report_experts(draw *d, int64_t *n)
{
    n[SHEET_judged_hnte_ip_advanced] = 3 + draw_below(d, 6);
    n[SHEET_judged_hnte_ip_support] = 3 + draw_below(d, 6);
    n[SHEET_judged_hnte_ip_source] = 2 + draw_below(d, 5);
    n[SHEET_judged_hnte_ip_standard] = draw_below(d, 3);
    n[SHEET_judged_hnte_org_accounting] = 3 + draw_below(d, 4);
    n[SHEET_judged_hnte_org_unit] = 2 + draw_below(d, 5);
    n[SHEET_judged_hnte_org_incentive] = 1 + draw_below(d, 4);
    n[SHEET_judged_hnte_org_talent] = 1 + draw_below(d, 4);
}

/* The revenue of a company that stands on a line of the rules, in yuan; 0: any. */
static int64_t border_revenue(company_border border, int years_back)
{
    static const int64_t grown[] = {110250000, 105000000, 100000000};
    static const int64_t fixed[COMPANY_BORDERS] = {
        [COMPANY_RD_5] = 50000000,        [COMPANY_RD_4] = 200000000, [COMPANY_RD_3] = 300000000,
        [COMPANY_RD_5_UNDER] = 40000000, [COMPANY_SIZE] = 200000000,
    };

    return border == COMPANY_GROWTH_5 ? grown[years_back < 3 ? years_back : 2] : fixed[border];
}

static void set_research(int64_t *n, int64_t spent_yuan)
{
    n[SHEET_rd_expense] = n[SHEET_rd_expense_domestic] = spent_yuan * 100;
    n[SHEET_rd_expense_hnte] = n[SHEET_rd_expense_tax] = SHEET_MISSING;
}

static void set_staff(int64_t *n, int64_t employees, int64_t st_staff)
{
    n[SHEET_employees] = employees;
    n[SHEET_st_staff] = n[SHEET_rd_staff] = st_staff;
}

static void set_border(company_border border, int years_back, int64_t *n)
{
    switch (border) {
    case COMPANY_RD_5:
        set_research(n, 2500000);
        break;
    case COMPANY_RD_4:
        set_research(n, 8000000);
        break;
    case COMPANY_RD_3:
        set_research(n, 9000000);
        break;
    case COMPANY_RD_5_UNDER:
        set_research(n, 2000000 - (years_back == 0));
        break;
    case COMPANY_STAFF_10:
        set_staff(n, 200, 20);
        break;
    case COMPANY_SIZE:
        set_staff(n, 500, 100);
        n[SHEET_total_assets] = n[SHEET_revenue];
        n[SHEET_liabilities] = n[SHEET_net_assets] = n[SHEET_revenue] / 2;
        break;
    case COMPANY_INCOME_60:
        n[SHEET_total_income] -= n[SHEET_total_income] % 1000;
        n[SHEET_hightech_income] = n[SHEET_total_income] / 10 * 6;
        break;
    case COMPANY_GROWTH_5:
    case COMPANY_USUAL:
    case COMPANY_BORDERS:
        break;
    }
}

void company_omit_figures(const company *c, draw *d, sheet_row *row)
{
    if (c->border || !draw_chance(d, 0.25))
        return;
    for (int some = draw_poisson(d, 1.2); some; some--)
        row->numbers[SHEET_revenue + draw_below(d, SHEET_abnormal_listing - SHEET_revenue + 1)] = SHEET_MISSING;
}

bool company_is_year_lost(const company *c, draw *d, bool is_last)
{
    return draw_chance(d, is_last ? 0.01 : 0.025) && !c->border;
}

static void begin_year(int year, sheet_row *row)
{
    for (int i = SHEET_revenue; i < SHEET_N_NUMBERS; i++)
        row->numbers[i] = SHEET_MISSING;
    row->n_slips = 0;
    row->numbers[SHEET_year] = year;
}

static double growth_in(const company *c, draw *d, int year)
{
    double shock = year_shock[(year + 7000) % COUNT(year_shock)];

    return draw_exp(between(-1, c->growth + shock + 0.13 * draw_normal(d), 1.2));
}

static int64_t revenue_in(const company *c, draw *d, int year)
{
    return cents(c, c->revenue * (year == c->founded ? 0.2 + 0.4 * draw_unit(d) : 1));
}

/* Revenue, what hangs on it, and people. */
static void report_accounts(company *c, draw *d, int year, int last_year, int64_t *n)
{
    if (border_revenue(c->border, last_year - year))
        c->revenue = (double)border_revenue(c->border, last_year - year);
    n[SHEET_revenue] = revenue_in(c, d, year);
    report_income(c, d, n);
    report_research(c, d, n);
    report_balance(c, d, n);
    report_people(c, d, n);
}

bool company_year(company *c, draw *d, int year, int last_year, sheet_row *row)
{
    int64_t *n = row->numbers;

    if (year < c->founded)
        return false;
    begin_year(year, row);
    c->revenue *= growth_in(c, d, year);
    report_accounts(c, d, year, last_year, n);
    gain_property(c, d);
    report_property(c, d, n);
    report_venture(c, d, n);
    report_record(c, d, n);
    if (year == last_year && c->has_experts)
        report_experts(d, n);
    set_border(c->border, last_year - year, n);
    return true;
}

/* As many of `owned` as were there a year before, if a share of them came in that year. */
static int owned_before(draw *d, int owned, double share)
{
    int before = 0;

    for (; owned; owned--)
        before += !draw_chance(d, share);
    return before;
}

bool company_year_back(company *c, draw *d, int year, int last_year, sheet_row *row)
{
    int64_t *n = row->numbers;

    if (year < c->founded)
        return false;
    begin_year(year, row);
    report_accounts(c, d, year, last_year, n);
    report_property(c, d, n);
    report_venture(c, d, n);
    report_record(c, d, n);
    set_border(c->border, last_year - year, n);
    c->revenue /= growth_in(c, d, year);
    c->patents = owned_before(d, c->patents, 0.15);
    c->titles = owned_before(d, c->titles, 0.15);
    c->valuation *= 0.75;
    return true;
}
