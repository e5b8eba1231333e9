"""Every page prints on A4: what is for the screen alone is not there, nothing is cut off at the edge, and the content is. The files are left beside the pictures."""
import os, re, shutil, subprocess, zlib

from workbench import PICTURES, check, in_language, main, name_of, walk

PAPER = {"auto": 703, "wide": 1047}  # A4 upright and across, less the margins of the style, at 96 pixels an inch
LEAVES = """[...document.querySelectorAll("header,nav,form,button:not(th button),input,select,.tools,.skip")].filter(e => e.checkVisibility()).map(e => "prints " + e.tagName + "." + e.className)"""
CUT = """[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.tagName + " ends at " + Math.round(e.getBoundingClientRect().right)).slice(0, 3)"""
CONTENT = "[...document.querySelectorAll('h1,h2,table,svg,dl')].filter(e => !e.checkVisibility()).map(e => 'does not print ' + e.tagName)"


def pages_of(pdf):
    """How many pages a file of Chromium has: the objects may be packed."""
    text = pdf
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            text += zlib.decompress(packed)
        except zlib.error:
            pass
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", text))


def test(w, b):
    for language in ("zh", "en"):
        wrong, cut, files = [], [], []

        def see(target):
            b.look(1440, 900, media="print")
            b.look(PAPER[b.run("getComputedStyle(document.body).page")], 900, media="print")
            wrong.extend("%s: %s" % (target, f) for f in b.run(LEAVES) + b.run(CONTENT))
            cut.extend("%s: %s" % (target, f) for f in b.run(CUT))
            b.look(1440, 900)
            pdf = b.pdf()
            path = os.path.join(PICTURES, "%s.%s.pdf" % (name_of(target), language))
            os.makedirs(PICTURES, exist_ok=True)
            with open(path, "wb") as f:
                f.write(pdf)
            if not pdf.startswith(b"%PDF-") or not 1 <= pages_of(pdf) <= 40:
                files.append("%s: %d pages" % (target, pages_of(pdf)))
            files.extend(words_of(path, target, b.run("document.querySelector('h1').textContent.trim()")))

        b.open(in_language(w, language))
        walk(b, see)
        check("%s: navigation and forms are not printed, the content is" % language, wrong)
        check("%s: nothing is cut off at the edge of A4" % language, cut)
        check("%s: each is a file of some pages, with its title%s" % (language, "" if shutil.which("pdftotext") else " (not read: pdftotext is not here)"), files)


def words_of(path, target, title):
    if not shutil.which("pdftotext"):
        return []
    plain = lambda text: re.sub(r"[\s-]", "", text)  # a line may end in the title
    words = plain(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout)
    return [] if plain(title) in words else ["%s: the title '%s' is not in it" % (target, title)]


main(test)
