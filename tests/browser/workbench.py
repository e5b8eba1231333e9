"""`tidu serve` over a copy of the database of the tests, and what all tests here do: say what holds, walk from page to page."""
import os, re, shutil, signal, subprocess, sys, tempfile
from urllib.parse import parse_qs, urlsplit

from chromium import Chromium, Failure

PICTURES = os.environ.get("PICTURES", "build/browser")
faults = 0


def check(what, found=()):
    """`found`: what is wrong, one text each."""
    global faults
    found = list(found) if not isinstance(found, bool) else ([] if found else ["no"])
    print("%s %s" % ("not ok" if found else "ok", what))
    for f in found[:int(os.environ.get("SHOW", 12))]:
        print("    %s" % f)
    if len(found) > 12:
        print("    and %d more" % (len(found) - 12))
    faults += bool(found)


class Workbench:
    """A server of its own: what one test changes no other sees."""

    def __init__(self, *options):
        self.folder = tempfile.mkdtemp(prefix="tidu-workbench-")
        self.db = os.path.join(self.folder, "tidu.db")
        shutil.copy(os.environ["WORKBENCH_DB"], self.db)
        self.server = subprocess.Popen([os.environ["TIDU"], "serve", "--quiet", "--db", self.db, *options], stdout=subprocess.PIPE, text=True)
        self.entry = self.server.stdout.readline().strip()
        self.root = self.entry.split("/?")[0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.send_signal(signal.SIGINT)
        try:
            ended = self.server.wait(30)
        except subprocess.TimeoutExpired:
            self.server.kill()
            ended = "not at all"
        self.server.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        check("the server ends cleanly", [] if ended == 0 else ["it ended with %s" % ended])


def writing():
    """So that pages which change something are there, too."""
    said = subprocess.run([os.environ["TIDU"], "serve", "--help"], capture_output=True, text=True).stdout
    return ["--write"] if "--write" in said else []


def main(test, **look):
    """Run `test(workbench, browser)`; the browser has been let in, and shows Today."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # the browser and the server end with us
    try:
        with Workbench(*writing()) as w, Chromium(**look) as b:
            b.open(w.entry)
            test(w, b)
    except Failure as f:
        check("the test runs to its end", [str(f)])
    sys.exit(1 if faults else 0)


def in_language(w, language):
    return "%s/?lang=%s" % (w.root, language)


# --- pages are found by their links, so a new one is seen without a word here

LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"


RULES = {f.split(".")[0] for _, _, files in os.walk(os.environ["TIDU_MODELS"]) for f in files if f.endswith(".yaml")}
LIKED = "hnte"  # of links of one kind those to it come first: there are data of it
MOST_TRIED = 8  # pages of one kind, until one of them has data
MOST_OF_PLACE = 8  # kinds of pages and files of one place, where values are not seen to be values


def kind(target):
    """Pages of one kind have the same address but for codes, rules and values: 'company/*/*/gaps ?page'."""
    parts = urlsplit(target)
    path, ending = os.path.splitext(parts.path)
    segments = ["*" if i and (i == 1 or s in RULES or not s.isalpha()) else s for i, s in enumerate(path.split("/")[1:])]
    fields = sorted(set(parse_qs(parts.query)) - {"lang"})
    return "/".join(segments) + ending + (" ?" + "&".join(fields) if fields else "")


def is_known(seen, target):
    """Has a page of this kind been looked at, or enough of its place?"""
    place = lambda k: (k.split("/")[0], k.count("/"), os.path.splitext(k)[1], k.partition(" ")[2])
    return kind(target) in seen or sum(place(k) == place(kind(target)) for k in seen) >= MOST_OF_PLACE


def name_of(target):
    """For the name of a picture."""
    return re.sub(r"[^a-z0-9]+", "-", kind(target).replace("*", "x")).strip("-") or "today"


def walk(b, see, seen=None, without=None):
    """
    Click through everything from the page that is open, one of each kind; `see(target)` looks at each, which is open then. Returns the kinds.
    `without`: of each kind the pages that had no answer; when one has been found they are forgotten.
    """
    seen, without = set() if seen is None else seen, {} if without is None else without
    here = urlsplit(b.address())
    language = parse_qs(here.query).get("lang")
    target = here.path + ("?" + here.query if here.query else "")
    seen.add(kind(target))
    see(target)
    for link in sorted(b.run(LINKS), key=lambda link: LIKED not in re.split("[/?&.=]", link)):
        if not link.startswith("/") or "#" in link or is_known(seen, link) or parse_qs(urlsplit(link).query).get("lang") != language:
            continue
        tried = without.setdefault(kind(link), [])
        if link in tried or len(tried) == MOST_TRIED:
            continue
        status = b.goes(lambda: b.click("[...document.querySelectorAll('a[href]')].find(a => a.getAttribute('href') === %r)" % link), "loaded", "downloaded")
        if "loaded" in b.moved and status == 404:
            tried.append(link)
            b.back()
            continue
        seen.add(kind(link))
        without.pop(kind(link), None)
        if "loaded" not in b.moved:  # a file
            continue
        here = urlsplit(b.address())
        led = here.path + "?" + here.query
        if kind(led) == kind(link) or not is_known(seen, led):  # or it led on to another page
            walk(b, see, seen, without)
        b.back()
    return seen
