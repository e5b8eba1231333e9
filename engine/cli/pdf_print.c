/*
 * Each page is printed by a process of its own into NAME.pdf.part, which is renamed when the process has ended well. Chromium needs a
 * profile for each process; it stands in the folder and is removed in the end.
 */
#define _XOPEN_SOURCE 700 /* nftw, realpath */
#include "cli/pdf_print.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"

enum { MOST_AT_ONCE = 4, MOST_PATH = 4096, MOST_WORDS = 12 };

struct pdf_printer {
    const char *program;
    enum { BY_CHROMIUM, BY_WEASYPRINT, BY_LIBREOFFICE } kind;
};

static const pdf_printer printers[] = {{"chromium", BY_CHROMIUM},       {"chromium-browser", BY_CHROMIUM}, {"google-chrome", BY_CHROMIUM},
                                       {"weasyprint", BY_WEASYPRINT},   {"soffice", BY_LIBREOFFICE},       {"libreoffice", BY_LIBREOFFICE}};

static bool is_in_path(const char *program)
{
    const char *path = getenv("PATH");
    char name[MOST_PATH];

    for (const char *at = path ? path : ""; *at;) {
        size_t n = strcspn(at, ":");

        snprintf(name, sizeof name, "%.*s/%s", (int)n, at, program);
        if (n && access(name, X_OK) == 0)
            return true;
        at += n + (at[n] == ':');
    }
    return false;
}

const pdf_printer *pdf_printer_find(void)
{
    for (size_t i = 0; i < sizeof printers / sizeof *printers; i++) {
        if (is_in_path(printers[i].program))
            return &printers[i];
    }
    say(_("tidu: no program that makes PDF was found; install chromium, weasyprint or libreoffice-writer, or print the pages from a browser\n"));
    return NULL;
}

bool pdf_printer_needs_documents(const pdf_printer *p)
{
    return p->kind == BY_LIBREOFFICE;
}

/* --- one page ------------------------------------------------------------------------------------------ */

/* A process that prints, or a free place. */
typedef struct job {
    pid_t process; /* 0: none */
    char name[256]; /* of the page, without ending */
} job;

typedef struct printing {
    const pdf_printer *printer;
    const char *folder;
    char profile[MOST_PATH]; /* of the place of a job; its number follows */
    job jobs[MOST_AT_ONCE];
    char failed[256]; /* the first page that could not be printed */
} printing;

/* A command line. */
typedef struct words {
    char text[MOST_WORDS][MOST_PATH + 512];
    char *list[MOST_WORDS + 1]; /* ends with NULL */
    size_t n;
} words;

