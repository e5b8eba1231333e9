/*
 * The names under which certificates are listed.
 */
#ifndef INTAKE_CREDENTIAL_NAME_H
#define INTAKE_CREDENTIAL_NAME_H

#include "panel/indicator.h"

/*
 * The model id of a folded name: either an id ("hnte", "gazelle@jiangsu") or a name that authorities use
 * ("高新技术企业", "国家高新技术企业证书"), looked up in the dictionary (NULL: none). Borrowed from `folded` or the
 * dictionary; NULL if it is unknown.
 */
const char *credential_name_find(const dictionary *d, const char *folded);

#endif
