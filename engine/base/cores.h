/*
 * How many threads there are to be had: OMP_NUM_THREADS where it is set, else the cores. A library built
 * without OpenMP, as for the fuzzers, has one.
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

#endif