static void word(words *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void word(words *w, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(w->text[w->n], sizeof w->text[w->n], format, arguments);
    va_end(arguments);
    w->list[w->n] = w->text[w->n];
    w->n++;
}

static void find_words(const printing *p, size_t place, const char *name, words *w)
{
    word(w, "%s", p->printer->program);
    switch (p->printer->kind) {
    case BY_CHROMIUM:
        word(w, "--headless");
        word(w, "--disable-gpu");
        word(w, "--no-pdf-header-footer");
        if (geteuid() == 0) /* it refuses to run as root otherwise */
            word(w, "--no-sandbox");
        word(w, "--user-data-dir=%s%zu", p->profile, place);
        word(w, "--print-to-pdf=%s/%s.pdf.part", p->folder, name);
        word(w, "%s%s/%s.html", *p->folder == '/' ? "" : "./", p->folder, name);
        return;
    case BY_WEASYPRINT:
        word(w, "%s/%s.html", p->folder, name);
        word(w, "%s/%s.pdf.part", p->folder, name);
        return;
    case BY_LIBREOFFICE:
        word(w, "-env:UserInstallation=file://%s%zu", p->profile, place);
        word(w, "--headless");
        word(w, "--convert-to");
        word(w, "pdf");
        word(w, "--outdir");
        word(w, "%s%zu", p->profile, place);
        word(w, "%s/%s.docx", p->folder, name);
        return;
    }
}

/* What the programs say of themselves goes nowhere. */
static bool start(printing *p, size_t place, const char *name)
{
    extern char **environ;
    posix_spawn_file_actions_t quiet;
    words w = {.n = 0};
    bool ok;

    find_words(p, place, name, &w);
    snprintf(p->jobs[place].name, sizeof p->jobs[place].name, "%s", name);
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    ok = posix_spawnp(&p->jobs[place].process, p->printer->program, &quiet, NULL, w.list, environ) == 0;
    posix_spawn_file_actions_destroy(&quiet);
    if (!ok)
        p->jobs[place].process = 0;
    return ok;
}

/* Give the finished file its name. LibreOffice writes it under that name into the profile. */
static bool keep(const printing *p, size_t place)
{
    char from[2 * MOST_PATH], to[MOST_PATH];
    struct stat about;

    snprintf(to, sizeof to, "%s/%s.pdf", p->folder, p->jobs[place].name);
    if (p->printer->kind == BY_LIBREOFFICE)
        snprintf(from, sizeof from, "%s%zu/%s.pdf", p->profile, place, p->jobs[place].name);
    else
        snprintf(from, sizeof from, "%s.part", to);
    return stat(from, &about) == 0 && about.st_size > 0 && rename(from, to) == 0;
}

static volatile sig_atomic_t is_stopped;

static void note_stop(int signal_number)
{
    (void)signal_number;
    is_stopped = 1;
}

/* Wait for one process; false if none runs. Who is told to stop tells the others, and waits for them. */
static bool wait_for_one(printing *p)
{
    int status;
    pid_t ended;

    while ((ended = wait(&status)) < 0 && errno == EINTR) {
        for (size_t i = 0; i < MOST_AT_ONCE && is_stopped; i++) {
            if (p->jobs[i].process)
                kill(p->jobs[i].process, SIGTERM);
        }
    }

    for (size_t i = 0; i < MOST_AT_ONCE && ended > 0; i++) {
        if (p->jobs[i].process != ended)
            continue;
        p->jobs[i].process = 0;
        if (!(WIFEXITED(status) && WEXITSTATUS(status) == 0 && keep(p, i)) && !*p->failed)
            snprintf(p->failed, sizeof p->failed, "%s", p->jobs[i].name);
    }
    return ended > 0;
}

/* --- all ------------------------------------------------------------------------------------------------ */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

/* Nothing half-printed stays, whatever ended it. */
static void remove_part(const printing *p, const char *page)
{
    char path[MOST_PATH];

    snprintf(path, sizeof path, "%s/%.*s.pdf.part", p->folder, (int)(strlen(page) - 5), page);
    (void)unlink(path);
}

static void remove_profiles(const printing *p)
{
    char path[MOST_PATH + 32];

    for (size_t i = 0; i < MOST_AT_ONCE; i++) {
        snprintf(path, sizeof path, "%s%zu", p->profile, i);
        nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
}

static int is_page(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);

    return n > 5 && n < 250 && !strcmp(entry->d_name + n - 5, ".html") && strcmp(entry->d_name, "index.html");
}

static void print_one(printing *p, const char *page)
{
    char name[256];
    size_t place = 0;

    snprintf(name, sizeof name, "%.*s", (int)(strlen(page) - 5), page);
    while (place < MOST_AT_ONCE && p->jobs[place].process) {
        if (++place == MOST_AT_ONCE && wait_for_one(p))
            place = 0;
    }
    if ((place == MOST_AT_ONCE || !start(p, place, name)) && !*p->failed)
        snprintf(p->failed, sizeof p->failed, "%s", name);
}

/* A path that a program finds wherever it runs. */
static bool make_profile(const char *folder, char profile[MOST_PATH])
{
    char *full = realpath(folder, NULL);

    if (full)
        snprintf(profile, MOST_PATH, "%.4000s/.printing", full);
    free(full);
    return full != NULL;
}

/* From now on a signal to stop is noted; or it is as before again. */
static void catch_stop(struct sigaction before[2], bool is_on)
{
    static const int signals[2] = {SIGINT, SIGTERM};
    const struct sigaction noted = {.sa_handler = note_stop};

    for (size_t i = 0; i < 2; i++)
        sigaction(signals[i], is_on ? &noted : &before[i], is_on ? &before[i] : NULL);
}

int pdf_print(const pdf_printer *printer, const char *folder, progress *shown)
{
    printing p = {.printer = printer, .folder = folder};
    struct sigaction caught[2];
    struct dirent **pages;
    int n = make_profile(folder, p.profile) ? scandir(folder, &pages, is_page, alphasort) : -1;

    if (n < 0) {
        say("tidu: %s: %s\n", folder, strerror(errno));
        return EXIT_DATA;
    }
    catch_stop(caught, true);
    for (int i = 0; i < n && !*p.failed && !is_stopped; i++) {
        print_one(&p, pages[i]->d_name);
        progress_update(shown, (size_t)i + 1, (size_t)n);
    }
    while (wait_for_one(&p))
        ;
    for (int i = 0; i < n; i++) {
        remove_part(&p, pages[i]->d_name);
        free(pages[i]);
    }
    free(pages);
    remove_profiles(&p);
    catch_stop(caught, false);
    if (is_stopped)
        say(_("tidu: printing was stopped; the pages and all that stands beside them are complete, some have no PDF\n"));
    if (is_stopped || !*p.failed)
        return is_stopped ? EXIT_DATA : EXIT_DONE;
    say(_("tidu: %s.html could not be printed by %s; the pages and all that stands beside them are complete\n"), p.failed, printer->program);
    return EXIT_DATA;
}
