/* The style of the pages: what printed pages have, then what a screen, a small one, a dark one and a keyboard need. */
#include "api/tidu.h"
#include "server/frame.h"

static const char rules[] =
    ":root{color-scheme:light dark;--ink:#1b1f24;--soft:#4b535d;--paper:#fff;--band:#f3f5f9;--line:#c4cad3;--link:#0b57a4;--head:#e8ecf4;"
    "--good:#eaf5ea;--bad:#f9e3e3;--wait:#fdf6dd;--alert:#8f1a1a}\n"
    "*{box-sizing:border-box}\n"
    "body{color:var(--ink);background:var(--paper);max-width:none;margin:0;padding:0;font-size:1rem}\n"
    "header{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline;padding:.75rem max(1.25rem,(100% - 107.5rem)/2);background:var(--band);border-bottom:1px solid var(--line)}\n"
    ".brand{font-weight:700}\n"
    "nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0}\n"
    "header a{display:inline-block;padding:.3rem .1rem}\n"
    "nav a[aria-current]{font-weight:700;text-decoration-thickness:3px}\n"
    ".language{margin-left:auto;order:1}\n"
    "header nav.second{order:2;flex:1 0 100%}\n"
    "main{max-width:110rem;margin:0 auto;padding:1rem 1.25rem 2rem}\n"
    "main:focus{outline:none}\n"
    "a{color:var(--link);text-underline-offset:.2em}\n"
    "a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.scroll:focus-visible,summary:focus-visible"
    "{outline:3px solid var(--link);outline-offset:2px}\n"
    ".skip{position:absolute;left:-100rem}\n"
    ".skip:focus{left:.5rem;top:.5rem;padding:.5rem 1rem;background:var(--paper);z-index:1}\n"
    "h1{font-size:1.6rem;margin:.25rem 0 1rem}\n"
    "h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}\n"
    "h3{font-size:1.05rem;margin:1.25rem 0 .4rem}\n"
    ".small,dt,footer{color:var(--soft)}\n"
    ".small{font-size:.875rem;margin:.2rem 0}\n"
    "dl{gap:.25rem 1rem}\n"
    "dt{max-width:16rem}dd{min-width:0;overflow-wrap:anywhere}\n"
    ".lead{background:var(--band);border-color:var(--line)}\n"
    "table{font-size:.9rem;width:auto;min-width:min(100%,24rem)}\n"
    "@media screen{.scroll table{min-width:min(calc(var(--em)*1em),max(100%,calc(var(--em)*.8em)))}}\n"
    "caption{text-align:left;font-weight:600;padding:.75rem 0 .35rem}\n"
    "th,td{border-color:var(--line);padding:.3rem .55rem}\n"
    "th{background:var(--head);color:var(--ink)}\n"
    "td.code{white-space:nowrap}\n"
    "@media screen{th,td{word-break:keep-all;overflow-wrap:break-word}td.faint{word-break:normal}}\n"
    ".faint{color:var(--soft)}\n"
    "td.good,p.good{background:var(--good)}td.bad,p.bad{background:var(--bad)}td.open,p.open{background:var(--wait)}\n"
    ".links{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;list-style:none;padding:0;margin:.5rem 0}\n"
    ".alert{border:2px solid var(--alert);padding:.6rem 1rem;white-space:pre-line}\n"
    ".alert::before{content:'▲\\a0'}\n"
    "form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;margin:1rem 0;padding:.75rem 1rem;background:var(--band);border:1px solid var(--line)}\n"
    "label{display:flex;flex-direction:column;gap:.2rem;font-size:.9rem;min-width:0}\n"
    "label.check{flex-direction:row;align-items:center;min-height:2.5rem}\n"
    "input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);padding:.35rem .5rem;min-height:2.5rem;max-width:100%}\n"
    "label.check input{min-height:auto}\n"
    "label.broad{flex:1 1 18rem}\n"
    "select{margin:0}\n"
    "summary{cursor:pointer;padding:.4rem 0;font-weight:600}\n"
    "button{font-weight:600;padding:.35rem 1.25rem;cursor:pointer}\n"
    "footer{padding:.5rem max(1.25rem,(100% - 107.5rem)/2);font-size:.875rem;overflow-wrap:anywhere}\n"
    "@media (min-width:160rem){html{font-size:125%}}\n"
    "@media (min-width:220rem){html{font-size:175%}}\n"
    "@media (max-width:40rem){main{padding:.75rem}header{padding:.6rem .75rem}footer{padding:.5rem .75rem}dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .5rem}label{flex:1 1 100%}label:not(.check) input,select{width:100%}.language{margin-left:0}}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#aab3bf;--paper:#14171c;--band:#1d2229;--line:#454d58;--link:#8cbcff;--head:#2a313b;"
    "--good:#17331d;--bad:#42191c;--wait:#3a3112;--alert:#ff9a9a}"
    ".good::before{color:#8fd69a}.bad::before{color:#ff9a9a}.open::before{color:#e6c65c}svg{background:#fff;color:#111;padding:.5rem}}\n";

