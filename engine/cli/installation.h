/*
 * Where the program's own files lie: beside it in a checkout (build/tidu), else
 * under the prefix that it was installed to.
 */
#ifndef CLI_INSTALLATION_H
#define CLI_INSTALLATION_H

/* Once, before the others. program_path  argv[0], for systems that do not tell it themselves */
void installation_locate(const char *program_path);

/* The folder of the message catalogues. */
const char *installation_locale(void);

/* The folders of models with ":" between them: $TIDU_MODELS, ./models, those that ship. */
const char *installation_models(void);

#endif
