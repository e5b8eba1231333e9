#include "store/schema_objects.h"

/* The rows of a table of what people do that count, with who said so, when and in which file or command. */
#define LOG_VIEW(view, table) \
    {14, "CREATE VIEW " view " AS SELECT e.*, i.file, i.imported_at, i.imported_by FROM " table " e" \
         " JOIN import i ON i.id = e.import_id AND i.undone_at IS NULL", NULL, 0}

/*
 * Foreign keys are declared for readers and tools. The store itself does not enable their enforcement, as it takes
 * every id from a row that it has just read or written.
 */
const schema_object schema_objects[] = {
    {1, "CREATE TABLE import (id INTEGER PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL,"
        " options TEXT NOT NULL, map TEXT, map_digest TEXT NOT NULL, encoding TEXT,"
        " header_line INTEGER, rows INTEGER, skipped INTEGER, companies_added INTEGER,"
        " years_added INTEGER, values_changed INTEGER, credentials_added INTEGER,"
        " credentials_changed INTEGER, imported_at TEXT NOT NULL)", NULL, 0},
    {1, "CREATE TABLE import_column (import_id INTEGER NOT NULL REFERENCES import (id),"
        " \"column\" INTEGER NOT NULL, header TEXT, indicator TEXT, year INTEGER NOT NULL)", NULL, 0},
    {1, "CREATE INDEX import_column_import ON import_column (import_id)", NULL, 0},
    {1, "CREATE TABLE company (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL",
        ", import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", INDICATOR_ATTRIBUTE},
    {1, CODE_INDEX, NULL, 0},
    {1, "CREATE TABLE annual_value (id INTEGER PRIMARY KEY CHECK (id = company_id * 10000 + year),"
        " company_id INTEGER NOT NULL REFERENCES company (id), year INTEGER NOT NULL",
        ", import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", INDICATOR_ANNUAL},
    {1, "CREATE TABLE credential (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL,"
        " credential TEXT NOT NULL, granted_on TEXT NOT NULL, expires_on TEXT, number TEXT,"
        " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
        " UNIQUE (uscc, credential, granted_on))", NULL, 0},
    {1, "CREATE TABLE history (id INTEGER PRIMARY KEY,"
        " import_id INTEGER NOT NULL REFERENCES import (id), uscc TEXT NOT NULL, year INTEGER,"
        " indicator TEXT NOT NULL, old_value, new_value, line INTEGER)", NULL, 0},
    {1, "CREATE INDEX history_cell ON history (uscc, indicator, year)", NULL, 0},
    {1, "CREATE TABLE problem (id INTEGER PRIMARY KEY,"
        " import_id INTEGER NOT NULL REFERENCES import (id), code TEXT NOT NULL,"
        " severity TEXT NOT NULL, file TEXT, line INTEGER, \"column\" INTEGER, header TEXT,"
        " found TEXT)", NULL, 0},
    {1, "CREATE TABLE run (id INTEGER PRIMARY KEY, model TEXT NOT NULL, version TEXT, digest TEXT,"
        " year INTEGER, applied_on TEXT, options TEXT, run_at TEXT NOT NULL)", NULL, 0},
    {1, "CREATE TABLE result (id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES run (id),"
        " uscc TEXT NOT NULL, verdict TEXT NOT NULL, score_lo NUMERIC, score_hi NUMERIC,"
        " readiness REAL, detail TEXT)", NULL, 0},
    {1, "CREATE INDEX result_run ON result (run_id)", NULL, 0},
    {2, "CREATE TABLE exact_value (company_id INTEGER NOT NULL REFERENCES company (id),"
        " year INTEGER NOT NULL, indicator TEXT NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (company_id, year, indicator)) WITHOUT ROWID", NULL, 0},
    {2, "CREATE VIEW company_year AS SELECT c.uscc, c.name, c.region, c.industry, v.*"
        " FROM company c JOIN annual_value v ON v.company_id = c.id"
        " AND v.id BETWEEN c.id * 10000 AND c.id * 10000 + 9999", NULL, 0},
    {2, "CREATE VIEW changed_value AS SELECT h.uscc, c.name, h.indicator, h.year, h.old_value,"
        " h.new_value, i.file, h.line, i.imported_at FROM history h"
        " JOIN import i ON i.id = h.import_id LEFT JOIN company c ON c.uscc = h.uscc", NULL, 0},
    /* every question begins by looking up the latest year */
    {3, "CREATE INDEX annual_value_year ON annual_value (year)", NULL, 0},
    {3, "CREATE TABLE scenario (id INTEGER PRIMARY KEY, name TEXT NOT NULL, author TEXT, date TEXT,"
        " reason TEXT, model TEXT NOT NULL, version TEXT, model_digest TEXT, year INTEGER,"
        " text TEXT NOT NULL, digest TEXT NOT NULL, result TEXT NOT NULL,"
        " result_digest TEXT NOT NULL, saved_at TEXT NOT NULL)", NULL, 0},
    {4, "CREATE TABLE code (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, edition INTEGER NOT NULL,"
        " code TEXT NOT NULL, revision TEXT NOT NULL, name TEXT NOT NULL, successor TEXT NOT NULL,"
        " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
        " UNIQUE (kind, edition, code, revision))", NULL, 0},
    {5, "DROP INDEX IF EXISTS annual_value_year", NULL, 0},
    {5, "CREATE TABLE data_year (year INTEGER PRIMARY KEY)", NULL, 0},
    {5, "INSERT INTO data_year SELECT DISTINCT year FROM annual_value", NULL, 0},
    {5, YEAR_TRIGGERS, NULL, 0},
    {6, "CREATE TABLE content_stamp (id INTEGER PRIMARY KEY CHECK (id = 1), stamp BLOB NOT NULL)", NULL, 0},
    {6, "INSERT INTO content_stamp VALUES (1, randomblob(16))", NULL, 0},
    {6, STAMP_TRIGGERS, NULL, 0},
    {7, "ALTER TABLE import ADD COLUMN imported_by TEXT", NULL, 0},
    {7, "ALTER TABLE import ADD COLUMN is_journaled INTEGER", NULL, 0}, /* 1: what it met is in met_row */
    {7, "ALTER TABLE import ADD COLUMN undone_at TEXT", NULL, 0},
    {7, "ALTER TABLE import ADD COLUMN undone_by TEXT", NULL, 0},
    {7, "CREATE TABLE met_row (import_id INTEGER NOT NULL REFERENCES import (id), kind TEXT NOT NULL,"
        " year INTEGER NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,"
        " PRIMARY KEY (import_id, kind, year, first_id)) WITHOUT ROWID", NULL, 0},
    {7, "CREATE TABLE met_indicator (import_id INTEGER NOT NULL REFERENCES import (id), indicator TEXT NOT NULL,"
        " PRIMARY KEY (import_id, indicator)) WITHOUT ROWID", NULL, 0},
    {7, "CREATE TABLE undone_history (id INTEGER PRIMARY KEY,"
        " import_id INTEGER NOT NULL REFERENCES import (id), uscc TEXT NOT NULL, year INTEGER,"
        " indicator TEXT NOT NULL, old_value, new_value, line INTEGER)", NULL, 0},
    {7, "CREATE INDEX undone_history_cell ON undone_history (uscc, indicator, year)", NULL, 0},
    {8, "CREATE TABLE application (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL, model TEXT NOT NULL,"
        " batch TEXT NOT NULL, status TEXT NOT NULL, day TEXT, year INTEGER,"
        " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
        " UNIQUE (uscc, model, batch, status))", NULL, 0},
    {8, "ALTER TABLE import ADD COLUMN applications_added INTEGER", NULL, 0},
    {8, "ALTER TABLE import ADD COLUMN applications_changed INTEGER", NULL, 0},
    {9, "CREATE TABLE database_identity (id INTEGER PRIMARY KEY CHECK (id = 1), identity TEXT NOT NULL)", NULL, 0},
    {9, "INSERT INTO database_identity VALUES (1, lower(hex(randomblob(16))))", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN data_digest TEXT", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN rules_digest TEXT", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN program TEXT", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN draws INTEGER", NULL, 0}, /* of a distribution, else 0, as the next */
    {10, "ALTER TABLE scenario ADD COLUMN seed INTEGER", NULL, 0},
    {11, "CREATE TABLE calibration (id INTEGER PRIMARY KEY, model TEXT NOT NULL, version TEXT, rule_digest TEXT,"
         " from_status TEXT NOT NULL, to_status TEXT NOT NULL, first_year INTEGER NOT NULL, last_year INTEGER NOT NULL,"
         " filings INTEGER NOT NULL, passed INTEGER NOT NULL, correlation REAL NOT NULL, shift REAL NOT NULL,"
         " survival REAL NOT NULL, slope REAL NOT NULL, intercept REAL NOT NULL, deviation REAL NOT NULL,"
         " companies INTEGER NOT NULL, weight REAL NOT NULL, line_1 REAL NOT NULL, line_2 REAL NOT NULL,"
         " digest TEXT NOT NULL, made_by TEXT, made_at TEXT NOT NULL,"
         " ended_by TEXT, ended_at TEXT)", NULL, 0},
    {11, "CREATE TABLE calibration_rate (calibration_id INTEGER NOT NULL REFERENCES calibration (id), gate TEXT NOT NULL,"
         " section TEXT NOT NULL, size INTEGER NOT NULL, known INTEGER NOT NULL, met INTEGER NOT NULL,"
         " PRIMARY KEY (calibration_id, gate, section, size)) WITHOUT ROWID", NULL, 0},
    {12, "CREATE TABLE target_value (id INTEGER PRIMARY KEY, target TEXT NOT NULL, town TEXT, day TEXT NOT NULL,"
         " value REAL NOT NULL, unit TEXT, reason TEXT, evidence TEXT, entered_by TEXT,"
         " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER, \"column\" INTEGER)", NULL, 0},
    {12, "CREATE INDEX target_value_import ON target_value (import_id)", NULL, 0},
    {13, "CREATE TABLE database_subject (id INTEGER PRIMARY KEY CHECK (id = 1), subject TEXT NOT NULL)", NULL, 0},
    {13, "CREATE TABLE monthly_value (uscc TEXT NOT NULL, month TEXT NOT NULL, indicator TEXT NOT NULL, value NUMERIC NOT NULL,"
         " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
         " PRIMARY KEY (uscc, month, indicator, import_id)) WITHOUT ROWID", NULL, 0},
    /* of the latest import that was not undone */
    {13, "CREATE VIEW monthly_figure AS SELECT m.* FROM monthly_value m JOIN import i ON i.id = m.import_id AND i.undone_at IS NULL"
         " WHERE NOT EXISTS (SELECT 1 FROM monthly_value n JOIN import j ON j.id = n.import_id AND j.undone_at IS NULL"
         " WHERE n.uscc = m.uscc AND n.month = m.month AND n.indicator = m.indicator AND n.import_id > m.import_id)", NULL, 0},
    {13, "ALTER TABLE import ADD COLUMN months_added INTEGER", NULL, 0}, /* figures of months */
    {13, "ALTER TABLE import ADD COLUMN months_changed INTEGER", NULL, 0},
    /* what people do: rows of imports and of commands, never changed; those that count are in the views */
    {14, "ALTER TABLE import ADD COLUMN events_added INTEGER", NULL, 0},
    {14, "CREATE TABLE pool_event (id INTEGER PRIMARY KEY, pool TEXT NOT NULL, uscc TEXT NOT NULL, event TEXT NOT NULL,"
         " day TEXT NOT NULL, rule TEXT, reason TEXT, import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", NULL, 0},
    {14, "CREATE INDEX pool_event_company ON pool_event (uscc, pool)", NULL, 0},
    {14, "CREATE TABLE visit (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL, day TEXT NOT NULL, visitor TEXT, purpose TEXT,"
         " finding TEXT, import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", NULL, 0},
    {14, "CREATE INDEX visit_company ON visit (uscc, day)", NULL, 0},
    {14, "CREATE TABLE task (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, uscc TEXT, town TEXT,"
         " target TEXT, owner TEXT NOT NULL, coach TEXT, opened_on TEXT NOT NULL, due_on TEXT NOT NULL, origin TEXT,"
         " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", NULL, 0},
    {14, "CREATE TABLE task_event (id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES task (id), event TEXT NOT NULL,"
         " day TEXT NOT NULL, value TEXT, evidence TEXT, reason TEXT, import_id INTEGER NOT NULL REFERENCES import (id),"
         " line INTEGER)", NULL, 0},
    {14, "CREATE INDEX task_event_task ON task_event (task_id)", NULL, 0},
    LOG_VIEW("pool_log", "pool_event"),
    LOG_VIEW("visit_log", "visit"),
    LOG_VIEW("task_log", "task"),
    LOG_VIEW("task_event_log", "task_event"),
    /* what left the house: command is a JSON array of arguments, digest that of the bytes */
    {14, "CREATE TABLE export (id INTEGER PRIMARY KEY, exported_at TEXT NOT NULL, exported_by TEXT, command TEXT NOT NULL,"
         " level TEXT NOT NULL, file TEXT, format TEXT NOT NULL, bytes INTEGER NOT NULL, digest TEXT NOT NULL, withheld TEXT,"
         " data_digest TEXT, rules_digest TEXT, program TEXT NOT NULL)", NULL, 0},
    {14, "CREATE INDEX export_digest ON export (digest)", NULL, 0},
    /* each set of rule files once, by the digest of all */
    {14, "CREATE TABLE export_rule (rules_digest TEXT NOT NULL, place INTEGER NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL,"
         " PRIMARY KEY (rules_digest, place, file)) WITHOUT ROWID", NULL, 0},
};

const size_t schema_objects_count = sizeof schema_objects / sizeof *schema_objects;
