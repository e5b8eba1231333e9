/*
 * Computing a recorded answer again, in this process, with its output in a file of our own. A recorded command is data from a database:
 * no shell sees it, only commands that answer questions are run, and nothing that they could write is left in it.
 */
#ifndef CLI_RERUN_H
#define CLI_RERUN_H

#include "api/tidu.h"
#include "cli/command.h"

enum { RERUN_REASON = 600 };

/*
 * Run it; `ended` is called with the session before it is closed. False with the reason: it is no command that may be run, its options are
 * not those of this program, or it failed and said this.
 */
bool rerun_run(const invocation *call, const tidu_verify_run *run, void (*ended)(void *context, tidu_session *session), void *context,
               char reason[RERUN_REASON]);

#endif
