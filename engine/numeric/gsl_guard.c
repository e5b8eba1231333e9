/*
 * GSL's error handler is process-wide, so it is switched off exactly once.
 */
#include "numeric/gsl_guard.h"

#include <pthread.h>

#include <gsl/gsl_errno.h>

static void switch_off(void)
{
    gsl_set_error_handler_off();
}

void gsl_guard(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, switch_off);
}

tidu_status gsl_guard_status(int code)
{
    if (code == GSL_SUCCESS)
        return TIDU_OK;
    return code == GSL_ENOMEM ? TIDU_ENOMEM : TIDU_EDATA;
}
