/*
 * Marks a loop over arrays to be compiled for several instruction sets, one of which is selected at program start. Such
 * a loop must give the same bits on all of them: no sums across rows, no contraction (-ffp-contract=off).
 */
#ifndef NUMERIC_KERNEL_H
#define NUMERIC_KERNEL_H

#include <stddef.h>

#ifdef __linux__
#include <features.h> /* defines __GLIBC__; the selection is done by glibc's loader */
#endif

#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && defined(__GNUC__) && \
    !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KERNEL
#endif

/*
 * OVER_LANES stands before an inner loop over few lanes: gcc would write it out before it looks for vectors, and then find
 * branches. WRITTEN_OUT stands before a loop of four around it, so that its sums stay in registers.
 */
#if defined(__GNUC__) && !defined(__clang__)
#define OVER_LANES _Pragma("GCC unroll 1")
#define WRITTEN_OUT _Pragma("GCC unroll 4")
#else
#define OVER_LANES
#define WRITTEN_OUT
#endif

#endif
