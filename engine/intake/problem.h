/*
 * Problems in input data, cell by cell, collected and counted. Each kind has a stable code ("D203") on which scripts
 * may rely.
 */
#ifndef INTAKE_PROBLEM_H
#define INTAKE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "intake/review_list.h"

/* The table in problem.c (code, severity, texts) has the same order. */
typedef enum problem_kind {
    PROBLEM_CREDIT_CODE_CHECK,   /* 18 characters, but the check digit is wrong: accepted */
    PROBLEM_CREDIT_CODE_FORM,    /* another id than a credit code: accepted */
    PROBLEM_CODE_LOST,           /* 9.1350E+17: the row is skipped */
    PROBLEM_CODE_MISSING,        /* no code: the row is skipped */
    PROBLEM_CODE_UNWRAPPED,      /* a valid code among other characters: taken out of them */
    PROBLEM_NAME_MATCHED,        /* no code, but one company has the name: taken as its row */
    PROBLEM_NAME_UNKNOWN,        /* no code, and no company has the name: the row is skipped */
    PROBLEM_NAME_AMBIGUOUS,      /* no code, and several companies have the name: the row is skipped */
    PROBLEM_PAIR_SUSPECTED,      /* an old registration number and a credit code of one name: two companies */
    PROBLEM_YEAR,                /* not a year, or 20223: the row is skipped */
    PROBLEM_YEAR_OF_TITLE,       /* the year was taken from a line above the table or the file's name */
    PROBLEM_YEAR_MISSING,        /* annual values without a year: only attributes are imported */
    PROBLEM_NUMBER,              /* not a number: treated as missing */
    PROBLEM_ESTIMATE,            /* 约100, 1200(预计): treated as missing */
    PROBLEM_RANGE,               /* revenue -5, flag 2: treated as missing */
    PROBLEM_NOT_WHOLE,           /* 3.5 persons: treated as missing */
    PROBLEM_DATE,                /* not a date: treated as missing */
    PROBLEM_CHOICE,              /* none of the words of a column that has some: treated as missing */
    PROBLEM_DATE_AFTER_DATA,     /* founded after a year with data: accepted */
    PROBLEM_PART_ABOVE_WHOLE,    /* S&T staff above employees: kept, and unknown to rules */
    PROBLEM_JUMP,                /* an amount a thousand times that of the year before, or a thousandth: accepted */
    PROBLEM_YEAR_APART,          /* few rows have this latest year, and it lies apart from the others: accepted */
    PROBLEM_ATTRIBUTE_CONFLICT,  /* two values for one attribute: the first is kept */
    PROBLEM_DUPLICATE_CONFLICT,  /* company and year again with another value: the first is kept */
    PROBLEM_COLUMN_UNKNOWN,      /* a column without an indicator: ignored */
    PROBLEM_COLUMN_PERIOD,       /* of a part of the year, of another year, a rate or a plan: ignored */
    PROBLEM_COLUMN_TWICE,        /* another column is read for the same indicator and year: ignored */
    PROBLEM_MAP_UNUSED,          /* an entry of the mapping that no column matches */
    PROBLEM_JUDGED_UNKNOWN,      /* an expert's score that no model asks for: taken in, never used */
    PROBLEM_UNIT_CONFLICT,       /* two places name different units of money: the first in order counts */
    PROBLEM_UNIT_UNUSED,         /* a unit of money above the table that no column uses */
    PROBLEM_UNIT_INHERITED,      /* a column of money without a unit, beside others that all name one: taken */
    PROBLEM_UNIT_UNKNOWN,        /* a column of money without a unit, beside others that name different ones: yuan */
    PROBLEM_UNIT_IMPLAUSIBLE,    /* nothing names a unit, and the amounts are too small for yuan: accepted */
    PROBLEM_QUOTE_SPAN,          /* a quoted cell over several lines with as many delimiters as a row: accepted */
    PROBLEM_QUOTE_OPEN,          /* a quote opens a cell and nothing closes it: read as a letter */
    PROBLEM_QUOTE_LETTER,        /* a quote at the beginning of a cell belongs to its text */
    PROBLEM_COLUMNS_TOO_FEW,     /* a short row: the other cells are missing */
    PROBLEM_COLUMNS_TOO_MANY,    /* a long row: the extra cells are ignored */
    PROBLEM_TITLE_SKIPPED,       /* a line above the header */
    PROBLEM_HEADER_REPEATED,     /* the header once more, among the rows */
    PROBLEM_TITLE_REPEATED,      /* a title or the number of a page, among the rows */
    PROBLEM_TOTALS_SKIPPED,      /* a totals or notes row below the data */
    PROBLEM_CURRENCY,            /* money that is not in yuan: accepted as it is */
    PROBLEM_NUL_BYTE,            /* removed from the cell */
    PROBLEM_SUSPECT_TEXT,        /* private-use characters, U+FFFD or ??: accepted */
    PROBLEM_SHARE_ABOVE_ONE,     /* a share written as 5 without %: treated as missing */
    PROBLEM_TEXT_TOO_LONG,       /* a text over the limit: treated as missing */
    PROBLEM_CREDENTIAL_DATES,    /* expires before it was granted: the row is skipped */
    PROBLEM_CREDENTIAL_DAY,      /* the day of a certificate is none that can be read: the row is skipped */
    PROBLEM_CREDENTIAL_NO_DAY,   /* nothing says when it was granted: the row is skipped */
    PROBLEM_CREDENTIAL_UNKNOWN,  /* an unknown name of a certificate: the row is skipped */
    PROBLEM_STATUS_UNKNOWN,      /* an unknown status of an application: the row is skipped */
    PROBLEM_STATUS_DAY,          /* its day is none that can be read: the row is skipped */
    PROBLEM_STATUS_NO_DAY,       /* it has no day: accepted */
    PROBLEM_APPLICANT_UNKNOWN,   /* of a company that the data do not have: accepted */
    PROBLEM_STATUS_TWICE,        /* it stands in the list again with another day: the first is kept */
    PROBLEM_OUTCOME_UNFILED,     /* an outcome, and no list says that the company filed in that batch: accepted */
    PROBLEM_OUTCOMES_CONTRADICT, /* recognised and refused (or withdrawn) in one batch: both accepted */
    PROBLEM_BATCH_MISSING,       /* an application without batch and year: the row is skipped */
    PROBLEM_BATCH_YEAR,          /* the batch names another year than the year of application: the row is skipped */
    PROBLEM_BATCH_WITHOUT_YEAR,  /* neither the batch nor a column names the year: accepted */
    PROBLEM_CODE_WORDS,          /* words where a code is expected, which no register has: treated as missing */
    PROBLEM_REGION_UNKNOWN,      /* not in the register: accepted, like all that follow */
    PROBLEM_REGION_RETIRED,      /* no longer in use, the successor is given */
    PROBLEM_REGION_GONE,         /* no longer in use, the successor is not established */
    PROBLEM_INDUSTRY_UNKNOWN,    /* not in the register of its edition */
    PROBLEM_INDUSTRY_EDITION,    /* a code only in the edition of 2011, in a column of 2017 */
    PROBLEM_INDUSTRY_SUCCEEDED,  /* `industry` was missing: filled in with the only successor of the code of 2011 */
    PROBLEM_FIELD_UNKNOWN,       /* the first digits are not a field of the table */
    PROBLEM_SHEETS_LEFT,         /* a workbook has other sheets: not read */
    PROBLEM_SHEETS_SIMILAR,      /* ... with a header like that of the table: not read */
    PROBLEM_ROWS_HIDDEN,         /* hidden in a workbook: read */
    PROBLEM_COLUMNS_HIDDEN,      /* the same of columns */
    PROBLEM_CELLS_WITH_ERROR,    /* #N/A and the like in a workbook: treated as empty */
    PROBLEM_FORMULAS_WITHOUT_VALUE, /* never computed: treated as empty */
    PROBLEM_OWN_LIST,            /* a list that tidu wrote: its computed columns are ignored */
    PROBLEM_OWN_LIST_STRANGERS,  /* ... with companies that the database does not have: accepted */
    PROBLEM_LIST_ELSEWHERE,      /* ... that was written from another database: accepted */
    PROBLEM_LIST_OLDER,          /* ... from older data of this one: accepted */
    PROBLEM_LIST_OTHER_DATA,     /* ... from data that this one does not have: accepted */
    PROBLEM_LIST_OVERTAKEN,      /* ... and another import brought another value for a cell since then: accepted */
    PROBLEM_LIST_MASKED,         /* ... at an export level below the last one: cells with a mask are not read */
    PROBLEM_MASKED,              /* a cell with a mask in another list: not read */
    PROBLEM_STATEMENT,              /* items in rows, years in columns: turned */
    PROBLEM_LISTED_UNKNOWN,      /* a list of codes names a company that the data do not have: left out */
    PROBLEM_TARGET_MISSING,      /* a value of a target that is not named: the row is skipped */
    PROBLEM_TARGET_UNKNOWN,      /* of one that no plan has: kept, and not used */
    PROBLEM_TARGET_AMBIGUOUS,    /* of one of several with the same name: not used */
    PROBLEM_TARGET_TOWN,         /* of a town that has no part of the target: not used */
    PROBLEM_VALUE_MONTH,         /* no month can be read: the row is skipped */
    PROBLEM_VALUE_NUMBER,        /* neither a number nor a word for done: the row is skipped */
    PROBLEM_VALUE_OUTSIDE,       /* the month lies outside the horizon of the target: not used */
    PROBLEM_VALUE_UNIT,          /* a unit of another kind: not used */
    PROBLEM_VALUE_SHARE,         /* a share above 100%: kept */
    PROBLEM_VALUE_REASON,        /* typed by hand without a reason: kept, but no counted value gives way to it */
    PROBLEM_VALUE_FALLS,         /* what is counted since January is less than the month before: kept */
    PROBLEM_VALUE_TWICE,         /* the same target and month occur again with another value: the first is kept */
    PROBLEM_VALUE_ORDER,         /* a month before that of the row above: kept */
    PROBLEM_POOL_UNKNOWN,        /* an entry of a pool that there is not: the row is skipped */
    PROBLEM_POOL_UNNAMED,        /* columns of a pool, and nothing says of which: left out */
    PROBLEM_POOL_STATE,          /* neither in the pool nor out of it: the row is skipped */
    PROBLEM_POOL_UNNAMED_NEW,    /* the same of a table that is written already */
    PROBLEM_POOL_DAY,            /* no day can be read: the row is skipped */
    PROBLEM_POOL_NO_DAY,         /* no day is given: that of the import counts */
    PROBLEM_MEMBER_UNKNOWN,      /* of a company that the data do not have: not taken */
    PROBLEM_MEMBER_UNFOUNDED,    /* on a day before the company was founded: not taken */
    PROBLEM_POOL_FUTURE,         /* on a day that has not come yet: not taken */
    PROBLEM_POOL_ENTRY_APART,    /* another day of entry than that of the membership there: not taken */
    PROBLEM_POOL_MISFIT,         /* entered while in, left while out: not taken */
    PROBLEM_VISIT_DAY,           /* the day of a visit is none that can be read: the row is skipped */
    PROBLEM_VISIT_FUTURE,        /* ... lies in the future: left out */
    PROBLEM_VISIT_BEFORE_FOUNDED, /* ... before the company was founded: left out */
    PROBLEM_VISITED_UNKNOWN,     /* a visit of a company that the data do not have: accepted */
    PROBLEM_NEED_INCOMPLETE,     /* a need without an office or a due date: kept with the visit, no task */
    PROBLEM_PERSONAL_NUMBER,     /* a text holds a telephone number or that of an identity card: kept */
    PROBLEM_TASK_NUMBER,         /* no task has the number: the row is skipped */
    PROBLEM_TASK_DAY,            /* a day of a task is none that can be read: the row is skipped */
    PROBLEM_TASK_EVIDENCE,       /* closed on a day without evidence: the task stays open */
    PROBLEM_TASK_WITHOUT_DAY,    /* evidence without a day: the task stays open */
    PROBLEM_TASK_INCOMPLETE,     /* a new task without title, owner or due date: the row is skipped */
    PROBLEM_TASK_REFUSED,        /* what is said does not fit the task on that day: not taken */
    PROBLEM_TASK_CONTRADICTED,   /* another sheet, or a command, closed it otherwise: the first stands */
    PROBLEM_TASK_POSTPONEMENT,   /* another due date is asked for: noted, and not granted by that */
    PROBLEM_TASK_KNOWN,          /* a new task that equals an open one: not added */
    PROBLEM_TASK_ROW_TWICE,      /* a new task stands in the list, or in another of this import, already: added once */
    PROBLEM_VISIT_NO_VISITOR,    /* nobody says who called: accepted */
    PROBLEM_STATUS_MONTH,        /* a month alone as the day of a status: its last day is taken */
    PROBLEM_STATUS_DAY_CHANGED,  /* another day than the one that is known: the later list counts */
    PROBLEM_KINDS
} problem_kind;

