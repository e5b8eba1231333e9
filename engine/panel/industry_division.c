/*
 * The sections of GB/T 4754-2017, table 1: each is a range of divisions.
 */
#include "panel/industry_division.h"

#include <stdio.h>
#include <string.h>

static const struct {
    char letter;
    int last; /* division; the section begins after the one before */
} sections[] = {{'A', 5},  {'B', 12}, {'C', 43}, {'D', 46}, {'E', 50}, {'F', 52}, {'G', 60}, {'H', 62}, {'I', 65}, {'J', 69},
                {'K', 70}, {'L', 72}, {'M', 75}, {'N', 79}, {'O', 82}, {'P', 83}, {'Q', 85}, {'R', 90}, {'S', 96}, {'T', 97}};

static char section_of(int division)
{
    for (size_t i = 0; division > 0 && i < sizeof sections / sizeof *sections; i++) {
        if (division <= sections[i].last)
            return sections[i].letter;
    }
    return '\0';
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

void industry_division(const char *code, char out[INDUSTRY_DIVISION_SIZE])
{
    char letter = code ? upper(*code) : '\0';
    bool has_letter = letter >= 'A' && letter <= 'T';
    const char *digits = code ? code + has_letter : "";
    int division;

    out[0] = out[1] = '\0';
    if (has_letter && !*digits)
        out[0] = letter;
    if (strspn(digits, "0123456789") < 2)
        return;
    division = (digits[0] - '0') * 10 + (digits[1] - '0');
    letter = section_of(division);
    snprintf(out, INDUSTRY_DIVISION_SIZE, "%s%.2s", letter ? (char[]){letter, '\0'} : "", digits);
}

/* --- levels -------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    size_t length;
} levels[INDUSTRY_LEVELS] = {
    [INDUSTRY_ALL] = {"", 0}, [INDUSTRY_SECTION] = {"section", 1}, [INDUSTRY_DIVISION] = {"division", 3}, [INDUSTRY_GROUP] = {"group", 4}, [INDUSTRY_CLASS] = {"class", 5}};

void industry_code(const char *code, char out[INDUSTRY_CODE_SIZE])
{
    char division[INDUSTRY_DIVISION_SIZE];
    const char *digits = code ? code + strcspn(code, "0123456789") : "";
    size_t n = strspn(digits, "0123456789");

    industry_division(code, division);
    out[0] = '\0';
    if (division[0] < 'A')
        return;
    snprintf(out, INDUSTRY_CODE_SIZE, "%s%.*s", division, n > 4 ? 2 : n > 2 ? (int)n - 2 : 0, n > 2 ? digits + 2 : "");
}

industry_level industry_code_level(const char *code)
{
    industry_level level = INDUSTRY_ALL;

    while (level + 1 < INDUSTRY_LEVELS && strlen(code) >= levels[level + 1].length)
        level++;
    return level;
}

size_t industry_level_length(industry_level level)
{
    return levels[level].length;
}

bool industry_level_find(const char *name, industry_level *out)
{
    for (int level = INDUSTRY_SECTION; level < INDUSTRY_LEVELS; level++) {
        if (!strcmp(levels[level].name, name)) {
            *out = (industry_level)level;
            return true;
        }
    }
    return false;
}

const char *industry_level_name(industry_level level)
{
    return levels[level].name;
}
