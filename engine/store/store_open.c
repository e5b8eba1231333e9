/*
 * Opening and closing: creating the file with safe permissions, connecting, checking or migrating the schema.
 */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "store/store_schema.h"
#include "store/store_subject.h"

enum { WAIT_MS = 2000 };

static tidu_status cannot_open(const store *s, int reason, tidu_error *err)
{
    return error_at(err, TIDU_EIO, s->path, 0, 0, _("cannot open the database: %s; give another location with --db"),
                    strerror(reason));
}

/* Create the empty file here, because SQLite would make it readable for everyone. */
static tidu_status make_file(store *s, tidu_error *err)
{
    int file = open(s->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (file < 0 && errno != EEXIST)
        return cannot_open(s, errno, err);
    if (file >= 0) {
        close(file);
        s->is_made = true;
    }
    return TIDU_OK;
}

static tidu_status check_file(store *s, store_mode mode, tidu_error *err)
{
    struct stat about;

    if (!stat(s->path, &about)) {
        if (S_ISDIR(about.st_mode))
            return error_at(err, TIDU_EIO, s->path, 0, 0,
                            _("this is a folder; give a database file in it"));
        return TIDU_OK;
    }
    if (errno != ENOENT)
        return cannot_open(s, errno, err);
    if (mode != STORE_WRITE)
        return store_refuse(s, err,
                            _("there is no database; create one with tidu import, or give another with --db"));
    return make_file(s, err);
}

/* Paths such as "" and ":memory:" are special for SQLite; a leading "./" makes them file names. */
static tidu_status connect(store *s, tidu_error *err)
{
    text_buffer name;
    int code;

    text_buffer_init(&name);
    text_buffer_print(&name, "%s%s", *s->path == '/' ? "" : "./", s->path);
    code = name.failed ? SQLITE_NOMEM
                       : sqlite3_open_v2(name.text, &s->db,
                                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                             SQLITE_OPEN_EXRESCODE,
                                         NULL);
    text_buffer_clear(&name);
    if (code == SQLITE_OK)
        return TIDU_OK;
    return s->db ? store_fail(s, err) : error_memory(err);
}

static tidu_status configure(store *s, tidu_error *err)
{
    tidu_status status;

    sqlite3_busy_timeout(s->db, WAIT_MS);
    status = store_execute(s,
                           "PRAGMA page_size = 16384;"
                           "PRAGMA trusted_schema = OFF;"
                           "PRAGMA cell_size_check = ON",
                           err);
    return status ? status : store_set_cache(s, STORE_CACHE_KIB, err);
}

/* Create the schema in an empty database, migrate an older one, refuse any other. */
static tidu_status prepare_schema(store *s, store_mode mode, const dictionary *d, tidu_error *err)
{
    long long application = 0, version = 0, objects = 0;
    tidu_status status = store_get_integer(s, "PRAGMA application_id", 0, &application, err);

    if (!status)
        status = store_get_integer(s, "PRAGMA user_version", 0, &version, err);
    if (!status)
        status = store_get_integer(s, "SELECT count(*) FROM sqlite_schema", 0, &objects, err);
    if (status)
        return status;
    if (!application && !version && !objects && mode != STORE_WRITE)
        return store_refuse(s, err, _("the database is empty; fill it with tidu import"));
    if (application != STORE_SCHEMA_APPLICATION && (application || version || objects))
        return store_refuse(s, err,
                            _("this database belongs to another program; give another one with --db"));
    if (version > STORE_SCHEMA_VERSION)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("the database has version %lld, but this program reads versions up to %d; install "
                          "a newer tidu"),
                        version, (int)STORE_SCHEMA_VERSION);
    if (version == STORE_SCHEMA_VERSION || (mode == STORE_READ && version >= STORE_SCHEMA_READABLE))
        return TIDU_OK;
    if (mode == STORE_NOTE)
        return store_refuse(s, err, _("an older tidu made the database; the next import brings it up to date"));
    if (mode != STORE_WRITE)
        status = store_make_copy(s, err);
    if (!status)
        status = store_schema_migrate(s, STORE_SCHEMA_VERSION, d, err);
    if (!status && !version)
        status = store_subject_note(s, d, err);
    /* the id that a private copy has just got is nobody's, and would be another one each time */
    return status || mode == STORE_WRITE || version >= STORE_SCHEMA_IDENTITY
               ? status
               : store_execute(s, "DELETE FROM database_identity", err);
}

static tidu_status open_checked(store *s, store_mode mode, const dictionary *d, tidu_error *err)
{
    tidu_status status = check_file(s, mode, err);

    if (!status)
        status = connect(s, err);
    if (!status)
        status = configure(s, err);
    if (!status)
        status = prepare_schema(s, mode, d, err);
    if (!status)
        status = store_subject_check(s, d, err);
    if (status)
        return status;
    if (mode != STORE_WRITE && mode != STORE_NOTE)
        return store_execute(s, "PRAGMA query_only = ON", err);
    if (sqlite3_db_readonly(s->db, "main"))
        return store_refuse(s, err,
                            _("the database cannot be written; change the permissions of the file and its folder, or "
                              "give another one with --db"));
    return TIDU_OK;
}

/* For fewer companies a question through SQL is fast enough. */
enum { CACHE_LEAST = 100000 };

tidu_status store_open(const char *path, store_mode mode, const dictionary *d, store **out, tidu_error *err)
{
    store *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s || !(s->path = allocate(strlen(path) + 1))) {
        release(s);
        return error_memory(err);
    }
    memcpy(s->path, path, strlen(path) + 1);
    s->cache_least = CACHE_LEAST;
    status = open_checked(s, mode, d, err);
    if (status)
        store_close(s);
    else
        *out = s;
    return status;
}

/* Remove a file that was created here and has no import, so that a failed import leaves no database behind. */
static void remove_empty(store *s)
{
    long long imports = 0;

    if (sqlite3_exec(s->db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
        return;
    /* without tables, creating the schema failed */
    if (store_get_integer(s, "SELECT count(*) FROM sqlite_schema WHERE name = 'import'", 0, &imports, NULL) ||
        (imports && store_get_integer(s, "SELECT count(*) FROM import", 0, &imports, NULL)))
        imports = 1;
    if (!imports)
        unlink(sqlite3_db_filename(s->db, "main"));
    store_end(s, TIDU_ESTOPPED, NULL);
}

void store_set_user(store *s, const char *user)
{
    s->user = user;
}

void store_close(store *s)
{
    if (!s)
        return;
    store_fill_drop(s);
    sqlite3_close(s->db);
    release(s->path);
    release(s);
}

void store_abandon(store *s)
{
    if (!s)
        return;
    store_fill_drop(s);
    if (s->is_made)
        remove_empty(s);
    store_close(s);
}
