"""What WCAG 2.2 AA asks for and a program can decide (access.js), on every page, light and dark, in both languages; and what a screen reader is told.

AXE=FILE, a copy of axe.min.js: axe, too.
"""
import os

from workbench import check, in_language, main, walk

# Roles that are operated or announced, and so need a name
NAMED = {"link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "slider", "spinbutton", "heading", "table", "region", "navigation", "img", "search",
         "disclosuretriangle", "DisclosureTriangle"}
WITHOUT = {"table", "search"}  # a table may have its name from the region around it


def nameless(b):
    nodes = b.call("Accessibility.getFullAXTree")["nodes"]
    roles = [(n["role"]["value"], n.get("name", {}).get("value", "").strip()) for n in nodes if not n["ignored"]]
    if not any(r == "main" for r, _ in roles):
        return ["there is no main part"]
    return sorted({"%s without a name" % r for r, name in roles if r in NAMED - WITHOUT and not name})


def axe(b, script):
    b.run(script + ";0")
    found = b.run("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160))]))")
    return ["axe: %s: %s" % (rule, where[:2]) for rule, where in found]


def test(w, b):
    with open(os.path.join(os.path.dirname(__file__), "access.js"), encoding="utf-8") as f:
        rules = f.read()
    script = open(os.environ["AXE"], encoding="utf-8").read() if os.environ.get("AXE") else ""
    for language in ("zh", "en"):
        wrong = {"light": [], "dark": [], "to a screen reader": []}

        def see(target):
            b.run("document.querySelectorAll('details').forEach(d => d.open = true)")
            for scheme in ("light", "dark"):
                b.look(1440, 900, dark=scheme == "dark")
                wrong[scheme] += ["%s: %s" % (target, f) for f in b.run(rules) + (axe(b, script) if script else [])]
            b.look(1440, 900)
            wrong["to a screen reader"] += ["%s: %s" % (target, f) for f in nameless(b)]

        b.call("Accessibility.enable")
        b.open(in_language(w, language))
        walk(b, see)
        for what, found in wrong.items():
            check("%s, %s: nothing keeps a reader out" % (language, what), found)
        check("%s: nor on pages that say what is wrong" % language, refusals(w, b, rules, language))
    teeth(b, rules)


def refusals(w, b, rules, language):
    """Nothing found, nothing understood, nobody let in."""
    wrong = []
    for target, status in (("/nothing?", 404), ("/list/hnte?where=revenue%3E%3E1&", 400), ("/list/hnte?town=x&", 404), ("/list/hnte?no=1&", 400),
                           ("/company/91990101MA01LQ9352?", 404), ("/list/tech-sme?page=99&", 200), ("/company?", 200), (None, 403)):
        if target:
            got = b.open("%s%slang=%s" % (w.root, target, language))
        else:
            got = b.open("%s/?lang=%s" % (w.root.replace("127.0.0.1", "localhost"), language))  # has no cookie of ours
        if got != status:
            wrong.append("%s: %s" % (target, got))
        for dark in (False, True):
            b.look(1440, 900, dark=dark)
            wrong += ["%s: %s" % (target, f) for f in b.run(rules)]
        b.look(1440, 900)
    b.open(in_language(w, language))
    return wrong


def teeth(b, rules):
    """Each fault that is put into a page is found: the rules are no decoration."""
    faults = {"3.1.1": "document.documentElement.lang = ''", "2.4.2": "document.title = ''", "1.3.1 one h1": "document.querySelector('h1').remove()",
              "1.3.1 a level": "document.querySelector('main').insertAdjacentHTML('beforeend', '<h4>x</h4>')",
              "4.1.1": "document.querySelector('footer').id = 'main'", "1.1.1": "document.querySelector('main').insertAdjacentHTML('beforeend', '<svg></svg>')",
              "3.3.2": "document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')",
              "2.4.4 no name": "document.querySelector('main').insertAdjacentHTML('beforeend', '<button> </button>')",
              "1.3.1 heading of a table": "document.querySelector('main').insertAdjacentHTML('beforeend', '<table><tr><th>x</th></tr></table>')",
              "1.3.1 table without": "document.querySelector('main').insertAdjacentHTML('beforeend', '<table><tr><td>x</td></tr></table>')",
              "1.4.3 contrast": "document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=pale>x</p>'); document.getElementById('pale').style.color = '#999'",
              "1.4.11": "document.querySelector('input').style.borderColor = '#eee'",
              "2.5.8": "document.querySelector('main').insertAdjacentHTML('beforeend', '<button id=a>x</button><button id=b>x</button>'); "
              "['a', 'b'].forEach(i => document.getElementById(i).style.cssText = 'min-height:0;height:18px;padding:0')",
              "1.3.1 landmarks": "document.querySelector('footer').remove()"}
    missed = []
    address = b.address()
    for rule, spoil in faults.items():
        b.open(address)
        b.run(spoil + ";0")
        if not any(f.startswith(rule) for f in b.run(rules)):
            missed.append(rule)
    check("faults that are put into a page are found", missed)


main(test)
