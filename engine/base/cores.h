/*
 * The number of threads to use by default: OMP_NUM_THREADS if it is set, otherwise the number of cores. A library built
 * without OpenMP, as for the fuzzers, uses one.
 */
#ifndef BASE_CORES_H
#define BASE_CORES_H

#ifdef _OPENMP
#include <omp.h>
#endif

static inline int core_count(void)
{
#ifdef _OPENMP
    return omp_get_max_threads();
#else
    return 1;
#endif
}

/* The number of this thread in its team, from 0. */
static inline int core_thread(void)
{
#ifdef _OPENMP
    return omp_get_thread_num();
#else
    return 0;
#endif
}

#endif
