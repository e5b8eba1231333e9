"""With JavaScript off the pages for reading say the same: the same tables, texts and links, and forms that work."""
from urllib.parse import parse_qs, urlsplit

from workbench import check, in_language, main, walk

# What is to be read; a script may add to it, and take nothing away
CONTENT = """({
    title: document.title,
    headings: [...document.querySelectorAll("h1,h2,h3")].map(e => e.textContent),
    tables: [...document.querySelectorAll("main table")].map(t => t.textContent.replace(/\\s+/g, " ")),
    texts: [...document.querySelectorAll("main p:not(.tools):not(.tools *),main dd")].map(e => e.textContent).filter(t => t.trim()),
    links: [...document.querySelectorAll("a[href]")].map(a => a.getAttribute("href")),
})"""


def test(w, b):
    for language in ("zh", "en"):
        targets, pages = [], {}
        b.call("Emulation.setScriptExecutionDisabled", value=True)
        b.open(in_language(w, language))
        walk(b, targets.append)
        for target in targets:  # behind the walk, which saves files, and that is noted
            b.open(w.root + target)
            pages[target] = b.run(CONTENT)
        ran = b.run("new Promise(f => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s); f(!!window.ran); })")
        b.call("Emulation.setScriptExecutionDisabled", value=False)
        wrong = []
        for target, without in pages.items():
            if urlsplit(target).path == "/exports":
                continue  # each file that is looked at adds a row
            b.open(w.root + target)
            having = b.run(CONTENT)
            for what in without:
                lost = [x for x in without[what] if x not in having[what]] if what != "title" else [] if without[what] == having[what] else [without[what]]
                gone = [x for x in having[what] if x not in without[what]] if what in ("headings", "tables", "texts") else []
                wrong += ["%s: only without script: %s" % (target, str(x)[:80]) for x in lost] + ["%s: only with script: %s" % (target, str(x)[:80]) for x in gone]
        check("%s: %d pages say the same with and without script" % (language, len(pages)), wrong or ([] if len(pages) > 10 and not ran else ["%d pages, script ran: %s" % (len(pages), ran)]))
    b.call("Emulation.setScriptExecutionDisabled", value=True)
    b.open(w.root + "/lists?lang=en")
    b.goes(lambda: b.click("[...document.querySelectorAll('a[href]')].find(a => a.getAttribute('href').startsWith('/list/'))"))
    b.run("document.querySelector('details').open = true, document.querySelector('[name=by]').value = 'readiness'")
    b.goes(lambda: b.click("document.querySelector('form button')"))
    check("a form works without script", parse_qs(urlsplit(b.address()).query) == {"by": ["readiness"], "lang": ["en"]} or [b.address()])


main(test)
