"""From a telephone to a 4K screen no page is wider than its window, and nothing lies outside; pictures of all are left to be looked at."""
import os

from workbench import PICTURES, check, in_language, main, name_of, walk

WIDTHS = ((360, 740), (768, 1024), (1440, 900), (3840, 2160))
# What reaches beyond the window: a table may, within a box that scrolls and that the keyboard reaches
OUTSIDE = """(() => {
    const width = document.documentElement.clientWidth, found = [];
    if (document.documentElement.scrollWidth > width) found.push("the page is " + document.documentElement.scrollWidth + " wide");
    for (const e of document.body.querySelectorAll("*")) {
        const b = e.getBoundingClientRect();
        if (!b.width || b.right <= width + 1 || e.closest(".skip,defs")) continue;
        let box = e.parentElement;
        while (box && !/auto|scroll/.test(getComputedStyle(box).overflowX)) box = box.parentElement;
        if (!box) found.push(e.tagName + "." + (e.className.baseVal ?? e.className) + " ends at " + Math.round(b.right));
        else if (box.tabIndex < 0) found.push("the keyboard does not scroll " + box.tagName + "." + box.className);
    }
    return [...new Set(found)].slice(0, 4);
})()"""
# A text that the border of its own box cuts off
CUT = """[...document.body.querySelectorAll("a,button,label,summary,h1,h2,h3,th,td,p,dd,dt,li")].filter(e => {
    const s = getComputedStyle(e);
    return s.overflowX == "hidden" && e.scrollWidth > e.clientWidth + 1;
}).map(e => "cut off: " + e.textContent.slice(0, 40))"""


def test(w, b):
    for language in ("zh", "en"):
        wrong = {width: [] for width, _ in WIDTHS}

        def see(target):
            for width, height in WIDTHS:
                b.look(width, height)
                wrong[width] += ["%s: %s" % (target, f) for f in b.run(OUTSIDE) + b.run(CUT)]
                b.picture(os.path.join(PICTURES, "%s.%s.%d.png" % (name_of(target), language, width)))
            b.look(1440, 900, dark=True)
            b.picture(os.path.join(PICTURES, "%s.%s.1440.dark.png" % (name_of(target), language)))
            b.look(1440, 900)

        b.open(in_language(w, language))
        walk(b, see)
        for width, _ in WIDTHS:
            check("%s, %d pixels: nothing lies outside the window" % (language, width), wrong[width])
    b.run("document.querySelector('h1').style.cssText = 'width:120vw'")
    check("what is wider than the window would be found", bool(b.run(OUTSIDE)))


main(test)
