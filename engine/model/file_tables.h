/*
 * The tables by which files of rules are read, one of each kind. Their readers use them; a schema is written from them.
 */
#ifndef MODEL_FILE_TABLES_H
#define MODEL_FILE_TABLES_H

#include "model/field.h"

extern const field_table model_file;        /* the rules of one rung */
extern const field_table index_file;
extern const field_table ladder_file;
extern const field_table metric_file;       /* ratios of a district */
extern const field_table calendar_file;     /* days of applications, reports and declarations */
extern const field_table targets_file;      /* the targets of a plan */
extern const field_table target_rules_file; /* units and measures of targets */
extern const field_table lights_file;       /* lights and classes of targets */
extern const field_table policy_file;
extern const field_table pool_file;         /* who enters and leaves a pool */
extern const field_table coverage_file;     /* who should be reached, and who is */
extern const field_table actions_file;
extern const field_table levers_file;
extern const field_table tiers_file;
extern const field_table base_rates_file;
extern const field_table filing_file;
extern const field_table calibration_file;
extern const field_table growth_file;
extern const field_table audit_file;        /* limits of the audit of an index */
extern const field_table uncertainty_file; /* of indices that do not say theirs */
extern const field_table roster_file;
extern const field_table transitions_file;
extern const field_table selection_file;
extern const field_table sheet_file;
extern const field_table sizes_file;        /* groups by size */
extern const field_table export_file;       /* what each export level shows */
extern const field_table research_file;     /* who states the R&D of companies */
extern const field_table baseline_file;     /* baselines by industry */
extern const field_table border_file;       /* what is looked for at the lines of a rule */
extern const field_table definitions_file;  /* shared definitions */
extern const field_table names_file;        /* names of codes */
extern const field_table indicators_file;   /* the dictionary: indicators, */
extern const field_table certificates_file; /* names of certificates, */
extern const field_table subject_file;      /* of tables that hold no companies */
extern const field_table words_file;        /* and words that people write into cells */

#endif
