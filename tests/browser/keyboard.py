"""By keyboard alone: into the content, from Today to a list, its form, its next page, a company, a rule; the focus is always seen."""
from urllib.parse import parse_qs, urlsplit

from chromium import SHIFT, Failure
from workbench import check, in_language, main, walk

PARTS = 5  # of one field at most: a date has year, month, day and a calendar
MOST = 600  # presses of Tab, from one end of a page to the other

# What has the focus: null for the page itself
FOCUS = """(() => {
    const e = document.activeElement;
    if (!e || e == document.body || e == document.documentElement) return null;
    const s = getComputedStyle(e), b = e.getBoundingClientRect();
    return {tag: e.tagName, href: e.getAttribute("href"), name: e.name || null, type: e.type || null, text: e.textContent.trim().slice(0, 40), cls: e.className,
            marked: s.outlineStyle != "none" && parseFloat(s.outlineWidth) >= 2,
            seen: b.width > 0 && b.height > 0 && b.right > 0 && b.bottom > 0 && b.left < innerWidth && b.top < innerHeight,
            number: [...document.querySelectorAll("*")].indexOf(e)};
})()"""
# What Tab must come to, as the page has it
STOPS = """[...document.querySelectorAll("a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex='0']")]
    .filter(e => !e.disabled && (e.checkVisibility({visibilityProperty: true}) || e.matches(".skip"))).length"""
TOWNS = """(() => {
    const column = [...document.querySelectorAll("thead th")].find(h => /^(镇街|town)$/.test(h.textContent.trim())).cellIndex;
    return [...new Set([...document.querySelectorAll("tbody tr")].map(r => r.cells[column].textContent))];
})()"""


def tab_to(b, found, backwards=False):
    """Press Tab until the focus is there."""
    for _ in range(MOST):
        b.press("Tab", SHIFT if backwards else 0)
        focus = b.run(FOCUS)
        if focus and found(focus):
            return focus
    raise Failure("Tab never comes to what is looked for, on %s" % b.address())


def enter(b):
    b.goes(lambda: b.press("Enter"))


def href(beginning):
    return lambda focus: (focus["href"] or "").startswith(beginning)


def into_the_content(b):
    wrong = []
    b.press("Tab")
    focus = b.run(FOCUS)
    if not focus or focus["href"] != "#main" or not focus["seen"]:
        wrong.append("the first stop is %s" % focus)
    b.press("Enter")
    if b.run("document.activeElement.id") != "main":
        wrong.append("it leads to %s" % b.run("document.activeElement.outerHTML.slice(0, 80)"))
    b.press("Tab")
    if not b.run("!!document.activeElement.closest('main')"):
        wrong.append("the next stop is not in the content")
    return wrong


def from_today_to_a_rule(b, language):
    """The tasks of an official, one after the other; what went wrong."""
    wrong = []

    def expect(what, holds):
        if not holds:
            wrong.append("%s, on %s" % (what, b.address()))

    tab_to(b, lambda f: f["href"] == "/lists?lang=" + language)
    enter(b)
    expect("the lists", urlsplit(b.address()).path == "/lists")
    tab_to(b, href("/list/"))
    enter(b)
    expect("a list", urlsplit(b.address()).path.startswith("/list/"))
    tab_to(b, lambda f: f["tag"] == "SUMMARY")
    b.press("Enter")
    expect("the form opens", b.run("document.querySelector('details').open"))
    town = b.run(TOWNS)[0]
    if tab_to(b, lambda f: f["name"] == "town")["tag"] == "SELECT":
        b.press("ArrowDown")
        town = b.run("document.activeElement.value")
        tab_to(b, lambda f: f["tag"] == "BUTTON")
    else:
        b.write(town)
    enter(b)
    expect("the list of a town", parse_qs(urlsplit(b.address()).query).get("town") == [town])
    towns = b.run(TOWNS)
    expect("companies of %s alone, not of %s" % (town, towns), towns == [town])
    b.back()
    first = b.run("document.querySelector('tbody a').textContent")
    tab_to(b, lambda f: "page=2" in (f["href"] or ""), backwards=True)
    enter(b)
    expect("the next page has other companies", b.run("document.querySelector('tbody a').textContent") != first)
    focus = tab_to(b, href("/company?"))
    enter(b)
    expect("the company %s" % focus["text"], urlsplit(b.address()).path == "/company/" + focus["text"])
    tab_to(b, href("/company/%s/" % focus["text"]))
    enter(b)
    expect("a rule", len(urlsplit(b.address()).path.split("/")) == 4)
    tab_to(b, lambda f: "SCROLL" in f["cls"].upper().split())
    expect("a table scrolls by the arrows", scrolls(b))
    tab_to(b, href("/?lang"), backwards=True)
    enter(b)
    expect("Today again", urlsplit(b.address()).path == "/")
    tab_to(b, lambda f: f["name"] == "code")
    b.write(focus["text"])
    enter(b)
    expect("a code that is written leads to its company", urlsplit(b.address()).path == "/company/" + focus["text"])
    return wrong


def scrolls(b):
    """The table that has the focus; one that fits does not."""
    if b.run("document.activeElement.scrollWidth <= document.activeElement.clientWidth"):
        return True
    for _ in range(3):
        b.press("ArrowRight")
    return b.run("new Promise(f => setTimeout(() => f(document.activeElement.scrollLeft > 0), 400))")


def tab_through(b, target):
    """From the first stop to the last, in the order of the page, each with a mark that is seen; none is left out, none holds the focus."""
    wrong, last, stops, within = [], -1, 0, 0
    wanted = b.run(STOPS)
    b.run("document.activeElement.blur(), scrollTo(0, 0)")
    while stops <= wanted:
        b.press("Tab")
        focus = b.run(FOCUS)
        if focus and focus["number"] == last and focus["type"] == "date" and within < PARTS:
            within += 1
            continue
        if not focus or focus["number"] <= last:
            break
        within = 0
        stops, last = stops + 1, focus["number"]
        if not focus["marked"] or not focus["seen"]:
            wrong.append("%s: the focus is not seen on %s" % (target, focus))
    if stops != wanted:
        wrong.append("%s: Tab comes to %d of %d" % (target, stops, wanted))
    return wrong


def test(w, b):
    for language in ("zh", "en"):
        b.open(in_language(w, language))
        check("%s: the first stop of Tab leads into the content" % language, into_the_content(b))
        b.open(in_language(w, language))
        check("%s: Today, a list, its form, its next page, a company, a rule, and back" % language, from_today_to_a_rule(b, language))
    wrong = []
    b.open(in_language(w, "zh"))
    walk(b, lambda target: wrong.extend(tab_through(b, target)))
    check("Tab comes to everything on every page, in order, and the focus is seen", wrong)
    b.run("document.styleSheets[0].insertRule('main a:focus{outline:none!important}', document.styleSheets[0].cssRules.length)")
    check("a focus without a mark would be found", bool(tab_through(b, "/")))


main(test)
