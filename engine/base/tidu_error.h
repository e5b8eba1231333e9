/*
 * Statuses and the error record: the part of the public interface that every layer uses.
 */
#ifndef TIDU_ERROR_H
#define TIDU_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

#define TIDU_API __attribute__((visibility("default")))

typedef enum tidu_status {
    TIDU_OK = 0,
    TIDU_EIO,       /* a file or a folder cannot be read or written */
    TIDU_EDATA,     /* the input data are unusable */
    TIDU_EMODEL,    /* a model file is wrong */
    TIDU_ESTORE,    /* the database is locked, damaged, full or too new */
    TIDU_ENOTFOUND, /* the company, model or column asked for does not exist */
    TIDU_EUSAGE,    /* arguments contradict each other or are out of range */
    TIDU_ENOMEM,    /* memory is exhausted */
    TIDU_ESTOPPED   /* the caller's progress function asked to stop */
} tidu_status;

/*
 * What went wrong and where. `file` is empty if no file is involved; `line` and `column` count from 1 and are 0 if
 * unknown. `message` is one sentence in the language of the process and says what to do unless that is obvious.
 */
typedef struct tidu_error {
    tidu_status status;
    unsigned long line;
    unsigned long column;
    char file[512];
    char message[1024];
} tidu_error;

/* The short English name of a status, "TIDU_EDATA"; never NULL. */
TIDU_API const char *tidu_status_name(tidu_status status);

#ifdef __cplusplus
}
#endif
#endif
