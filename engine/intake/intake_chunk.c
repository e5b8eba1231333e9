/*
 * Dividing a file into chunks at line feeds where the company code changes, reading the chunks in threads, and joining
 * their panels in file order after validating each.
 */
#include "intake/intake_chunk.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"

enum { LEAST_CHUNK = 4 << 20, MOST_CHUNKS = 64, WINDOW = 1 << 16 };

typedef struct chunk {
    intake_chunks *all;
    byte_source *bytes;
    table_user user;
    table_reader *table;
    panel *panel;
    problems *found;
    intake_rows *rows;
    size_t from;
    atomic_size_t position;
    tidu_status status;
    pthread_t thread;
    bool is_running;
} chunk;

struct intake_chunks {
    chunk_basis basis;
    intake_options options; /* of the other threads */
    chunk *each;
    size_t n;
    atomic_bool is_void; /* the results are no longer needed */
};

/* --- borders of chunks ---------------------------------------------------- */

/* The bytes of a cell within a line. */
static const char *find_cell(const char *line, const char *end, size_t field, char delimiter, size_t *length)
{
    const char *next = memchr(line, delimiter, (size_t)(end - line));

    for (; field && next; field--) {
        line = next + 1;
        next = memchr(line, delimiter, (size_t)(end - line));
    }
    *length = (size_t)((next ? next : end) - line);
    return line;
}

/*
 * A position after a line feed where another company seems to begin, so that no company has rows in two chunks; `from`
 * if there is no line feed nearby. Whether it really is such a border is checked later.
 */
static size_t find_border(const chunk_basis *b, size_t from, char *window)
{
    char delimiter = table_reader_delimiter(b->table);
    const char *code = NULL, *line, *feed, *end;
    size_t n = 0, length = 0, border = from;
    byte_source *bytes;
    bool is_other = false;

    if (byte_source_open_chunk(b->bytes, from, from + WINDOW, &bytes, NULL))
        return from;
    if (byte_source_read(bytes, window, WINDOW, &n, NULL))
        n = 0;
    byte_source_close(bytes);
    end = window + n;
    feed = memchr(window, '\n', n);
    for (line = feed ? feed + 1 : end; !is_other && (feed = memchr(line, '\n', (size_t)(end - line))); line = feed + 1) {
        size_t now;
        const char *cell = find_cell(line, feed, b->plan->code_field, delimiter, &now);

        is_other = code && (now != length || memcmp(code, cell, now) != 0);
        code = cell;
        length = now;
        border = from + (size_t)(line - window);
    }
    return border;
}

/* Write the borders of chunks to border[1..]; returns the number of chunks. */
static size_t divide(const chunk_basis *b, size_t *border)
{
    size_t begin = byte_source_position(b->bytes), total = byte_source_total(b->bytes), n = 1, wanted;
    size_t least = b->options->least_chunk ? b->options->least_chunk : LEAST_CHUNK;
    size_t threads = (size_t)(b->options->threads ? b->options->threads : core_count());
    char *window;

    wanted = total > begin ? (total - begin) / least : 0;
    wanted = wanted < threads ? wanted : threads;
    if (wanted < 2 || !(window = allocate(WINDOW)))
        return 1;
    for (size_t i = 1; i < wanted && n < MOST_CHUNKS; i++) {
        size_t near = begin + (total - begin) / wanted * i;

        border[n] = find_border(b, near, window);
        n += border[n] != near && (n == 1 || border[n] > border[n - 1]);
    }
    release(window);
    return n;
}

/* --- reading a chunk -------------------------------------------------------- */

static tidu_status take_row(void *user, const table_record *record, tidu_error *err)
{
    return intake_rows_take(((chunk *)user)->rows, record, err);
}

static void expect_row(void *user, const table_record *record)
{
    intake_rows_expect(((chunk *)user)->rows, record);
}

static bool note_position(void *context, size_t bytes, size_t total)
{
    chunk *s = context;

    (void)total;
    atomic_store_explicit(&s->position, bytes, memory_order_relaxed);
    return !atomic_load_explicit(&s->all->is_void, memory_order_relaxed);
}

/* The reason of a failure does not matter: the caller will read that part itself and meet it. */
static void *read_chunk(void *context)
{
    chunk *s = context;

    s->status = table_reader_run(s->table, NULL);
    return NULL;
}

