#include "api/tidu_data.h"
#include "store/store_content.h"

tidu_status tidu_data_state(const char *db, char out[TIDU_DATA_STATE], tidu_error *err)
{
    _Static_assert((int)TIDU_DATA_STATE == (int)STORE_CONTENT_TEXT, "the text fits");
    return store_content(db, out, err);
}
