/*
 * The tasks and visits of a database with the companies that they are about: opened for a question, or for a change, which is written as
 * an entry of its own (store/store_entry.h).
 */
#ifndef QUESTION_TASK_BOOK_H
#define QUESTION_TASK_BOOK_H

#include "casework/case_rows.h"
#include "question/environment.h"
#include "store/store_task.h"

typedef struct task_book {
    const environment *env;
    store *store;
    panel *companies; /* with name, town, coach, contact, founding day and day of the last visit as tables say it */
    task_log *tasks;
    visit_log *visits;
    long today;       /* of this machine */
    bool is_borrowed; /* the store is somebody else's */
} task_book;

/*
 * Open a database that exists. `as_of`: as it was at the end of that day (YYYY-MM-DD), NULL: now. *out is the caller's (task_book_free).
 * Statuses as store_open; TIDU_EUSAGE: no day.
 */
tidu_status task_book_open(const environment *env, const char *db, const char *as_of, task_book **out, tidu_error *err);
tidu_status task_book_open_to_write(const environment *env, const char *db, task_book **out, tidu_error *err);
/* The same of a store that is open, which stays the caller's; NULL: of nothing. */
tidu_status task_book_borrow(const environment *env, store *s, task_book **out, tidu_error *err);
void task_book_free(void *book);

/* Write rows as one entry of the command (as typed); ids as store_import_case_rows. */
tidu_status task_book_write(task_book *b, const char *command, const case_rows *rows, long long *ids, tidu_error *err);

/*
 * Put the day of the newest visit of each company of `rows` that the database knows into `into`, as its visited_on, where that is newer
 * than what the database says. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status task_book_stamp(const task_book *b, const case_rows *rows, panel *into, tidu_error *err);

/* As task_book_write, of visits, with that day. */
tidu_status task_book_write_visits(task_book *b, const char *command, const case_rows *rows, tidu_error *err);

/* Who brought a row, when, and from which sheet or command; texts in `memory`. */
tidu_status task_book_act(const task_book *b, long long import, arena *memory, store_act *out, tidu_error *err);

/* An attribute of a company as text; "" if the company or the value is not known. */
const char *task_book_text(const task_book *b, const char *code, const char *indicator);

/* Has the database the company? */
bool task_book_knows(const task_book *b, const char *code);

/* A day of it, such as founded_on; false: nobody says. */
bool task_book_day(const task_book *b, const char *code, const char *indicator, long *day);

#endif