static bool begin(chunk *s, intake_chunks *all, size_t from, size_t to)
{
    const chunk_basis *b = &all->basis;
    intake_options options = all->options;

    s->all = all;
    s->from = from;
    atomic_init(&s->position, from);
    options.progress = note_position;
    options.progress_context = s;
    s->user = (table_user){.take_row = take_row, .expect_row = expect_row, .context = s};
    s->panel = panel_new_alike(b->panel);
    s->found = problems_new();
    if (!s->panel || !s->found || byte_source_open_chunk(b->bytes, from, to, &s->bytes, NULL) ||
        table_reader_open_chunk(b->table, s->bytes, &options, &s->user, s->found, &s->table, NULL))
        return false;
    table_reader_need(s->table, b->plan->is_needed, b->plan->n_fields);
    s->rows = intake_rows_new(b->plan, b->map, s->panel, s->found, byte_source_name(b->bytes), b->options);
    s->is_running = s->rows && !pthread_create(&s->thread, NULL, read_chunk, s);
    return s->is_running;
}

static void end(chunk *s)
{
    if (s->is_running)
        pthread_join(s->thread, NULL);
    s->is_running = false;
    intake_rows_free(s->rows);
    table_reader_close(s->table);
    byte_source_close(s->bytes);
    problems_free(s->found);
    panel_free(s->panel);
    *s = (chunk){0};
}

/* --- all chunks ------------------------------------------------------------- */

/* Report the progress of all threads together. */
static bool tell_progress(void *context, size_t bytes, size_t total)
{
    const intake_chunks *s = context;

    for (size_t i = 0; i < s->n; i++)
        bytes += atomic_load_explicit(&s->each[i].position, memory_order_relaxed) - s->each[i].from;
    return !s->options.progress || s->options.progress(s->options.progress_context, bytes, total);
}

static bool begin_all(intake_chunks *s, const size_t *border, size_t n)
{
    s->each = allocate_array(n - 1, sizeof *s->each);
    for (size_t i = 1; s->each && i < n; i++) {
        if (!begin(&s->each[s->n], s, border[i], i + 1 < n ? border[i + 1] : SIZE_MAX)) {
            end(&s->each[s->n]);
            break;
        }
        s->n++;
    }
    return s->n > 0;
}

intake_chunks *intake_chunks_begin(const chunk_basis *basis)
{
    const intake_options *o = basis->options;
    intake_chunks *s;
    size_t border[MOST_CHUNKS], n;

    if (o->follow || o->most_companies || o->threads == 1 || !table_reader_can_split(basis->table))
        return NULL;
    n = divide(basis, border);
    if (n < 2 || !(s = allocate_array(1, sizeof *s)))
        return NULL;
    s->basis = *basis;
    s->options = *o;
    s->options.threads = 1;
    atomic_init(&s->is_void, false);
    if (!begin_all(s, border, n)) {
        intake_chunks_free(s);
        return NULL;
    }
    byte_source_pause(basis->bytes, border[1]);
    table_reader_watch(basis->table, tell_progress, s);
    return s;
}

static void end_all(intake_chunks *s)
{
    atomic_store(&s->is_void, true);
    while (s->n)
        end(&s->each[--s->n]);
}

void intake_chunks_free(intake_chunks *s)
{
    if (!s)
        return;
    end_all(s);
    release(s->each);
    release(s);
}

/* Whether the chunk contains what the caller would have read. */
static bool is_good(const chunk_basis *b, const chunk *s)
{
    return table_reader_is_between(b->table) && !s->status && table_reader_is_between(s->table) &&
           panel_is_disjoint(b->panel, s->panel);
}

static bool join(const chunk_basis *b, chunk *s)
{
    unsigned long lines = table_reader_lines(b->table);

    table_reader_resume(b->table, s->table);
    return problems_join(b->found, s->found, lines) && panel_join(b->panel, s->panel, lines);
}

tidu_status intake_chunks_take(intake_chunks *s, tidu_error *err)
{
    const chunk_basis *b = &s->basis;
    tidu_status status = TIDU_OK;

    table_reader_resume(b->table, NULL);
    for (size_t i = 0; i < s->n && !status; i++) {
        pthread_join(s->each[i].thread, NULL);
        s->each[i].is_running = false;
        if (!is_good(b, &s->each[i]))
            break;
        if (!join(b, &s->each[i]))
            status = error_memory(err);
    }
    table_reader_watch(b->table, s->options.progress, s->options.progress_context);
    end_all(s);
    if (!status && !tell_progress(s, byte_source_position(b->bytes), byte_source_total(b->bytes)))
        status = error_set(err, TIDU_ESTOPPED, "%s", _("stopped"));
    return status;
}
