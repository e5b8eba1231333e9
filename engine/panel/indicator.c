#include "panel/indicator.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/suggest.h"
#include "base/text_index.h"

#define KEY INDICATOR_KEY
#define ATTRIBUTE INDICATOR_ATTRIBUTE
#define ANNUAL INDICATOR_ANNUAL
#define ANY .least = -INFINITY, .greatest = INFINITY
#define NOT_NEGATIVE .least = 0, .greatest = INFINITY
#define BETWEEN(low, high) .least = (low), .greatest = (high)
#define WHOLE .is_whole = true
#define ZH(...) .labels_zh = {__VA_ARGS__, NULL}

/* The columns of the canonical form, in its order. */
static const indicator built_in[] = {
    {"uscc", KEY, INDICATOR_TEXT, "credit code",
     ZH("统一社会信用代码", "信用代码", "社会信用代码", "企业代码"), ANY},
    {"name", ATTRIBUTE, INDICATOR_TEXT, "name", ZH("企业名称", "公司名称", "单位名称", "名称"), ANY},
    {"founded_on", ATTRIBUTE, INDICATOR_DATE, "founded on",
     ZH("成立日期", "注册日期", "注册时间", "成立时间"), ANY},
    {"region", ATTRIBUTE, INDICATOR_TEXT, "division code", ZH("行政区划代码", "区划代码", "行政区划"),
     ANY},
    {"town", ATTRIBUTE, INDICATOR_TEXT, "town", ZH("镇街", "所属镇街", "街道", "乡镇", "镇街道"), ANY},
    {"park", ATTRIBUTE, INDICATOR_TEXT, "park", ZH("园区", "所属园区"), ANY},
    {"grid", ATTRIBUTE, INDICATOR_TEXT, "grid", ZH("楼宇网格", "网格", "楼宇"), ANY},
    {"industry", ATTRIBUTE, INDICATOR_TEXT, "industry code (GB/T 4754-2017)",
     ZH("国民经济行业代码", "行业代码", "行业", "国民经济行业代码(GB/T4754-2017)", "国民经济行业代码(2017)"), ANY},
    {"industry_2011", ATTRIBUTE, INDICATOR_TEXT, "industry code of the edition before (GB/T 4754-2011)",
     ZH("国民经济行业代码(GB/T4754-2011)", "国民经济行业代码(2011)", "行业代码(GB/T4754-2011)", "行业代码(2011)"),
     ANY},
    {"hightech_field", ATTRIBUTE, INDICATOR_CODE, "high-tech field",
     ZH("国家重点支持的高新技术领域", "技术领域", "高新技术领域"), NOT_NEGATIVE, WHOLE},
    {"listed", ATTRIBUTE, INDICATOR_FLAG, "listed", ZH("是否上市"), BETWEEN(0, 1), WHOLE},
    {"lead_years", ATTRIBUTE, INDICATOR_COUNT, "years in the niche market",
     ZH("从事特定细分市场年限", "从事细分市场年限"), NOT_NEGATIVE},
    {"prohibited_industry", ATTRIBUTE, INDICATOR_FLAG, "prohibited industry",
     ZH("禁止限制淘汰类", "是否禁止类行业"), BETWEEN(0, 1), WHOLE},
    {"audited_books", ATTRIBUTE, INDICATOR_FLAG, "sound books",
     ZH("查账征收且核算健全", "查账征收"), BETWEEN(0, 1), WHOLE},
    {"year", KEY, INDICATOR_COUNT, "year", ZH("年度", "年份", "数据年度"), BETWEEN(1900, 2100), WHOLE},
    {"revenue", ANNUAL, INDICATOR_MONEY, "revenue", ZH("营业收入", "销售收入", "营业总收入"),
     NOT_NEGATIVE},
    {"main_revenue", ANNUAL, INDICATOR_MONEY, "main revenue", ZH("主营业务收入", "主营收入"),
     NOT_NEGATIVE},
    {"total_income", ANNUAL, INDICATOR_MONEY, "total income", ZH("总收入", "收入总额减不征税收入"),
     NOT_NEGATIVE},
    {"hightech_income", ANNUAL, INDICATOR_MONEY, "high-tech income",
     ZH("高新技术产品(服务)收入", "高新技术产品收入", "高新收入", "高品收入"), NOT_NEGATIVE},
    {"cost_expense", ANNUAL, INDICATOR_MONEY, "costs and expenses",
     ZH("成本费用支出额", "成本费用支出", "成本费用"), NOT_NEGATIVE},
    {"rd_expense", ANNUAL, INDICATOR_MONEY, "R&D expense", ZH("研发费用", "研究开发费用", "研发投入"),
     NOT_NEGATIVE},
    {"rd_expense_hnte", ANNUAL, INDICATOR_MONEY, "R&D expense, high-tech-enterprise basis",
     ZH("研发费用(高企口径)", "高企口径研发费用"), .fallback = "rd_expense", NOT_NEGATIVE},
    {"rd_expense_tax", ANNUAL, INDICATOR_MONEY, "R&D expense, tax basis",
     ZH("研发费用(加计扣除口径)", "加计扣除口径研发费用"), .fallback = "rd_expense", NOT_NEGATIVE},
    {"rd_expense_audited", ANNUAL, INDICATOR_MONEY, "R&D expense, audited",
     ZH("研发费用(审计口径)", "审计口径研发费用"), .fallback = "rd_expense", NOT_NEGATIVE},
    {"rd_expense_domestic", ANNUAL, INDICATOR_MONEY, "domestic R&D expense", ZH("境内研发费用"),
     NOT_NEGATIVE},
    {"st_expense", ANNUAL, INDICATOR_MONEY, "S&T expense",
     ZH("科技活动费用支出", "科技活动支出", "科技活动经费支出"), .fallback = "rd_expense", NOT_NEGATIVE},
    {"net_profit", ANNUAL, INDICATOR_MONEY, "net profit", ZH("净利润"), ANY},
    {"taxable_income", ANNUAL, INDICATOR_MONEY, "taxable income", ZH("应纳税所得额"), ANY},
    {"operating_cash_flow", ANNUAL, INDICATOR_MONEY, "operating cash flow",
     ZH("经营现金流", "经营活动现金流量净额"), ANY},
    {"total_assets", ANNUAL, INDICATOR_MONEY, "total assets", ZH("资产总额", "总资产"), NOT_NEGATIVE},
    {"net_assets", ANNUAL, INDICATOR_MONEY, "net assets", ZH("净资产"), ANY},
    {"liabilities", ANNUAL, INDICATOR_MONEY, "liabilities", ZH("负债总额", "总负债"), NOT_NEGATIVE},
    {"employees", ANNUAL, INDICATOR_COUNT, "employees", ZH("职工总数", "从业人员", "职工人数", "员工人数"),
     NOT_NEGATIVE, WHOLE},
    {"st_staff", ANNUAL, INDICATOR_COUNT, "S&T staff", ZH("科技人员", "科技人员数", "科技人员总数"),
     NOT_NEGATIVE, WHOLE},
    {"rd_staff", ANNUAL, INDICATOR_COUNT, "R&D staff", ZH("研发人员", "研发人员数"), NOT_NEGATIVE, WHOLE},
    {"ip_class1", ANNUAL, INDICATOR_COUNT, "class I IP", ZH("Ⅰ类知识产权", "I类知识产权", "一类知识产权"),
     NOT_NEGATIVE, WHOLE},
    {"ip_class2", ANNUAL, INDICATOR_COUNT, "class II IP", ZH("Ⅱ类知识产权", "II类知识产权", "二类知识产权"),
     NOT_NEGATIVE, WHOLE},
    {"ip_class1_selfdev", ANNUAL, INDICATOR_COUNT, "class I IP, self-developed",
     ZH("自主研发Ⅰ类知识产权", "自主研发I类知识产权"), NOT_NEGATIVE, WHOLE},
    {"ip_class1_highvalue", ANNUAL, INDICATOR_COUNT, "class I IP, high value",
     ZH("高价值Ⅰ类知识产权", "Ⅰ类高价值知识产权", "高价值I类知识产权", "I类高价值知识产权"), NOT_NEGATIVE, WHOLE},
    {"invention_patents", ANNUAL, INDICATOR_COUNT, "invention patents in use",
     ZH("应用于主营业务并能够产业化的发明专利", "应用于主营业务的发明专利"), NOT_NEGATIVE, WHOLE},
    {"conversions", ANNUAL, INDICATOR_COUNT, "conversions of results",
     ZH("科技成果转化数", "科技成果转化", "成果转化数"), NOT_NEGATIVE, WHOLE},
    {"equity_financing", ANNUAL, INDICATOR_MONEY, "equity financing",
     ZH("新增股权融资(实缴)", "新增股权融资", "股权融资"), NOT_NEGATIVE},
    {"valuation", ANNUAL, INDICATOR_MONEY, "valuation", ZH("最近一轮投后估值", "投后估值", "估值"),
     NOT_NEGATIVE},
    {"market_cap", ANNUAL, INDICATOR_MONEY, "expected market value", ZH("预计市值", "市值"), NOT_NEGATIVE},
    {"standards_led", ANNUAL, INDICATOR_COUNT, "standards led",
     ZH("主导制定的国际/国家/行业标准", "主导制定标准数", "主导标准数"), NOT_NEGATIVE, WHOLE},
    {"award_national", ANNUAL, INDICATOR_COUNT, "national S&T awards", ZH("国家级科技奖励", "国家科技奖励"),
     NOT_NEGATIVE, WHOLE},
    {"award_provincial", ANNUAL, INDICATOR_COUNT, "provincial S&T awards",
     ZH("省级科技奖励", "省部级科技奖励"), NOT_NEGATIVE, WHOLE},
    {"rd_platform", ANNUAL, INDICATOR_CODE, "level of the R&D unit", ZH("研发机构级别", "研发机构等级"),
     BETWEEN(0, 4), WHOLE},
    {"major_incident", ANNUAL, INDICATOR_FLAG, "major incident",
     ZH("重大安全/质量/环境事件", "重大事故", "重大安全质量环境事件"), BETWEEN(0, 1), WHOLE},
    {"serious_dishonesty", ANNUAL, INDICATOR_FLAG, "serious dishonesty", ZH("严重失信", "严重违法失信"),
     BETWEEN(0, 1), WHOLE},
    {"abnormal_listing", ANNUAL, INDICATOR_FLAG, "abnormal listing", ZH("经营异常名录", "经营异常"),
     BETWEEN(0, 1), WHOLE},
    {"srdi_platform_score", ANNUAL, INDICATOR_COUNT, "specialisation score of the platform",
     ZH("专精特新发展评价得分", "专精特新评价得分"), NOT_NEGATIVE},
    {"market_share", ANNUAL, INDICATOR_SHARE, "market share",
     ZH("主导产品国内市场占有率", "市场占有率"), BETWEEN(0, 1)},
    {"market_rank", ANNUAL, INDICATOR_COUNT, "market rank", ZH("市场占有率排名", "市场排名"),
     BETWEEN(1, INFINITY), WHOLE},
};

