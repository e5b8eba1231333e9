/*
 * The location of the program's own files: beside it in a checkout (build/tidu), otherwise under the prefix to which it
 * was installed.
 */
#ifndef CLI_INSTALLATION_H
#define CLI_INSTALLATION_H

/* Call this once, before the others. program_path: argv[0], for systems that do not provide the path themselves. */
void installation_locate(const char *program_path);

/* The folder of the message catalogues. */
const char *installation_locale(void);

/* The folders of models, separated by ':': $TIDU_MODELS, ./models, the installed ones. */
const char *installation_models(void);

#endif
