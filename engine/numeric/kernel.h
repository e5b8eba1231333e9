/*
 * Marks a loop over arrays to be built for several instruction sets and picked
 * at program start. Such a loop must give the same bits on each of them: no
 * sums across rows, no contraction (-ffp-contract=off).
 */
#ifndef NUMERIC_KERNEL_H
#define NUMERIC_KERNEL_H

#include <stddef.h>

#ifdef __linux__
#include <features.h> /* says whether the C library is glibc, whose loader picks the loop */
#endif

#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) && defined(__GNUC__) && \
    !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KERNEL
#endif

#endif
