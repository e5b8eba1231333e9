/*
 * The names under which certificates are listed.
 */
#ifndef INTAKE_CREDENTIAL_NAME_H
#define INTAKE_CREDENTIAL_NAME_H

#include "panel/indicator.h"

/*
 * The model id of a folded name: an id itself ("hnte", "gazelle@jiangsu") or what bureaus write
 * ("高新技术企业", "国家高新技术企业证书"), by the dictionary's names (NULL: none). Borrowed from `folded` or the
 * dictionary; NULL when unknown.
 */
const char *credential_name_find(const dictionary *d, const char *folded);

#endif
