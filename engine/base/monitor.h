/*
 * A lock and the condition that goes with it, made and destroyed together.
 */
#ifndef BASE_MONITOR_H
#define BASE_MONITOR_H

#include <pthread.h>
#include <stdbool.h>

typedef struct monitor {
    pthread_mutex_t lock;
    pthread_cond_t changed;
} monitor;

/* False where the system has no more of either; then nothing is to be cleared. */
bool monitor_init(monitor *m);
void monitor_clear(monitor *m);

#endif
