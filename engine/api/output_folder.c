#include "api/output_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"

/* The length without trailing slashes, which completion in a shell adds. */
static size_t length_of_name(const char *name)
{
    size_t length = strlen(name);

    while (length > 1 && name[length - 1] == '/')
        length--;
    return length;
}

tidu_status output_folder_open(output_folder *f, const char *name, tidu_error *err)
{
    size_t length = length_of_name(name);
    struct stat about;

    *f = (output_folder){.files = NULL};
    if (length >= sizeof f->final)
        return error_set(err, TIDU_EIO, _("the name of the folder is too long"));
    memcpy(f->final, name, length);
    if (stat(f->final, &about) == 0 && !(S_ISDIR(about.st_mode) && file_replace_is_empty_folder(f->final)))
        return error_at(err, TIDU_EIO, f->final, 0, 0,
                        _("this name is already in use; give another folder or move the existing files away"));
    f->files = text_index_new();
    if (!f->files)
        return error_memory(err);
    if (file_replace_folder(f->final, f->work))
        return TIDU_OK;
    text_index_free(f->files);
    return error_at(err, TIDU_EIO, f->final, 0, 0, _("the folder cannot be created: %s"), strerror(errno));
}

/* Of at most so many bytes, with room for a number and an ending. */
static void clean_name(const char *name, char out[OUTPUT_FOLDER_NAME])
{
    enum { MOST = OUTPUT_FOLDER_NAME - 40 };
    size_t length = strlen(name);

    length = length > MOST ? utf8_cut(name, MOST) : length;
    for (size_t i = 0; i < length; i++)
        out[i] = (unsigned char)name[i] < ' ' || strchr("/\\:*?\"<>|", name[i]) || (i == 0 && name[i] == '.') ? '-' : name[i];
    out[length] = '\0';
}

bool output_folder_add(output_folder *f, const char *name, const char *ending, char path[OUTPUT_FOLDER_FILE])
{
    char clean[OUTPUT_FOLDER_NAME], file[OUTPUT_FOLDER_NAME];
    int length;

    clean_name(name, clean);
    length = snprintf(file, sizeof file, "%s%s", clean, ending);
    for (unsigned k = 2; text_index_find(f->files, file, (size_t)length) != TEXT_INDEX_NONE; k++)
        length = snprintf(file, sizeof file, "%s (%u)%s", clean, k, ending);
    return output_folder_place(f, file, path);
}

bool output_folder_place(output_folder *f, const char *file, char path[OUTPUT_FOLDER_FILE])
{
    snprintf(path, OUTPUT_FOLDER_FILE, "%s/%s", f->work, file);
    return text_index_add(f->files, file, strlen(file)) != TEXT_INDEX_NONE;
}

static void sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

static void remove_file(const char *path)
{
    (void)unlink(path);
}

static void visit_files(const output_folder *f, void (*visit)(const char *path))
{
    char path[OUTPUT_FOLDER_FILE];

    for (uint32_t i = 0; i < text_index_count(f->files); i++) {
        snprintf(path, sizeof path, "%s/%s", f->work, text_index_text(f->files, i));
        visit(path);
    }
}

/* Files are flushed before, so that a power failure cannot leave empty ones under the final name. */
static tidu_status rename_folder(output_folder *f, tidu_error *err)
{
    char inside[OUTPUT_FOLDER_FILE];

    visit_files(f, sync_file);
    snprintf(inside, sizeof inside, "%s/", f->work);
    file_replace_sync_folder(inside);
    rmdir(f->final); /* an empty folder of that name is replaced */
    if (rename(f->work, f->final))
        return error_at(err, TIDU_EIO, f->final, 0, 0, _("the finished folder cannot be renamed to its final name: %s"),
                        strerror(errno));
    file_replace_sync_folder(f->final);
    return TIDU_OK;
}

static void remove_all(const output_folder *f)
{
    visit_files(f, remove_file);
    rmdir(f->work);
}

tidu_status output_folder_close(output_folder *f, tidu_status status, tidu_error *err)
{
    if (!status)
        status = rename_folder(f, err);
    if (status)
        remove_all(f);
    text_index_free(f->files);
    return status;
}
