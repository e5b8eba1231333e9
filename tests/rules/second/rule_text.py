"""Reads expressions of the rule language and model files, from the text of the files alone.

Method: recursive descent; below, loosest first. Nodes are tuples (kind, ...) as the grammar names them.
Source: models/README.md, "Keys", "A rule of your own" and "Expressions".

    either   : both ("or" both)*
    both     : negation ("and" negation)*
    negation : "not" negation | compared
    compared : sum (("<" | "<=" | ">" | ">=" | "=" | "!=") sum)?
    sum      : product (("+" | "-") product)*
    product  : signed (("*" | "/") signed)*
    signed   : "-" signed | single
    single   : number unit? | text | date | "true" | "false" | "(" either ")" | name "(" either ("," either)* ")"
             | name ("[" year (".." year)? "]")?
    year     : "Y" (("+" | "-") digits)?
"""
import copy
import datetime
import os
import re
from fractions import Fraction

import yaml_subset

TOKEN = re.compile(r'\s*(?:(?P<date>\d{4}-\d\d-\d\d)|(?P<number>\d+(?:\.\d+)?)(?P<percent>%)?|(?P<text>"[^"]*")'
                   r'|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign><=|>=|!=|\.\.|[-+*/<>=(),\[\]]))')
UNITS = {"yuan": 1, "thousand": 1000, "wan": 10 ** 4, "yi": 10 ** 8}
COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")


class Reader:
    def __init__(self, text):
        self.text, self.tokens, self.at, end = text, [], 0, 0
        text = text.rstrip()
        while end < len(text):
            found = TOKEN.match(text, end)
            if not found:
                raise ValueError(f"cannot read {text[end:]!r} in {self.text!r}")
            end = found.end()
            kind = found.lastgroup if found.lastgroup != "percent" else "number"
            word = found[kind]
            self.tokens.append((kind, Fraction(word) / (100 if found["percent"] else 1) if kind == "number" else word))
        self.tokens.append(("end", None))

    def next_is(self, *words):
        kind, word = self.tokens[self.at]
        return kind in ("sign", "name") and word in words

    def take(self, *words):
        if not self.next_is(*words):
            return None
        self.at += 1
        return self.tokens[self.at - 1][1]

    def demand(self, word):
        if not self.take(word):
            raise ValueError(f"{word!r} is missing in {self.text!r}")

    def whole(self):
        out = self.either()
        if self.tokens[self.at][0] != "end":
            raise ValueError(f"not read to its end: {self.text!r}")
        return out

    def either(self):
        out = self.both()
        while self.take("or"):
            out = ("or", out, self.both())
        return out

    def both(self):
        out = self.negation()
        while self.take("and"):
            out = ("and", out, self.negation())
        return out

    def negation(self):
        return ("not", self.negation()) if self.take("not") else self.compared()

    def compared(self):
        left = self.sum()
        sign = self.take(*COMPARISONS)
        return (sign, left, self.sum()) if sign else left

    def sum(self):
        out = self.product()
        while self.next_is("+", "-"):
            out = (self.take("+", "-"), out, self.product())
        return out

    def product(self):
        out = self.signed()
        while self.next_is("*", "/"):
            out = (self.take("*", "/"), out, self.signed())
        return out

    def signed(self):
        return ("minus", self.signed()) if self.take("-") else self.single()

    def year(self):
        self.demand("Y")
        sign = self.take("+", "-")
        if not sign:
            return 0
        kind, number = self.tokens[self.at]
        self.at += 1
        return int(number) if sign == "+" else -int(number)

    def single(self):
        kind, word = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            unit = self.take(*UNITS)
            return ("value", word * UNITS[unit] if unit else word)
        if kind == "text":
            return ("value", word[1:-1])
        if kind == "date":
            return ("value", datetime.date.fromisoformat(word))
        if word in ("true", "false"):
            return ("value", word == "true")
        if word == "(":
            out = self.either()
            self.demand(")")
            return out
        if kind != "name":
            raise ValueError(f"{word!r} is not expected in {self.text!r}")
        if self.take("("):
            if word == "holds":  # its argument is the id of a model
                out = ("holds", self.tokens[self.at][1].strip('"'))
                self.at += 1
                self.demand(")")
                return out
            given = [self.either()]
            while self.take(","):
                given.append(self.either())
            self.demand(")")
            return ("call", word, given)
        if self.take("["):
            first = self.year()
            last = self.year() if self.take("..") else None
            self.demand("]")
            return ("of year", word, first) if last is None else ("window", word, first, last)
        return ("name", word)


def expression(text):
    return Reader(text).whole()


# --- model files ---------------------------------------------------------------------

BY_ID = ("gates", "direct", "groups", "items")


def merge(base, changes, key=None):
    """What the extending file says, upon what it extends: key by key, lists of conditions and items by their id."""
    if isinstance(base, dict) and isinstance(changes, dict):
        out = dict(base)
        for name, value in changes.items():
            if value is None:
                out.pop(name, None)
            else:
                out[name] = merge(out.get(name), value, name)
        return out
    if key in BY_ID and isinstance(base, list):
        out = list(base)
        for change in changes:
            places = [i for i, old in enumerate(out) if old["id"] == change["id"]]
            if places:
                out[places[0]] = merge(out[places[0]], change)
            else:
                out.append(change)
        return out
    return copy.deepcopy(changes)


def merged_file(path):
    own = yaml_subset.read(path)
    if "extends" not in own:
        return own
    return merge(merged_file(os.path.join(os.path.dirname(path), own.pop("extends") + ".yaml")), own)


