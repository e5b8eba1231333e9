/* Which packages to pay for, so that the chance of a number of passes is great: not the most expected passes, which may be another choice. */
#ifndef REACH_TARGET_CHOICE_H
#define REACH_TARGET_CHOICE_H

#include "reach/budget_choice.h"

typedef struct target_question {
    const budget_question *budget; /* a gain is what a package adds to the chance of its company */
    const double *still; /* [n_companies] chances with nothing paid for; NAN: no candidate */
    size_t n_companies;
    size_t target; /* passes that are wanted, of all candidates together */
} target_question;

typedef struct target_choice {
    budget_choice choice; /* the caller's; gain, bound and is_proven are of expected passes */
    double chance; /* of at least `target` passes */
    size_t n_compared; /* different choices, of which it has the greatest chance; that no other has a greater one is not proven */
} target_choice;

/* The chance of at least `target` passes with a choice ([n] of the packages), or with nothing (NULL). TIDU_ENOMEM. */
tidu_status target_chance(const target_question *q, const uint8_t *is_chosen, double *out, tidu_error *err);

/* `most` is the choice of most expected passes (budget_choose of q->budget); no worse one is found. TIDU_ENOMEM. */
tidu_status target_choose(const target_question *q, const budget_choice *most, target_choice *out, tidu_error *err);

#endif
