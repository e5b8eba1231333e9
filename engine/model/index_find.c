/* Finds an index by name: <folder>/indices/<name>.yaml. */
#include "model/index_model.h"
#include "model/named_file.h"

tidu_status index_find(const char *folders, const char *name, dictionary *d, index_model **out,
                       tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status = named_file_find(folders, "indices", name, path, err);

    return status ? status : index_load(path, d, out, err);
}
