#include "report/schema_scalar.h"

/* Of each kind in FIELD_KINDS. */
#define SHAPE_text SCHEMA_TEXT
#define SHAPE_id "\"type\": \"string\", \"pattern\": \"^[a-z_][a-z0-9_]*$\""
#define SHAPE_number "\"type\": \"number\""
#define SHAPE_chance "\"type\": \"number\", \"minimum\": 0, \"maximum\": 1"
#define SHAPE_magnitude "\"type\": \"number\", \"minimum\": 0"
#define SHAPE_date "\"type\": \"string\", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\""
#define SHAPE_region SCHEMA_TEXT
#define SHAPE_bilingual "\"type\": \"object\""
#define SHAPE_literal "\"type\": [\"number\", \"string\"]" /* 71, 5%, 5000 wan */
#define SHAPE_truth "\"type\": [\"string\", \"boolean\"]"
#define SHAPE_quantity "\"type\": [\"string\", \"number\"]"
#define SHAPE_indicator "\"type\": \"string\""
#define SHAPE_citation "\"type\": [\"string\", \"number\"]"
#define SHAPE_seen "\"enum\": [\"full\", \"part\", \"secondary\", \"memory\"]"

typedef struct scalar_shape {
    field_reader *read;
    const char *text;
} scalar_shape;

#define SHAPE(name, type, is) {field_##name##_row, SHAPE_##name},
static const scalar_shape shapes[] = {FIELD_KINDS(SHAPE)};

const char *schema_scalar(field_reader *read)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].read == read)
            return shapes[i].text;
    }
    return NULL;
}
