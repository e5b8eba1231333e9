/*
 * The names under which certificates are listed.
 */
#ifndef INTAKE_CREDENTIAL_NAME_H
#define INTAKE_CREDENTIAL_NAME_H

/*
 * The model id of a folded name: an id itself ("hnte", "gazelle@jiangsu") or what bureaus write
 * ("高新技术企业", "国家高新技术企业证书"). Borrowed from `folded` or static; NULL when unknown.
 */
const char *credential_name_find(const char *folded);

#endif
