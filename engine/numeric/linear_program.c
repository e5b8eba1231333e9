/*
 * GLPK prints, and ends the process when it runs out of memory. Printing is switched off (glp_term_out alone is not enough: its
 * errors switch it on again), and its error hook jumps back here,
 * after which the environment of the thread is given up, which frees everything in it (GLPK keeps one for each thread).
 */
#include "numeric/linear_program.h"

#include <math.h>
#include <setjmp.h>

#include <glpk.h>

#include "base/allocate.h"

static void jump_back(void *context)
{
    longjmp(*(jmp_buf *)context, 1);
}

/* Says that it has printed what it was given. */
static int print_nothing(void *context, const char *text)
{
    (void)context;
    (void)text;
    return 1;
}

static void set_bounds(glp_prob *problem, int column, double least, double most)
{
    glp_set_col_bnds(problem, column, least < most ? GLP_DB : GLP_FX, least, most);
}

/* Rows are scaled to a greatest coefficient of 1, so that yuan and persons meet the same tolerance. */
static void add_row(glp_prob *problem, const linear_program *p, size_t row, int *index, double *value)
{
    const double *a = p->rows + row * p->n;
    double scale = 0;
    int n = 0;

    for (size_t i = 0; i < p->n; i++)
        scale = fmax(scale, fabs(a[i]));
    for (size_t i = 0; i < p->n && scale > 0; i++) {
        if (a[i] != 0) {
            index[++n] = (int)i + 1;
            value[n] = a[i] / scale;
        }
    }
    glp_set_row_bnds(problem, (int)row + 1, GLP_LO, scale > 0 ? p->at_least[row] / scale : p->at_least[row], 0);
    glp_set_mat_row(problem, (int)row + 1, n, index, value);
}

static glp_prob *make(const linear_program *p, int *index, double *value)
{
    glp_prob *problem = glp_create_prob();

    glp_set_obj_dir(problem, GLP_MIN);
    if (p->n_rows)
        glp_add_rows(problem, (int)p->n_rows);
    glp_add_cols(problem, (int)p->n);
    for (size_t i = 0; i < p->n; i++) {
        glp_set_obj_coef(problem, (int)i + 1, p->cost[i]);
        set_bounds(problem, (int)i + 1, p->least[i], p->most[i]);
    }
    for (size_t k = 0; k < p->n_rows; k++)
        add_row(problem, p, k, index, value);
    return problem;
}

static linear_outcome outcome_of(int status)
{
    return status == GLP_OPT ? LINEAR_OPTIMAL : status == GLP_NOFEAS ? LINEAR_INFEASIBLE : LINEAR_UNSOLVED;
}

static linear_outcome relaxed(glp_prob *problem, const linear_program *p, double *x, double *value)
{
    glp_smcp simplex;
    linear_outcome out;

    glp_init_smcp(&simplex);
    simplex.msg_lev = GLP_MSG_OFF;
    out = glp_simplex(problem, &simplex) ? LINEAR_UNSOLVED : outcome_of(glp_get_status(problem));
    for (size_t i = 0; i < p->n && out == LINEAR_OPTIMAL; i++)
        x[i] = glp_get_col_prim(problem, (int)i + 1);
    if (out == LINEAR_OPTIMAL)
        *value = glp_get_obj_val(problem);
    return out;
}

/* The bound of the tree when the time ended; GLPK asks during the search. */
static void take_bound(glp_tree *tree, void *context)
{
    int node = glp_ios_best_node(tree);

    if (node)
        *(double *)context = glp_ios_node_bound(tree, node);
}

static linear_outcome whole(glp_prob *problem, const linear_program *p, double seconds, double *x, double *value,
                            double *bound)
{
    glp_iocp search;
    linear_outcome out = relaxed(problem, p, x, value);
    int ended, status;

    if (out != LINEAR_OPTIMAL)
        return out;
    *bound = *value;
    for (size_t i = 0; i < p->n; i++)
        glp_set_col_kind(problem, (int)i + 1, GLP_IV);
    glp_init_iocp(&search);
    search.msg_lev = GLP_MSG_OFF;
    search.tm_lim = (int)(seconds * 1000);
    search.mip_gap = 1e-6;
    search.cb_func = take_bound;
    search.cb_info = bound;
    ended = glp_intopt(problem, &search);
    status = glp_mip_status(problem);
    if (status == GLP_NOFEAS)
        return LINEAR_INFEASIBLE;
    if (status != GLP_OPT && status != GLP_FEAS)
        return LINEAR_UNSOLVED;
    for (size_t i = 0; i < p->n; i++)
        x[i] = round(glp_mip_col_val(problem, (int)i + 1));
    *value = glp_mip_obj_val(problem);
    if (!ended && status == GLP_OPT)
        *bound = *value;
    return LINEAR_OPTIMAL;
}

/* `bound` NULL: without whole numbers. */
static linear_outcome guarded(const linear_program *p, double seconds, double *x, double *value, double *bound)
{
    jmp_buf back;
    int *index = allocate_array(p->n + 1, sizeof *index);
    double *values = allocate_array(p->n + 1, sizeof *values);
    volatile linear_outcome out = LINEAR_UNSOLVED;

    if (!index || !values || p->n == 0) {
        release(index);
        release(values);
        return LINEAR_UNSOLVED;
    }
    if (setjmp(back)) {
        glp_free_env();
    } else {
        glp_prob *problem;

        glp_term_out(GLP_OFF);
        glp_term_hook(print_nothing, NULL);
        glp_error_hook(jump_back, &back);
        problem = make(p, index, values);
        out = bound ? whole(problem, p, seconds, x, value, bound) : relaxed(problem, p, x, value);
        glp_delete_prob(problem);
        glp_error_hook(NULL, NULL);
    }
    release(index);
    release(values);
    return out;
}

linear_outcome linear_program_solve(const linear_program *p, double *x, double *value)
{
    return guarded(p, 0, x, value, NULL);
}

linear_outcome linear_program_solve_whole(const linear_program *p, double seconds, double *x, double *value,
                                          double *bound)
{
    return guarded(p, seconds, x, value, bound);
}
