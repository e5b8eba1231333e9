#include "report/page_form.h"

#define TEXT_OF(x) #x
#define FORM(x) TEXT_OF(x)

const char page_style[] =
    "@page{size:A4;margin:9.5mm 11.5mm}"
    ".page{box-sizing:border-box;width:" FORM(PAGE_WIDTH) "pt;max-width:100%;min-height:" FORM(PAGE_HEIGHT) "pt;margin:0 auto 6mm;color:#000;"
    "font-family:FangSong,FangSong_GB2312,STFangsong,'Noto Serif CJK SC',SimSun,'Times New Roman',serif}"
    "h1.page-title{font:bold " FORM(PAGE_TITLE) "pt/" FORM(PAGE_TITLE_LINE) " FZXiaoBiaoSong-B05S,'Noto Serif CJK SC',SimSun,serif;text-align:center;"
    "margin:0 0 " FORM(PAGE_TITLE_BELOW) "pt}"
    ".page h2{font-family:SimHei,STHeiti,'Noto Sans CJK SC',sans-serif;font-size:" FORM(PAGE_HEADING) "em;line-height:" FORM(PAGE_HEADING_LINE) ";border:0;"
    "margin:" FORM(PAGE_HEADING_ABOVE) "em 0 " FORM(PAGE_HEADING_BELOW) "em}"
    ".page .lead{font-size:" FORM(PAGE_LEAD) "em;line-height:" FORM(PAGE_LEAD_LINE) ";padding:" FORM(PAGE_LEAD_PADDING) "em .5em;margin:" FORM(PAGE_LEAD_MARGIN) "em 0;"
    "border:1px solid #555;background:#f4f4f4}"
    ".page .small{font-size:" FORM(PAGE_NOTE) "em;line-height:" FORM(PAGE_NOTE_LINE) ";margin:0;color:#222}"
    ".page table{table-layout:fixed;font-size:1em;line-height:" FORM(PAGE_CELL_LINE) "}"
    ".page th,.page td{padding:" FORM(PAGE_CELL_PADDING) "em " FORM(PAGE_CELL_SIDE) "em;border:1px solid #777;overflow-wrap:anywhere;white-space:normal;min-width:0}"
    ".page td.n,.page th.n{text-align:right;font-variant-numeric:tabular-nums}.page th{background:#ececec;font-weight:bold}"
    ".page td.good,.page td.bad,.page td.open{white-space:normal}.page td.write{height:" FORM(PAGE_TO_WRITE) "em}.page svg{display:block;width:100%;height:100%}"
    "@media screen{.page{border:1px solid #bbb;padding:9mm 11mm;width:calc(" FORM(PAGE_WIDTH) "pt + 22mm)}body{max-width:215mm}}"
    "@media screen and (max-width:210mm){.page{padding:2mm;min-height:0;overflow-x:auto}.page table{min-width:46em}}"
    "@media print{.back{display:none}.page{height:" FORM(PAGE_HEIGHT) "pt;min-height:0;overflow:hidden;margin:0;break-after:page}}";
