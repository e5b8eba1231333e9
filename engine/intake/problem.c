/*
 * Texts are copied into one arena. Successive problems often have the same file and header, so these are copied only if
 * they differ from the previous ones.
 */
#include "intake/problem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"

enum { MOST_FOUND = 200 };

typedef struct kind_row {
    char code[5];
    problem_severity severity;
    const char *text;
    const char *done;
} kind_row;

/* D1: structure of the file; D2: a cell; D3: the keys of a row; D4: contradictions between cells */
static const kind_row kinds[PROBLEM_KINDS] = {
    [PROBLEM_CREDIT_CODE_CHECK] = {"D301", PROBLEM_WARNING,
        N_("the check digit of the credit code is wrong"), N_("accepted as it is")},
    [PROBLEM_CREDIT_CODE_FORM] = {"D302", PROBLEM_WARNING,
        N_("not a credit code of 18 characters"), N_("accepted as another kind of id")},
    [PROBLEM_CODE_LOST] = {"D303", PROBLEM_ERROR,
        N_("a spreadsheet turned the code into a rounded number; its digits are lost"),
        N_("row skipped; format the column as text and export again")},
    [PROBLEM_CODE_MISSING] = {"D304", PROBLEM_ERROR,
        N_("the row has no company code"),
        N_("row skipped; if cells were merged downwards, a mapping with fill_down: true reads them")},
    [PROBLEM_CODE_UNWRAPPED] = {"D307", PROBLEM_NOTE,
        N_("other characters stand around the credit code"), N_("the code was taken out of them")},
    [PROBLEM_NAME_MATCHED] = {"D312", PROBLEM_NOTE,
        N_("the row has no code, and one company has this name"), N_("taken as a row of that company")},
    [PROBLEM_NAME_UNKNOWN] = {"D309", PROBLEM_ERROR,
        N_("the row has no code, and no company has this name"),
        N_("row skipped; fill in the codes in the list that import --review FILE.csv writes, and give it back")},
    [PROBLEM_NAME_AMBIGUOUS] = {"D310", PROBLEM_ERROR,
        N_("the row has no code, and several companies have this name"),
        N_("row skipped; fill in the codes in the list that import --review FILE.csv writes, and give it back")},
    [PROBLEM_PAIR_SUSPECTED] = {"D311", PROBLEM_WARNING,
        N_("an old registration number and a credit code have one name: perhaps they are one company"),
        N_("both are kept; give the rows of the old number the credit code if they are")},
    [PROBLEM_YEAR] = {"D305", PROBLEM_ERROR,
        N_("neither a year between 1900 and 2100 nor a month"), N_("row skipped")},
    [PROBLEM_YEAR_OF_TITLE] = {"D308", PROBLEM_WARNING,
        N_("the table has no year of its own"),
        N_("taken from the line above it or from the file's name; give another one with --year or --month")},
    [PROBLEM_YEAR_MISSING] = {"D306", PROBLEM_ERROR,
        N_("annual values without a year"), N_("only the company's attributes were imported")},
    [PROBLEM_NUMBER] = {"D201", PROBLEM_ERROR, N_("not a number"), N_("treated as missing")},
    [PROBLEM_ESTIMATE] = {"D217", PROBLEM_ERROR,
        N_("an estimate, not a figure"), N_("treated as missing; write the figure without the word if it is exact")},
    [PROBLEM_RANGE] = {"D202", PROBLEM_ERROR,
        N_("negative, or larger than this column can be"), N_("treated as missing")},
    [PROBLEM_NOT_WHOLE] = {"D203", PROBLEM_ERROR,
        N_("must be a whole number"), N_("treated as missing")},
    [PROBLEM_DATE] = {"D204", PROBLEM_ERROR, N_("not a date"), N_("treated as missing")},
    [PROBLEM_CHOICE] = {"D218", PROBLEM_ERROR,
        N_("none of the words that this column may hold, which stand behind it"), N_("treated as missing; write one of them")},
    [PROBLEM_DATE_AFTER_DATA] = {"D401", PROBLEM_WARNING,
        N_("founded after a year for which there are data"), N_("accepted as it is")},
    [PROBLEM_PART_ABOVE_WHOLE] = {"D402", PROBLEM_WARNING,
        N_("more than the whole that it is a part of: one of the two is wrong"),
        N_("kept as it is; rules take it as unknown until one of the two is mended")},
    [PROBLEM_JUMP] = {"D409", PROBLEM_WARNING,
        N_("a thousand times the amount of the year before, or a thousandth of it: another unit?"),
        N_("accepted as it is")},
    [PROBLEM_YEAR_APART] = {"D406", PROBLEM_WARNING,
        N_("only few rows have this year, and it lies apart from all others"),
        N_("accepted as it is; the application year follows the latest year with data unless --year gives it")},
    [PROBLEM_ATTRIBUTE_CONFLICT] = {"D403", PROBLEM_WARNING,
        N_("another row of this company gives a different value"), N_("the first value is kept")},
    [PROBLEM_DUPLICATE_CONFLICT] = {"D404", PROBLEM_WARNING,
        N_("the same company and year occur again with a different value"), N_("the first value is kept")},
    [PROBLEM_COLUMN_UNKNOWN] = {"D101", PROBLEM_NOTE,
        N_("no indicator matches this header"), N_("column ignored")},
    [PROBLEM_COLUMN_PERIOD] = {"D108", PROBLEM_NOTE,
        N_("not a figure of the whole year: part of it, another year, a rate or a plan"), N_("column ignored")},
    [PROBLEM_COLUMN_TWICE] = {"D119", PROBLEM_WARNING,
        N_("another column is read for the same"), N_("column ignored")},
    [PROBLEM_MAP_UNUSED] = {"D120", PROBLEM_WARNING,
        N_("no column has the header that this entry of the mapping names"), N_("the entry has no effect")},
    [PROBLEM_JUDGED_UNKNOWN] = {"D109", PROBLEM_WARNING,
        N_("no model asks for this expert's score"), N_("taken in, but no rule uses it; is the name misspelt?")},
    [PROBLEM_UNIT_CONFLICT] = {"D110", PROBLEM_WARNING,
        N_("two places name different units of money"),
        N_("the unit of the mapping, else of the header, the row of units, the line above, the option was taken")},
    [PROBLEM_UNIT_UNUSED] = {"D111", PROBLEM_WARNING,
        N_("a unit of money stands above the table, but no column uses it"),
        N_("amounts were read as their columns say; give the unit with --unit if that is wrong")},
    [PROBLEM_UNIT_INHERITED] = {"D112", PROBLEM_WARNING,
        N_("this column of money names no unit, while the others all name the same"),
        N_("read in the unit of the others; write the unit into the header if that is wrong")},
    [PROBLEM_UNIT_UNKNOWN] = {"D113", PROBLEM_WARNING,
        N_("this column of money names no unit, and the others name different ones"),
        N_("read as yuan; write the unit into the header or give it with --unit")},
    [PROBLEM_UNIT_IMPLAUSIBLE] = {"D407", PROBLEM_WARNING,
        N_("nothing names a unit of money, and the amounts are too small for yuan"),
        N_("read as yuan; give the unit with --unit if it is another")},
    [PROBLEM_QUOTE_SPAN] = {"D116", PROBLEM_WARNING,
        N_("a quoted cell runs over several lines and holds as many delimiters as a row: a stray quote may have swallowed rows"),
        N_("read as one cell; look at this line and double or remove the quote")},
    [PROBLEM_QUOTE_OPEN] = {"D117", PROBLEM_WARNING,
        N_("a quote opens a cell, and nothing closes it on its line"), N_("read as a letter; remove it if it is none")},
    [PROBLEM_QUOTE_LETTER] = {"D118", PROBLEM_NOTE,
        N_("a quote at the beginning of a cell does not enclose it"), N_("read as a letter")},
    [PROBLEM_COLUMNS_TOO_FEW] = {"D102", PROBLEM_WARNING,
        N_("the row has fewer cells than the header"), N_("the other cells are treated as missing")},
    [PROBLEM_COLUMNS_TOO_MANY] = {"D103", PROBLEM_WARNING,
        N_("the row has more cells than the header"), N_("the extra cells are ignored")},
    [PROBLEM_TITLE_SKIPPED] = {"D104", PROBLEM_NOTE,
        N_("a line above the header"), N_("skipped")},
    [PROBLEM_HEADER_REPEATED] = {"D114", PROBLEM_NOTE, N_("the header once more"), N_("skipped")},
    [PROBLEM_TITLE_REPEATED] = {"D115", PROBLEM_NOTE, N_("a title or the number of a page"), N_("skipped")},
    [PROBLEM_TOTALS_SKIPPED] = {"D105", PROBLEM_NOTE,
        N_("a row of totals or notes"), N_("skipped")},
    [PROBLEM_CURRENCY] = {"D107", PROBLEM_WARNING,
        N_("the mapping gives a currency other than yuan"),
        N_("accepted as it is; thresholds in yuan do not apply to it")},
    [PROBLEM_NUL_BYTE] = {"D106", PROBLEM_WARNING,
        N_("the cell contains NUL bytes"), N_("they were removed")},
    [PROBLEM_SUSPECT_TEXT] = {"D205", PROBLEM_WARNING,
        N_("contains characters that cannot be displayed or were lost in an export"), N_("accepted; please check it")},
    [PROBLEM_SHARE_ABOVE_ONE] = {"D206", PROBLEM_ERROR,
        N_("a share above 1 without a percent sign"),
        N_("treated as missing; write 5% or 0.05, or put (%) into the header")},
    [PROBLEM_TEXT_TOO_LONG] = {"D207", PROBLEM_ERROR,
        N_("the text is too long for this column"), N_("treated as missing")},
    [PROBLEM_CREDENTIAL_DATES] = {"D405", PROBLEM_ERROR,
        N_("the certificate expires before it was granted"), N_("row skipped")},
    [PROBLEM_CREDENTIAL_DAY] = {"D408", PROBLEM_ERROR,
        N_("no day of grant, or no last day, can be read from this"), N_("row skipped; write days as 2023-11-08, a range of two, a term as 3年, or 长期")},
    [PROBLEM_CREDENTIAL_NO_DAY] = {"D410", PROBLEM_ERROR,
        N_("nothing says when the certificate was granted"),
        N_("row skipped; give the day of all such rows with --granted DATE")},
    [PROBLEM_CREDENTIAL_UNKNOWN] = {"D208", PROBLEM_ERROR,
        N_("no certificate has this name"), N_("row skipped; give the id of a model")},
    [PROBLEM_STATUS_UNKNOWN] = {"D231", PROBLEM_ERROR,
        N_("not a status of an application"),
        N_("row skipped; write filed, recommended, proposed, recognised, refused or withdrawn, or 已申报, 已推荐, 拟认定, "
           "已认定, 未通过, 撤回")},
    [PROBLEM_STATUS_DAY] = {"D232", PROBLEM_ERROR,
        N_("no day can be read from this"), N_("row skipped; write it as 2024-06-30")},
    [PROBLEM_STATUS_NO_DAY] = {"D233", PROBLEM_WARNING,
        N_("the status of this application has no day"),
        N_("taken in without it; a later list that has the day fills it in")},
    [PROBLEM_APPLICANT_UNKNOWN] = {"D135", PROBLEM_WARNING,
        N_("an application of a company that the data do not have"), N_("taken in; it counts nowhere until the company is imported. Is the code right?")},
    [PROBLEM_STATUS_TWICE] = {"D431", PROBLEM_WARNING,
        N_("the same company, title, batch and status occur again with another day"), N_("the first day is kept")},
    [PROBLEM_OUTCOME_UNFILED] = {"D439", PROBLEM_WARNING, N_("an outcome in a batch of which no list says that the company filed"), N_("taken in; shares of those that filed are not counted on it until a list of filings has it")},
    [PROBLEM_OUTCOMES_CONTRADICT] = {"D440", PROBLEM_WARNING, N_("one application is recognised, and refused or withdrawn as well"), N_("both are taken in, and it is left out of shares; undo the wrong one with tidu imports undo")},
    [PROBLEM_BATCH_MISSING] = {"D331", PROBLEM_ERROR,
        N_("the application has neither a batch nor a year"),
        N_("row skipped; fill in the batch (批次) or the year of application (申报年度)")},
    [PROBLEM_BATCH_YEAR] = {"D432", PROBLEM_ERROR,
        N_("the batch names another year than the year of application"), N_("row skipped; correct one of the two")},
    [PROBLEM_BATCH_WITHOUT_YEAR] = {"D332", PROBLEM_WARNING,
        N_("nothing says of which year this batch is"),
        N_("taken in as one batch with that of other years; add a column for the year of application (申报年度)")},
    [PROBLEM_CODE_WORDS] = {"D216", PROBLEM_WARNING,
        N_("not a code, and no register has exactly this name"), N_("treated as missing; write the code, or import the register of codes with --table")},
    [PROBLEM_REGION_UNKNOWN] = {"D209", PROBLEM_WARNING, N_("this code is not in the register of regions"), N_("accepted as it is")},
    [PROBLEM_REGION_RETIRED] = {"D210", PROBLEM_NOTE,
        N_("this region code is no longer in use"), N_("accepted as it is; its successor is given")},
    [PROBLEM_REGION_GONE] = {"D211", PROBLEM_WARNING,
        N_("this region code is no longer in use; its successor is not established"), N_("accepted as it is")},
    [PROBLEM_INDUSTRY_UNKNOWN] = {"D212", PROBLEM_WARNING,
        N_("this code is not in this edition of the register of industries"), N_("accepted as it is")},
    [PROBLEM_INDUSTRY_EDITION] = {"D213", PROBLEM_WARNING, N_("a code of GB/T 4754-2011 where one of 2017 is expected"),
        N_("accepted as it is; if the column uses the edition of 2011, name it industry_2011")},
    [PROBLEM_INDUSTRY_SUCCEEDED] = {"D214", PROBLEM_NOTE,
        N_("this code of GB/T 4754-2011 has exactly one successor in 2017"), N_("used to fill in the missing industry code")},
    [PROBLEM_FIELD_UNKNOWN] = {"D215", PROBLEM_WARNING,
        N_("no high-tech field has a code with this prefix"), N_("accepted as it is")},
    [PROBLEM_SHEETS_LEFT] = {"D121", PROBLEM_NOTE,
        N_("the workbook has other sheets"), N_("not read; choose one with --sheet")},
    [PROBLEM_SHEETS_SIMILAR] = {"D122", PROBLEM_WARNING,
        N_("other sheets of the workbook look like such tables, too"), N_("not read; choose one with --sheet")},
    [PROBLEM_ROWS_HIDDEN] = {"D123", PROBLEM_NOTE,
        N_("so many rows are hidden in the workbook"), N_("read like the others")},
    [PROBLEM_COLUMNS_HIDDEN] = {"D124", PROBLEM_NOTE,
        N_("so many columns are hidden in the workbook"), N_("read like the others")},
    [PROBLEM_CELLS_WITH_ERROR] = {"D125", PROBLEM_WARNING,
        N_("so many cells show an error such as #N/A; this is the first of them"), N_("treated as missing")},
    [PROBLEM_FORMULAS_WITHOUT_VALUE] = {"D126", PROBLEM_WARNING,
        N_("so many formulas have no value; this is the first of them"),
        N_("treated as missing; open the workbook, let it compute and save it again")},
    [PROBLEM_OWN_LIST] = {"D127", PROBLEM_NOTE,
        N_("a list that tidu wrote; its year is the application year"),
        N_("what tidu computed is ignored; what people filled in is read")},
    [PROBLEM_OWN_LIST_STRANGERS] = {"D128", PROBLEM_WARNING,
        N_("a list that tidu wrote names companies that the database does not have; this is the first of them"),
        N_("they were added; is it the list of another district?")},
    [PROBLEM_LIST_ELSEWHERE] = {"D130", PROBLEM_WARNING,
        N_("tidu wrote this list from another database"),
        N_("what people filled in was read; is it the list of another district? (tidu imports says which database this is)")},
    [PROBLEM_LIST_OLDER] = {"D131", PROBLEM_NOTE,
        N_("tidu wrote this list when the database had older data"), N_("what people filled in is read")},
    [PROBLEM_LIST_OTHER_DATA] = {"D132", PROBLEM_NOTE,
        N_("tidu wrote this list from data that the database does not have, or no longer has"),
        N_("what people filled in is read")},
    [PROBLEM_LIST_OVERTAKEN] = {"D134", PROBLEM_WARNING,
        N_("since tidu wrote this list another import brought another value, which stands behind this one"),
        N_("the value of this list takes its place; tidu imports undo takes it back")},
    [PROBLEM_LIST_MASKED] = {"D157", PROBLEM_WARNING, N_("tidu wrote this list at an export level that masks persons and figures"),
        N_("cells that hold a mask (李*, 138********) are not read, and what is known stays; what was typed anew is read")},
    [PROBLEM_MASKED] = {"D257", PROBLEM_ERROR, N_("the cell holds a mask (李*, 138********) in place of a name or number"),
        N_("not read, and what is known stays; write the whole text, or fill in a list of level L3 (full)")},
    [PROBLEM_STATEMENT] = {"D129", PROBLEM_NOTE,
        N_("items stand in rows and years in columns, as in a statement of accounts"),
        N_("read with a column for each item and year")},
    [PROBLEM_LISTED_UNKNOWN] = {"D133", PROBLEM_WARNING,
        N_("no company of the data has this code"), N_("left out of the list")},
    [PROBLEM_TARGET_MISSING] = {"D333", PROBLEM_ERROR,
        N_("the row names no target"), N_("row skipped; write PLAN/ID, such as wuxing.2023/hnte-new, or the item's name")},
    [PROBLEM_TARGET_UNKNOWN] = {"D334", PROBLEM_ERROR,
        N_("no plan has a target of this name"), N_("kept, and used once a plan has it; 'tidu target list' shows plans and their targets")},
    [PROBLEM_TARGET_AMBIGUOUS] = {"D335", PROBLEM_ERROR,
        N_("several targets have this name"), N_("not used; write PLAN/ID of the one that is meant")},
    [PROBLEM_TARGET_TOWN] = {"D336", PROBLEM_ERROR,
        N_("the target has no part for this town"), N_("not used; correct the town, or split the target in its plan")},
    [PROBLEM_VALUE_MONTH] = {"D234", PROBLEM_ERROR,
        N_("no month can be read from this"), N_("row skipped; write it as 2023-06, or as a day: 2023-06-30")},
    [PROBLEM_VALUE_NUMBER] = {"D235", PROBLEM_ERROR,
        N_("not a number"), N_("row skipped; write the number reached, with its unit if it is not that of the target; of what is done by a day 是 or 否")},
    [PROBLEM_VALUE_OUTSIDE] = {"D433", PROBLEM_ERROR,
        N_("the month lies outside the years of the target"), N_("not used; correct the month")},
    [PROBLEM_VALUE_UNIT] = {"D434", PROBLEM_ERROR,
        N_("the unit does not count what the target counts"), N_("not used; give the number in the unit of the target")},
    [PROBLEM_VALUE_SHARE] = {"D435", PROBLEM_WARNING,
        N_("a share above 100%"), N_("accepted as it is")},
    [PROBLEM_VALUE_REASON] = {"D337", PROBLEM_WARNING,
        N_("a value that was typed has no reason"), N_("used only where nothing is counted; give its source as the reason")},
    [PROBLEM_VALUE_FALLS] = {"D436", PROBLEM_WARNING,
        N_("less than in the month before, although the count only grows"), N_("accepted as it is; correct it, or the month before")},
    [PROBLEM_VALUE_TWICE] = {"D437", PROBLEM_ERROR,
        N_("the same target and month occur again with another value"), N_("the first value is kept; remove one of the two rows")},
    [PROBLEM_VALUE_ORDER] = {"D438", PROBLEM_WARNING,
        N_("the month stands before that of the row above"), N_("accepted as it is; check the month")},
    [PROBLEM_POOL_UNKNOWN] = {"D341", PROBLEM_ERROR,
        N_("there is no pool of this name"), N_("row skipped; 'tidu pool' lists the pools with their names")},
    [PROBLEM_POOL_UNNAMED] = {"D342", PROBLEM_WARNING,
        N_("the columns are of a pool, and nothing says of which"), N_("the columns are left out, and nobody enters or leaves a pool; give it with --pool ID and import the file again")},
    [PROBLEM_POOL_UNNAMED_NEW] = {"D344", PROBLEM_WARNING,
        N_("the columns are of a pool, and nothing says of which; the database is new"), N_("the columns stand with the companies, but nobody is in a pool; import the file again with --pool ID")},
    [PROBLEM_POOL_STATE] = {"D241", PROBLEM_ERROR,
        N_("neither in the pool nor out of it"), N_("row skipped; write 在库 or 出库, with the day")},
    [PROBLEM_POOL_DAY] = {"D242", PROBLEM_ERROR,
        N_("no day can be read from this"), N_("row skipped; write it as 2024-06-30")},
    [PROBLEM_POOL_NO_DAY] = {"D243", PROBLEM_NOTE,
        N_("no day is given of the entry or the leaving"), N_("the day of the import is taken")},
    [PROBLEM_MEMBER_UNKNOWN] = {"D343", PROBLEM_ERROR,
        N_("no company of the data has this code"), N_("not taken; import the company first")},
    [PROBLEM_MEMBER_UNFOUNDED] = {"D441", PROBLEM_ERROR,
        N_("the day lies before the founding of the company"), N_("not taken; correct one of the two")},
    [PROBLEM_POOL_FUTURE] = {"D442", PROBLEM_ERROR,
        N_("the day has not come yet"), N_("not taken: nobody enters or leaves a pool in advance")},
    [PROBLEM_POOL_ENTRY_APART] = {"D443", PROBLEM_ERROR,
        N_("another day of entry than that of the membership that is there"), N_("the day that is there stays; if it is the wrong one, take that import back with 'tidu imports undo'")},
    [PROBLEM_POOL_MISFIT] = {"D444", PROBLEM_ERROR,
        N_("this entry or leaving does not fit those that are there"), N_("not taken; 'tidu pool history' shows them")},
    [PROBLEM_VISIT_DAY] = {"D251", PROBLEM_ERROR, N_("no day of a visit can be read from this"), N_("row skipped; write it as 2025-03-01")},
    [PROBLEM_VISIT_FUTURE] = {"D451", PROBLEM_ERROR, N_("the visit would be in the future"), N_("left out; a visit is noted when it has been made")},
    [PROBLEM_VISIT_BEFORE_FOUNDED] = {"D452", PROBLEM_ERROR,
        N_("the company was not founded yet on the day of the visit"), N_("left out; correct the day, or the founding day")},
    [PROBLEM_VISITED_UNKNOWN] = {"D151", PROBLEM_WARNING, N_("no company of the data has this code"), N_("the visit is kept; import the company")},
    [PROBLEM_NEED_INCOMPLETE] = {"D351", PROBLEM_WARNING,
        N_("a need of a company has no office that is responsible, or no day until which it is due"),
        N_("kept with the visit, and no task was opened; fill in both and give the list back, or open it with 'tidu task add'")},
    [PROBLEM_PERSONAL_NUMBER] = {"D152", PROBLEM_WARNING,
        N_("the text holds a telephone number or that of an identity card"), N_("kept as it is; it is masked in what is given away")},
    [PROBLEM_TASK_NUMBER] = {"D352", PROBLEM_ERROR, N_("no task has this number"), N_("row skipped; a new task has no number")},
    [PROBLEM_TASK_DAY] = {"D252", PROBLEM_ERROR, N_("no day can be read from this"), N_("row skipped; write it as 2025-03-01")},
    [PROBLEM_TASK_EVIDENCE] = {"D353", PROBLEM_ERROR,
        N_("a task is closed only with evidence"), N_("the task stays open; give the number of a document (文号), the name of a file or a link")},
    [PROBLEM_TASK_WITHOUT_DAY] = {"D354", PROBLEM_ERROR,
        N_("there is evidence, but no day on which the task was closed"), N_("the task stays open; fill in the day")},
    [PROBLEM_TASK_INCOMPLETE] = {"D355", PROBLEM_ERROR, N_("a new task needs a title, an owner and a due date"), N_("row skipped; fill in all three")},
    [PROBLEM_TASK_REFUSED] = {"D453", PROBLEM_ERROR, N_("this does not fit what is known of the task"), N_("not taken; 'tidu task show' tells what happened to it")},
    [PROBLEM_TASK_CONTRADICTED] = {"D454", PROBLEM_ERROR,
        N_("the task was closed otherwise before"), N_("what was noted first stands; 'tidu imports undo' or 'tidu task reopen' if it is wrong")},
    [PROBLEM_TASK_POSTPONEMENT] = {"D253", PROBLEM_NOTE, N_("another due date is asked for"), N_("noted; 'tidu task move' grants it")},
    [PROBLEM_TASK_KNOWN] = {"D455", PROBLEM_NOTE, N_("the same task is open already"), N_("not added; a row that reports on it needs its number")},
    [PROBLEM_TASK_ROW_TWICE] = {"D456", PROBLEM_NOTE,
        N_("the same new task is in this import already"), N_("added once; if there are two, tell them apart by their titles")},
    [PROBLEM_VISIT_NO_VISITOR] = {"D153", PROBLEM_NOTE, N_("nothing says who called"), N_("the visit is kept without a visitor")},
    [PROBLEM_STATUS_MONTH] = {"D254", PROBLEM_NOTE, N_("a month alone as a day"), N_("its last day is taken; write the day if it is known")},
    [PROBLEM_STATUS_DAY_CHANGED] = {"D457", PROBLEM_NOTE,
        N_("another day than the one that is known of this status"),
        N_("this list counts, and the other day is in the history; if this one is wrong, take the import back with 'tidu imports undo'")},
};

