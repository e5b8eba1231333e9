/*
 * A mutex and its condition variable, created and destroyed together.
 */
#ifndef BASE_MONITOR_H
#define BASE_MONITOR_H

#include <pthread.h>
#include <stdbool.h>

typedef struct monitor {
    pthread_mutex_t lock;
    pthread_cond_t changed;
} monitor;

/* False if the system cannot create either; nothing needs to be cleared then. */
bool monitor_init(monitor *m);
void monitor_clear(monitor *m);

#endif