enum { N_BUILT_IN = sizeof built_in / sizeof *built_in };

static const char judged_prefix[] = "judged_";

struct dictionary {
    arena *memory;
    text_index *names; /* the number of a name is its indicator */
    indicator **judged;
    size_t n_judged;
    size_t capacity;
};

dictionary *dictionary_new(void)
{
    dictionary *d = allocate_array(1, sizeof *d);
    bool ok = d && (d->memory = arena_new()) && (d->names = text_index_new());

    for (uint32_t id = 0; id < N_BUILT_IN && ok; id++)
        ok = text_index_add(d->names, built_in[id].name, strlen(built_in[id].name)) == id;
    if (ok)
        return d;
    dictionary_free(d);
    return NULL;
}

void dictionary_free(dictionary *d)
{
    if (!d)
        return;
    arena_free(d->memory);
    text_index_free(d->names);
    release(d->judged);
    release(d);
}

int dictionary_count(const dictionary *d)
{
    return N_BUILT_IN + (int)d->n_judged;
}

const indicator *dictionary_get(const dictionary *d, int id)
{
    return id < N_BUILT_IN ? &built_in[id] : d->judged[id - N_BUILT_IN];
}

int dictionary_find(const dictionary *d, const char *name)
{
    uint32_t number = text_index_find(d->names, name, strlen(name));

    return number == TEXT_INDEX_NONE ? INDICATOR_NONE : (int)number;
}