typedef enum problem_severity { PROBLEM_NOTE, PROBLEM_WARNING, PROBLEM_ERROR } problem_severity;

typedef struct problem {
    problem_kind kind;
    const char *file;
    unsigned long line;
    unsigned long column; /* the column of the table, from 1; 0: the whole row */
    const char *header;   /* of that column, "" for a whole row */
    const char *found;    /* the text in the file, truncated to 200 bytes */
} problem;

typedef struct problems problems;

problems *problems_new(void);
void problems_free(problems *p);

/* Add a problem, copying its texts; false if memory is exhausted. */
bool problems_add(problems *p, const problem *entry);

/* Add all problems of `other`, with `lines` added to their lines; false if memory is exhausted. */
bool problems_join(problems *p, const problems *other, unsigned long lines);

/* The rows to be filled in of a table of companies or a list of certificates or applications; NULL if memory is exhausted. */
typedef enum review_kind { REVIEW_COMPANIES, REVIEW_CERTIFICATES, REVIEW_APPLICATIONS, REVIEW_KINDS } review_kind;
review_list *problems_review(problems *p, review_kind kind);

/* From now on keep only the first `most` problems of each kind and count the others; 0: keep all. */
void problems_keep(problems *p, size_t most);

/* Remove all except the first `n`. */
void problems_cut(problems *p, size_t n);

/* Give problem number `i` another place. */
void problems_move(problems *p, size_t i, unsigned long line, unsigned long column);

size_t problems_count(const problems *p); /* kept */
size_t problems_count_kind(const problems *p, problem_kind kind); /* reported, including those not kept */
const problem *problems_get(const problems *p, size_t i);

const char *problem_code(problem_kind kind);      /* "D203" */
problem_severity problem_severity_of(problem_kind kind);
const char *problem_severity_name(problem_severity severity); /* "note", "warning", "error" */
const char *problem_text(problem_kind kind);      /* what is wrong, translated */
const char *problem_done(problem_kind kind);      /* how it was handled, translated */

/* Receives bytes in order; false ends the writing. */
typedef bool (*problem_sink)(void *context, const char *bytes, size_t n);

/*
 * Write all problems as CSV (code, severity, file, line, column, header, found, problem, done, cell) with a byte order
 * mark for Excel. The cell is that of a workbook ("AA5"). TIDU_EIO: the sink refused.
 */
tidu_status problems_write(const problems *p, problem_sink sink, void *context, tidu_error *err);

#endif
