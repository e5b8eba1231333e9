/*
 * `tidu serve`: starts the server, says where it is, and waits for the end.
 */
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/failure.h"
#include "cli/language.h"
#include "cli/level_options.h"
#include "cli/say.h"
#include "cli/source.h"
#include "server/http.h"
#include "server/worker.h"

extern char **environ;

static const option options[] = {
    OPTION_DB,
    {.name = "port", .kind = OPTION_INT, .argument = "N", .least = 0, .greatest = 65535,
     .help = N_("the port on 127.0.0.1 (default 0: a free one)")},
    {.name = "socket", .kind = OPTION_TEXT, .argument = "PATH",
     .help = N_("listen on this Unix socket instead, for a web server in front that asks who comes; with --host")},
    {.name = "host", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("the name by which the web server in front is called, such as tidu.bureau.example")},
    {.name = "group", .kind = OPTION_TEXT, .argument = "GROUP", .help = N_("let this group use the socket, too: that of the web server in front")},
    {.name = "write", .kind = OPTION_FLAG, .help = N_("let tables be brought in and imports be undone from the pages")},
    {.name = "open", .kind = OPTION_FLAG, .help = N_("open the page in the browser")},
    {.name = "processes", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = WORKER_MOST,
     .help = N_("so many answer at the same time (default 2)")},
    {.name = "timeout", .kind = OPTION_INT, .argument = "SECONDS", .least = 1, .greatest = 3600,
     .help = N_("drop a request that has not arrived within so many seconds (default 10)")},
    {.name = NULL},
};

enum { DEFAULT_TIMEOUT = 10, DEFAULT_PROCESSES = 2 };

static int ends[2]; /* a signal writes into it */

static void note_end(int signal_number)
{
    int before = errno;

    (void)signal_number;
    if (write(ends[1], "", 1) < 0)
        _exit(EXIT_DONE);
    errno = before;
}

/* A second signal ends the process at once. */
static void watch_for_end(void)
{
    struct sigaction action = {.sa_handler = note_end, .sa_flags = SA_RESETHAND}, ignored = {.sa_handler = SIG_IGN};

    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGPIPE, &ignored, NULL);
    sigaction(SIGCHLD, &ignored, NULL); /* whoever opens the browser is not waited for */
}

static void open_browser(const char *address)
{
    static const char *const programs[] = {"xdg-open", "open"};
    char words[2][192];
    pid_t child;

    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        char *const argv[] = {words[0], words[1], NULL};

        snprintf(words[0], sizeof words[0], "%s", programs[i]);
        snprintf(words[1], sizeof words[1], "%s", address);
        if (!posix_spawnp(&child, programs[i], NULL, NULL, argv, environ))
            return;
    }
    say(_("tidu: no program that opens a browser was found; open the address yourself\n"));
}

static void show_address(const invocation *call, const desk *d)
{
    char address[192];

    if (d->socket) {
        printf("unix:%s\n", d->socket);
        fflush(stdout);
        return;
    }
    snprintf(address, sizeof address, "http://127.0.0.1:%u/?token=%s", d->port, d->token);
    printf("%s\n", address);
    fflush(stdout);
    if (!call->is_quiet)
        say(_("open this address in the browser on this machine; it lets one browser in. Ctrl-C ends the workbench.\n"));
    if (arguments_flag(call->arguments, "open"))
        open_browser(address);
}

static int serve(const invocation *call, desk *d)
{
    const arguments *a = call->arguments;
    http_server *s;

    if (!guard_make_secret(d->run) || !guard_make_secret(d->token) || !guard_make_secret(d->cookie) || pipe(ends)) {
        say(_("tidu: the system gives no random numbers: %s\n"), strerror(errno));
        return EXIT_INTERNAL;
    }
    watch_for_end();
    s = http_start(d, (unsigned)arguments_int(a, "port", 0), (int)arguments_int(a, "timeout", DEFAULT_TIMEOUT),
                   (size_t)arguments_int(a, "processes", DEFAULT_PROCESSES));
    if (!s)
        return EXIT_DATA;
    show_address(call, d);
    http_run(s, ends[0]);
    http_free(s);
    return EXIT_DONE;
}

/* What goes with a socket, and what does not. */
static int check_options(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *host = arguments_text(a, "host");

    if (!arguments_text(a, "socket"))
        return host || arguments_text(a, "group") ? failure_usage(call->command, _("--host and --group go with --socket")) : EXIT_DONE;
    if (!host || !*host || host[strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")])
        return failure_usage(call->command, _("--socket needs --host, the name in the address of the pages without a port, such as tidu.bureau.example"));
    if (arguments_int(a, "port", -1) >= 0)
        return failure_usage(call->command, _("--socket and --port cannot be combined"));
    return arguments_flag(a, "open") ? failure_usage(call->command, _("--socket and --open cannot be combined")) : EXIT_DONE;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    desk d = {.db = arguments_text(a, "db"),
              .level = level_options_wanted(a),
              .language = arguments_text(a, "lang"),
              .socket = arguments_text(a, "socket"),
              .host = arguments_text(a, "host"),
              .group = arguments_text(a, "group"),
              .is_writing = arguments_flag(a, "write")};
    tidu_session *session;
    desk *shared;
    int status = check_options(call);

    if (status)
        return status;
    status = session_open(&session, call); /* wrong levels and rules are said here, not on every page */
    if (status)
        return status;
    tidu_session_close(session);
    shared = desk_share(&d);
    return shared ? serve(call, shared) : failure_say(&(tidu_error){.status = TIDU_ENOMEM, .message = "out of memory"});
}

const command cmd_serve = {
    .group = N_("Workbench"),
    .name = "serve",
    .summary = N_("show what the commands know as pages in the browser, on this machine alone"),
    .operands = "",
    .least_operands = 0,
    .most_operands = 0,
    .options = options,
    .notes = N_("Prints the address of the page with a token that lets one browser in, once. Nobody else on the network\n"
                "reaches it, nothing is loaded from elsewhere, and nothing can be changed but with --write. Each page is also there as\n"
                ".json and .csv, with the bytes of the command; these are noted in the record of exports as that\n"
                "command's would be. --level and --lang hold for all pages. Programs find the same as JSON below\n"
                "/api/v1, described by /api/v1/openapi.json.\n"
                "--socket is for several desks: a web server of the bureau asks for name and password and hands on, as\n"
                "nginx does with proxy_pass http://unix:PATH:, proxy_set_header Host $host and proxy_set_header\n"
                "X-Remote-User $remote_user. No token is asked for then: whoever may open the socket may ask, which is\n"
                "the user who starts the server and, with --group, the group of the web server. Whom X-Remote-User names\n"
                "stands in the record of exports.\n"
                "--write takes tables from the browser, and imports and undoes as 'tidu import' and 'tidu imports undo' do; a table\n"
                "that was imported stays in a folder beside the database, DB.brought-in."),
    .run = run,
};
