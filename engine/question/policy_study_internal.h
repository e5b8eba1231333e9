/* Shared by the files of the study of policies. */
#ifndef QUESTION_POLICY_STUDY_INTERNAL_H
#define QUESTION_POLICY_STUDY_INTERNAL_H

#include "question/policy_study.h"

/* Compile the policies as their numbers are now, and judge all companies by them. */
tidu_status policy_study_judge(policy_study *s, tidu_error *err);

#endif