/* What the script adds, and pages that ask what if. */
static const char tools[] =
    ".tools{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;margin:.5rem 0 0;font-size:.9rem}\n"
    "label.search{flex-direction:row;align-items:center;gap:.5rem}\n"
    "th button{display:inline-block;min-height:1.5rem;min-width:1.5rem;text-decoration:underline dotted;text-underline-offset:.25em}th button:hover{text-decoration:underline}\n"
    "th[aria-sort=ascending] button::after{content:'\\a0▲'}th[aria-sort=descending] button::after{content:'\\a0▼'}\n"
    "fieldset{flex:1 1 100%;min-width:0;margin:0;padding:.25rem 1rem .75rem;border:1px solid var(--line)}legend{font-weight:600;padding:0 .4rem}\n"
    ".figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1rem 1.5rem;margin-top:.5rem}\n"
    ".figure{display:flex;flex-direction:column;gap:.25rem;min-width:0}.unit{color:var(--soft);white-space:nowrap}\n"
    ".weights{grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));gap:.5rem 1.25rem}.group{grid-column:1}.group label{font-weight:600}\n"
    ".where{display:block;color:var(--soft);font-size:.875rem}.hint{list-style:none;margin:0;padding:0}\n"
    "input[type=range]{width:100%;min-height:1.75rem;padding:0;border:0;background:none;accent-color:var(--link)}\n"
    ".pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,34rem),1fr));gap:0 2rem}.pair>*{min-width:0}\n"
    ".figure label{display:block}\n"
    "@media (min-width:80rem){.desk{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2rem;align-items:start}"
    ".desk #result{position:sticky;top:0;max-height:100vh;overflow:auto}.desk h2:first-child{margin-top:1rem}"
    ".desk .pair{grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}}\n"
    "html{scroll-padding-bottom:5rem}.summary{flex:1 1 100%;position:sticky;bottom:0;z-index:1;margin:0 -1rem -.75rem;padding:.5rem 1rem;background:var(--paper);border-top:1px solid var(--line);font-weight:600}.summary:empty{display:none}\n"
    ".busy{opacity:.6}\n";

/* Behind all others, which it takes back. */
static const char print[] =
    "@media print{header,nav,form,details,.skip,.links,.tools,.summary{display:none}main{padding:0;max-width:none}body{font-size:10pt}.scroll{overflow:visible}a{color:inherit;text-decoration:none}}\n";

/* The classes of how wide a table is, those of TIDU_HTML_PART; a page with a wide one is printed across. */
static void write_widths(FILE *to)
{
    enum { STEP = 20, WIDE = 100, MOST = 300 };

    for (int width = STEP; width <= MOST; width += STEP)
        fprintf(to, ".em%d{--em:%d}", width, width);
    fputs("\n@page wide{size:A4 landscape;margin:10mm}\n@media print{body:has(", to);
    for (int width = WIDE; width <= MOST; width += STEP)
        fprintf(to, "%s.em%d", width > WIDE ? "," : "", width);
    fputs("){page:wide;--page:277mm;--least:7pt}}\n", to);
}

void frame_write_style(FILE *to)
{
    fputs(tidu_page_style(), to);
    fputs("\n", to);
    fputs(rules, to);
    fputs(tools, to);
    fputs(print, to);
    write_widths(to);
}
