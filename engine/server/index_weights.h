/* The weights of an index as fields of its page. */
#ifndef SERVER_INDEX_WEIGHTS_H
#define SERVER_INDEX_WEIGHTS_H

#include "server/page.h"

/* Is the page one of an index that can be weighed anew? */
bool index_weights_are_asked(const page *p);

/* Does the address change one? */
bool index_weights_are_changed(const page *p);

/* A field for each group and indicator, with what it weighs now. */
void index_weights_write(const page *p);

#endif
