/* What is due as iCalendar (RFC 5545), for the calendars of people and offices. */
#ifndef REPORT_CALENDAR_ICS_H
#define REPORT_CALENDAR_ICS_H

#include "base/text_buffer.h"
#include "report/calendar_report.h"

/* One whole-day event for each that is due; `remind` days before it an alarm, 0: none. Same list, same bytes. */
void calendar_ics_write(const calendar_list *list, int remind, bool is_chinese, text_buffer *out);

#endif
