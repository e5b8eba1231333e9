#include "base/monitor.h"

bool monitor_init(monitor *m)
{
    if (pthread_mutex_init(&m->lock, NULL))
        return false;
    if (!pthread_cond_init(&m->changed, NULL))
        return true;
    pthread_mutex_destroy(&m->lock);
    return false;
}

void monitor_clear(monitor *m)
{
    pthread_cond_destroy(&m->changed);
    pthread_mutex_destroy(&m->lock);
}