int dictionary_fallback(const dictionary *d, int id)
{
    const char *fallback = dictionary_get(d, id)->fallback;

    return fallback ? dictionary_find(d, fallback) : INDICATOR_NONE;
}

bool indicator_is_among(int id, const int *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == id)
            return true;
    }
    return false;
}

int dictionary_find_label(const dictionary *d, const char *label)
{
    int id = dictionary_find(d, label);

    if (id != INDICATOR_NONE)
        return id;
    for (id = 0; id < N_BUILT_IN; id++) {
        for (const char *const *zh = built_in[id].labels_zh; *zh; zh++) {
            if (!strcmp(*zh, label))
                return id;
        }
    }
    return INDICATOR_NONE;
}

int dictionary_add_judged(dictionary *d, const char *name)
{
    int id = dictionary_find(d, name);
    indicator *added;

    if (id != INDICATOR_NONE)
        return id;
    if (strncmp(name, judged_prefix, sizeof judged_prefix - 1) || !name[sizeof judged_prefix - 1])
        return INDICATOR_NONE;
    for (const char *c = name; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_'))
            return INDICATOR_NONE;
    }
    if (!allocate_room((void **)&d->judged, &d->capacity, d->n_judged + 1, sizeof *d->judged))
        return INDICATOR_NONE;
    added = arena_take(d->memory, sizeof *added);
    if (!added)
        return INDICATOR_NONE;
    *added = (indicator){.kind = ANNUAL, .type = INDICATOR_COUNT, NOT_NEGATIVE};
    added->name = added->label_en = added->labels_zh[0] = arena_copy_string(d->memory, name);
    if (!added->name || text_index_add(d->names, name, strlen(name)) == TEXT_INDEX_NONE)
        return INDICATOR_NONE;
    d->judged[d->n_judged++] = added;
    return dictionary_count(d) - 1;
}

const char *dictionary_suggest(const dictionary *d, const char *name)
{
    suggestion best = suggestion_begin(name);

    for (int id = 0; id < dictionary_count(d); id++)
        suggestion_offer(&best, dictionary_get(d, id)->name);
    return best.nearest;
}

const char *indicator_label(const indicator *i, bool zh)
{
    return zh ? i->labels_zh[0] : i->label_en;
}

const char *indicator_type_name(indicator_type type)
{
    static const char *const names[] = {
        [INDICATOR_TEXT] = "text",   [INDICATOR_DATE] = "date",   [INDICATOR_FLAG] = "flag",
        [INDICATOR_CODE] = "code",   [INDICATOR_MONEY] = "money", [INDICATOR_COUNT] = "count",
        [INDICATOR_SHARE] = "share",
    };
    return names[type];
}