struct problems {
    arena *texts;
    problem *entries;
    size_t n;
    size_t capacity;
    size_t count[PROBLEM_KINDS];
    size_t most; /* of a kind to keep; 0: all */
    review_list *reviews[REVIEW_KINDS]; /* NULL: none yet */
};

problems *problems_new(void)
{
    problems *p = allocate_array(1, sizeof *p);

    if (!p || (p->texts = arena_new()))
        return p;
    release(p);
    return NULL;
}

void problems_free(problems *p)
{
    if (!p)
        return;
    arena_free(p->texts);
    for (int kind = 0; kind < REVIEW_KINDS; kind++)
        review_list_free(p->reviews[kind]);
    release(p->entries);
    release(p);
}

static const char *share_or_copy(arena *texts, const char *text, const char *before)
{
    if (!text)
        text = "";
    return before && !strcmp(before, text) ? before : arena_copy_string(texts, text);
}

/* The length truncated to at most MOST_FOUND bytes, at a character boundary. */
static size_t cut(const char *text)
{
    size_t length = strnlen(text, MOST_FOUND + 1);

    return length <= MOST_FOUND ? length : utf8_cut(text, MOST_FOUND);
}

review_list *problems_review(problems *p, review_kind kind)
{
    if (!p->reviews[kind])
        p->reviews[kind] = review_list_new();
    return p->reviews[kind];
}