def definition(raw):
    """The tree of what stands behind a name of `define`."""
    if isinstance(raw, str):
        return expression(raw)
    if "is" in raw:
        return expression(raw["is"])
    if "codes" in raw:
        begins = []
        for letter, codes in raw["codes"].items():
            begins += [text for code in codes for text in (letter + code, code)]
        return ("call", "starts_with", [("name", raw["of"])] + [("value", text) for text in begins])
    return ("steps", expression(raw["over"]), [(bounds_of(step), expression(step["value"])) for step in raw["steps"]])


BOUNDS = {"from": ">=", "above": ">", "to": "<=", "below": "<"}


def bounds_of(step):
    return [(sign, expression(step[word])) for word, sign in BOUNDS.items() if step.get(word) is not None]


def points_of(raw):
    return [Fraction(number) for number in raw] if isinstance(raw, list) else [Fraction(raw)] * 2


def joined(tree):
    """What `and` joins."""
    return joined(tree[1]) + joined(tree[2]) if tree[0] == "and" else [tree]


def is_all(tree):
    return tree[:2] == ("call", "all")


class Condition:
    """A gate or a direct pass: ways of which one is enough, each (id, tree)."""

    def __init__(self, raw):
        self.id = raw["id"]
        self.applies = expression(raw["applies"]) if raw.get("applies") else None
        self.judged = raw.get("judged") is not None
        self.ways = [(None, expression(raw["need"]))] if raw.get("need") else \
            [(way["id"], expression(way["need"])) for way in raw.get("any", [])]


    def is_all_years(self):
        """Whether nothing but all(...) is asked, and the file does not say itself to whom it applies."""
        return not self.applies and all(not name and is_all(term) for name, need in self.ways for term in joined(need))


class Item:
    """Bands (conditions that hold together, tree or None; least; greatest points), the first of which counts."""

    def __init__(self, raw):
        self.id, self.bands, self.over = raw["id"], [], None
        if "judged" in raw:
            self.bands = [(None, Fraction(raw["judged"].get("min", 0)), Fraction(raw["judged"]["max"]))]
        elif "bands" in raw:
            self.bands = [(expression(band["when"]) if band.get("when") else None, *points_of(band["points"]))
                          for band in raw["bands"]]
        else:
            self.over = expression(raw["over"])
            for step in raw["steps"]:
                when = None
                for sign, bound in bounds_of(step):
                    one = (sign, self.over, bound)
                    when = ("and", when, one) if when else one
                self.bands.append((when, *points_of(step["points"])))


class Model:
    def __init__(self, path):
        raw = merged_file(path)
        self.path, self.id = path, raw["model"]
        self.recheck = raw.get("application") == "recheck"
        self.raw_effective = raw.get("effective") or {}
        self.settings = {name: expression(setting["value"]) if setting.get("value") else None
                         for name, setting in (raw.get("settings") or {}).items()}
        self.money_settings = {name for name, setting in (raw.get("settings") or {}).items() if setting.get("unit") == "money"}
        self.define = {}
        for table in raw.get("use") or []:
            file = yaml_subset.read(os.path.join(os.path.dirname(path), "tables", table + ".yaml"))
            self.define.update({name: definition(one) for name, one in (file.get("define") or {}).items()})
        self.define.update({name: definition(one) for name, one in (raw.get("define") or {}).items()})
        self.gates = [Condition(one) for one in raw.get("gates") or []]
        self.direct = [Condition(one) for one in raw.get("direct") or []]
        score = raw.get("score")
        self.groups = [(group["id"], Fraction(group["max"]) if group.get("max") else None,
                        [Item(item) for item in group["items"]]) for group in (score or {}).get("groups", [])]
        self.step = Fraction((score or {}).get("step") or 1)
        self.passes = expression(raw["pass"]) if raw.get("pass") else None
        self.raw = raw

    def texts(self, part):
        """The expressions of a gate, direct pass or item as the file has them, for messages."""
        items = [item for group in (self.raw.get("score") or {}).get("groups", []) for item in group["items"]]
        for one in (self.raw.get("gates") or []) + (self.raw.get("direct") or []) + items:
            if one["id"] == part:
                return [f"{key}: {one[key]}" for key in ("applies", "need", "over", "judged") if one.get(key)] + \
                    [f"{way['id']}: {way['need']}" for way in one.get("any", [])] + \
                    [str(band) for band in one.get("bands", one.get("steps", []))]
        return [str(self.raw["pass"])] if self.raw.get("pass") else []

    def items(self):
        return [item for _, _, items in self.groups for item in items]


def dictionary(folder):
    out = yaml_subset.read(os.path.join(folder, "dictionary", "indicators.yaml"))["indicators"]
    for raw in out.values():
        for bound in ("least", "greatest"):
            raw[bound] = Fraction(raw[bound]) if raw.get(bound) else None
    return out


def model_files(folder):
    """The files of the folder that begin a model; actions.yaml and the like do not."""
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))
             if name.endswith(".yaml") and not name.endswith(".cases.yaml")]
    return [path for path in paths if "model" in yaml_subset.read(path)]


def terms(folder):
    """For each model the versions (from, months of its `validity` or None), oldest first."""
    out = {}
    for path in model_files(folder):
        raw = merged_file(path)
        found = re.fullmatch(r"(\d+) (year|month)s?", raw.get("validity") or "")
        months = int(found[1]) * (12 if found[2] == "year" else 1) if found else None
        out.setdefault(raw["model"], []).append(((raw.get("effective") or {}).get("from", ""), months))
    return {name: sorted(versions, key=lambda one: one[0]) for name, versions in out.items()}
