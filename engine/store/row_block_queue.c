/*
 *   written          given
 *     |  full | full   |  being filled
 *
 * Both only count up; block i lies at i modulo their number. The lock guards the counts and the flags, a block
 * belongs to one side at a time.
 */
#include "store/row_block_queue.h"

#include <pthread.h>

#include "base/allocate.h"
#include "base/monitor.h"

enum { BLOCKS = 4 };

struct row_block_queue {
    fill_write write;
    void *context;
    row_block blocks[BLOCKS];
    pthread_t thread;
    monitor monitor;
    size_t given;
    size_t written;
    bool is_ended;
    tidu_status status;
    tidu_error failure;
};

/* The next full block, NULL when there will be none. */
static const row_block *wait_for_block(row_block_queue *r)
{
    const row_block *b = NULL;

    pthread_mutex_lock(&r->monitor.lock);
    while (r->written == r->given && !r->is_ended)
        pthread_cond_wait(&r->monitor.changed, &r->monitor.lock);
    if (r->written != r->given)
        b = &r->blocks[r->written % BLOCKS];
    pthread_mutex_unlock(&r->monitor.lock);
    return b;
}

static void *run(void *queue)
{
    row_block_queue *r = queue;
    const row_block *b;
    tidu_error failure = {0};

    while (!r->status && (b = wait_for_block(r))) {
        tidu_status status = r->write(r->context, b, &failure);

        pthread_mutex_lock(&r->monitor.lock);
        r->written++;
        r->status = status;
        r->failure = failure;
        pthread_cond_signal(&r->monitor.changed);
        pthread_mutex_unlock(&r->monitor.lock);
    }
    return NULL;
}

static void destroy(row_block_queue *r)
{
    for (size_t i = 0; i < BLOCKS; i++)
        row_block_clear(&r->blocks[i]);
    monitor_clear(&r->monitor);
    release(r);
}

row_block_queue *row_block_queue_new(fill_write write, void *context)
{
    row_block_queue *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->write = write;
    r->context = context;
    if (!monitor_init(&r->monitor)) {
        release(r);
        return NULL;
    }
    if (pthread_create(&r->thread, NULL, run, r)) {
        destroy(r);
        return NULL;
    }
    return r;
}

bool row_block_queue_has_room(row_block_queue *r)
{
    bool has_room;

    pthread_mutex_lock(&r->monitor.lock);
    has_room = r->given - r->written < BLOCKS || r->status;
    pthread_mutex_unlock(&r->monitor.lock);
    return has_room;
}

row_block *row_block_queue_room(row_block_queue *r)
{
    row_block *b = NULL;

    pthread_mutex_lock(&r->monitor.lock);
    while (r->given - r->written == BLOCKS && !r->status)
        pthread_cond_wait(&r->monitor.changed, &r->monitor.lock);
    if (!r->status)
        b = &r->blocks[r->given % BLOCKS];
    pthread_mutex_unlock(&r->monitor.lock);
    return b;
}

void row_block_queue_give(row_block_queue *r)
{
    pthread_mutex_lock(&r->monitor.lock);
    r->given++;
    pthread_cond_signal(&r->monitor.changed);
    pthread_mutex_unlock(&r->monitor.lock);
}

tidu_status row_block_queue_end(row_block_queue *r, tidu_error *err)
{
    tidu_status status;

    pthread_mutex_lock(&r->monitor.lock);
    r->is_ended = true;
    pthread_cond_signal(&r->monitor.changed);
    pthread_mutex_unlock(&r->monitor.lock);
    pthread_join(r->thread, NULL);
    status = r->status;
    if (status && err)
        *err = r->failure;
    destroy(r);
    return status;
}
