"""Every page is reached by clicking from Today, in both languages; the browser has nothing to complain of, and asks nobody else."""
import os
from urllib.parse import parse_qs, urlsplit

from workbench import check, in_language, kind, main, walk

FEWEST = 30  # kinds of pages and files; fewer were not all that there were when this was written


def test(w, b):
    for language in ("zh", "en"):
        wrong, titles, shown = [], {}, {}

        def see(target):
            title = b.run("document.title")
            if b.run("document.documentElement.lang") != {"zh": "zh-CN", "en": "en"}[language]:
                wrong.append("%s is in another language" % target)
            if b.run("document.querySelectorAll('[role=alert]').length"):
                wrong.append("%s says: %s" % (target, b.run("document.querySelector('[role=alert]').innerText")))
            if title in titles and titles[title] != urlsplit(target).path:
                wrong.append("%s is called '%s', as is %s" % (target, title, titles[title]))
            titles[title] = urlsplit(target).path
            if b.moved.get("status", 200) != 200:
                wrong.append("%s: %s" % (target, b.moved["status"]))
            shown[kind(target)] = b.run("document.querySelector('main').innerText.length")

        b.open(in_language(w, language))
        without = {}
        seen = walk(b, see, without=without)
        check("%s: pages are reached by clicking from Today, with a title and without an error" % language, wrong)
        check("%s: of each kind there is one with an answer" % language, ["%s: %s" % w for w in without.items()])
        check("%s: there are at least %d kinds of pages and files" % (language, FEWEST), ["only %s" % sorted(seen)] if len(seen) < FEWEST else [])
        check("%s: none of them is empty" % language, [k for k, n in shown.items() if n < 10])
        check("%s: files are saved under a name with their ending" % language,
              ["%s" % b.downloads] if not b.downloads or not all(os.path.splitext(d)[1] for d in b.downloads) else [])
        del b.downloads[:]
    check("the console is empty: no error, no warning, nothing that the policy for content keeps out",
          sorted({c for c in b.console if "a status of 404" not in c}))
    check("nothing but this server is asked", sorted({r for r in b.requests if not r.startswith((w.root + "/", "data:", "about:"))}))
    check("the other language of a page is the same page", other_language(w, b))


def other_language(w, b):
    wrong = []
    for path in ("/", "/ladder", "/lists", "/quality"):
        b.open(w.root + path + "?lang=zh")
        b.goes(lambda: b.click("document.querySelector('a[hreflang]')"))
        here = urlsplit(b.address())
        if here.path != path or parse_qs(here.query) != {"lang": ["en"]}:
            wrong.append("%s leads to %s" % (path, b.address()))
    return wrong


main(test)