void problems_keep(problems *p, size_t most)
{
    p->most = most;
}

bool problems_add(problems *p, const problem *entry)
{
    const problem *before = p->n ? &p->entries[p->n - 1] : NULL;
    const char *found = entry->found ? entry->found : "";
    problem copy = *entry;

    if (p->most && p->count[entry->kind] >= p->most) {
        p->count[entry->kind]++;
        return true;
    }
    copy.file = share_or_copy(p->texts, entry->file, before ? before->file : NULL);
    copy.header = share_or_copy(p->texts, entry->header, before ? before->header : NULL);
    copy.found = arena_copy(p->texts, found, cut(found));
    if (!copy.file || !copy.header || !copy.found ||
        !allocate_room((void **)&p->entries, &p->capacity, p->n + 1, sizeof *p->entries))
        return false;
    p->entries[p->n++] = copy;
    p->count[copy.kind]++;
    return true;
}

bool problems_join(problems *p, const problems *other, unsigned long lines)
{
    for (size_t i = 0; i < other->n; i++) {
        problem entry = other->entries[i];

        entry.line += entry.line ? lines : 0;
        if (!problems_add(p, &entry))
            return false;
    }
    for (int kind = 0; kind < REVIEW_KINDS; kind++) {
        if (other->reviews[kind] && !(problems_review(p, (review_kind)kind) && review_list_join(p->reviews[kind], other->reviews[kind])))
            return false;
    }
    return true;
}

void problems_cut(problems *p, size_t n)
{
    while (p->n > n)
        p->count[p->entries[--p->n].kind]--;
}

void problems_move(problems *p, size_t i, unsigned long line, unsigned long column)
{
    p->entries[i].line = line;
    p->entries[i].column = column;
}

size_t problems_count(const problems *p)
{
    return p->n;
}

size_t problems_count_kind(const problems *p, problem_kind kind)
{
    return p->count[kind];
}

const problem *problems_get(const problems *p, size_t i)
{
    return &p->entries[i];
}

const char *problem_code(problem_kind kind)
{
    return kinds[kind].code;
}

problem_severity problem_severity_of(problem_kind kind)
{
    return kinds[kind].severity;
}

const char *problem_severity_name(problem_severity severity)
{
    static const char *const names[] = {
        [PROBLEM_NOTE] = "note", [PROBLEM_WARNING] = "warning", [PROBLEM_ERROR] = "error"};

    return names[severity];
}

const char *problem_text(problem_kind kind)
{
    return _(kinds[kind].text);
}

const char *problem_done(problem_kind kind)
{
    return _(kinds[kind].done);
}
