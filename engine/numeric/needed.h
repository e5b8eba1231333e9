/* How much a numerator must be for a ratio to reach an aim. */
#ifndef NUMERIC_NEEDED_H
#define NUMERIC_NEEDED_H

/*
 * The least whole number A with A × times / per >= aim: exact to a millionth of the aim if `per` and `times` are whole numbers and the product is
 * below 9 × 10^18; otherwise as doubles round. 18.56 for 500,000 residents, per ten thousand, is 928, not the 929 that doubles may give.
 */
double needed_whole(double aim, double per, double times);

/* The number itself, for amounts: aim × per / times. */
double needed_amount(double aim, double per, double times);

#endif
