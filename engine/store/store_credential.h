/*
 * Importing certificates into the store.
 */
#ifndef STORE_STORE_CREDENTIAL_H
#define STORE_STORE_CREDENTIAL_H

#include "panel/credentials.h"
#include "store/store_import_job.h"

tidu_status store_import_credentials(store_import_job *job, const credentials *held);

#endif
