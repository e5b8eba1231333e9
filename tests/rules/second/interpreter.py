"""A slow, obvious evaluator of the rule language, the second opinion about what a model says of a company.

Method: the tree of each expression is walked for one company at a time, in exact rationals; a truth is True, False or
MISSING (Kleene). What has no value is MISSING (an empty cell), NA (a year before the founding) or UNDEFINED (x/0); the last
two are facts, so they stand before MISSING. Compound growth stays the root that it is (class Root): comparing it raises
both sides to a power, and nothing is ever rounded.
Source: models/README.md, "Keys" and "Expressions"; ../../../README.md has no part in it, and neither has the program.

It knows less than the program where data are missing: it takes MISSING on, the program asks whether every value that the
dictionary allows comes to the same. So a company can be completed (Company.completed): there every missing datum has some
value, while `known`, `coalesce` and `last` go on seeing what is really there.
"""
import datetime
from fractions import Fraction

from rule_text import COMPARISONS, is_all, joined


class Nothing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING, NA, UNDEFINED = Nothing("missing"), Nothing("na"), Nothing("undefined")


class Root:
    """scale * base ** (1/n) + shift, with base >= 0 and scale > 0."""

    def __init__(self, base, n, scale=Fraction(1), shift=Fraction(0)):
        self.base, self.n, self.scale, self.shift = base, n, scale, shift

    def order(self, other):
        """-1, 0 or 1 as it is less than, equal to or greater than a number or another root like it."""
        if isinstance(other, Root):
            if (self.scale, self.shift) != (other.scale, other.shift):
                raise NotImplementedError("two roots of different scales")
            left, right = self.base ** other.n, other.base ** self.n
        else:
            other = (other - self.shift) / self.scale
            if other < 0:
                return 1
            left, right = self.base, other ** self.n
        return (left > right) - (left < right)


def order(left, right):
    if isinstance(left, Root):
        return left.order(right)
    if isinstance(right, Root):
        return -right.order(left)
    return (left > right) - (left < right)


def holds_order(sign, relation):
    return {"<": relation < 0, "<=": relation <= 0, ">": relation > 0, ">=": relation >= 0,
            "=": relation == 0, "!=": relation != 0}[sign]


def arithmetic(sign, left, right):
    if isinstance(left, Root) or isinstance(right, Root):
        if sign in "+-" and isinstance(left, Root) and isinstance(right, Fraction):
            return Root(left.base, left.n, left.scale, left.shift + (right if sign == "+" else -right))
        if sign == "+":
            return arithmetic(sign, right, left)
        if sign == "*" and isinstance(right, Root):
            left, right = right, left
        if sign in "*/" and isinstance(right, Fraction) and right > 0:
            factor = right if sign == "*" else 1 / right
            return Root(left.base, left.n, left.scale * factor, left.shift * factor)
        raise NotImplementedError("arithmetic of roots")
    if sign == "/":
        return left / right
    return left + right if sign == "+" else left - right if sign == "-" else left * right


def both(a, b):
    return False if a is False or b is False else MISSING if MISSING in (a, b) else True


def negated(a):
    return a if a is MISSING else not a


def either(a, b):
    return negated(both(negated(a), negated(b)))


def nothing_of(*values):
    """The state of what is made of these values: None where all have one."""
    for state in (UNDEFINED, NA, MISSING):
        if any(value is state for value in values):
            return state
    return None


def add_years(day, years):
    """29 February becomes the last day of February."""
    year = day.year + int(years)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def add_months(day, months):
    """The same day of a later month, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(day.year + years, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise ValueError(f"{months} months after {day}")


def years_between(a, b):
    years = b.year - a.year
    return years if add_years(a, years) <= b else years - 1


class Company:
    """data: (indicator, year) -> value, (attribute, None) -> value; certificates: (model, granted, expires or None)."""

    def __init__(self, data, certificates=()):
        self.data, self.certificates, self.filled = data, list(certificates), None

    def completed(self, fill):
        """The same company, in which fill(what, year) gives each value that is missing."""
        out = Company(self.data, self.certificates)
        out.filled = fill
        return out


def judged_column(model, one):
    return "judged_%s_%s" % (model.id.replace("-", "_").replace("@", "_"), one.id)


class Evaluation:
    """One company under one model on one day."""

    def __init__(self, model, company, day, settings, dictionary, terms):
        self.model, self.company, self.day, self.year = model, company, day, day.year
        self.settings, self.dictionary, self.terms = settings, dictionary, terms
        self.plain = None if company.filled is None else \
            Evaluation(model, Company(company.data, company.certificates), day, settings, dictionary, terms)
        self.known_names = {}
        founded = self.datum("founded_on", None)
        self.founding_year = founded.year if isinstance(founded, datetime.date) else None

    # --- data ----------------------------------------------------------------

    def datum(self, name, year):
        found = self.company.data.get((name, year))
        if found is not None:
            return found
        fallback = self.dictionary.get(name, {}).get("fallback")
        if fallback and self.company.data.get((fallback, year)) is not None:
            return self.company.data[fallback, year]
        if self.company.filled:
            return self.company.filled(fallback or name, year)
        return MISSING

    def is_before_founding(self, year):
        return self.founding_year is not None and year < self.founding_year

    def of_year(self, name, offset):
        return NA if self.is_before_founding(self.year + offset) else self.datum(name, self.year + offset)

    def last(self, name):
        for year in range(self.year, self.year - 40, -1):
            if not self.is_before_founding(year):
                found = (self.plain or self).datum(name, year)
                if found is not MISSING:
                    return found
        return self.datum(name, self.year)

    def name(self, name, at):
        if name == "application_date":
            return self.day
        if name in self.model.settings:
            value = self.settings.get(name, MISSING)
            return self.company.filled(name, "setting") if value is MISSING and self.company.filled else value
        if name in self.model.define:
            if (name, at) not in self.known_names:
                self.known_names[name, at] = self.of(self.model.define[name], at)
            return self.known_names[name, at]
        return self.datum(name, None)

    # --- windows -------------------------------------------------------------

    def windows(self, node):
        """The windows in a tree, those behind its names among them."""
        if not isinstance(node, tuple):
            return [one for part in node for one in self.windows(part)] if isinstance(node, list) else []
        if node[0] == "window":
            return [node]
        if node[0] == "call" and node[1] in WINDOW_FUNCTIONS:
            return []
        if node[0] == "name":
            return self.windows(self.model.define[node[1]]) if node[1] in self.model.define else []
        return [one for part in node[1:] for one in self.windows(part)]

    def actual_years(self, node):
        """The values of a tree in each actual year of its windows; None where it has none."""
        windows = self.windows(node)
        if not windows:
            return None
        length = {last - first for _, _, first, last in windows}
        if len(length) > 1:
            raise ValueError("windows of different lengths")
        return [self.of(node, at) for at in range(length.pop() + 1)
                if not any(self.is_before_founding(self.year + first + at) for _, _, first, _ in windows)]

    # --- trees ---------------------------------------------------------------

    def truth(self, node, at=None):
        """True, False or MISSING."""
        value = self.of(node, at)
        return False if value is NA or value is UNDEFINED else value

    def of(self, node, at=None):
        kind = node[0]
        if kind == "value":
            return node[1]
        if kind == "name":
            return self.name(node[1], at)
        if kind == "of year":
            return self.of_year(node[1], node[2])
        if kind == "window":
            return self.of_year(node[1], node[2] + at)
        if kind == "not":
            return negated(self.truth(node[1], at))
        if kind == "and":
            return both(self.truth(node[1], at), self.truth(node[2], at))
        if kind == "or":
            return either(self.truth(node[1], at), self.truth(node[2], at))
        if kind in COMPARISONS:
            return self.compared(kind, self.of(node[1], at), self.of(node[2], at))
        if kind == "holds":
            return self.holds(node[1])
        if kind == "steps":
            return self.steps(node, at)
        if kind == "call":
            return FUNCTIONS[node[1]](self, node[2], at)
        if kind == "minus":
            value = self.of(node[1], at)
            return value if isinstance(value, Nothing) else arithmetic("*", Fraction(-1), value)
        left, right = self.of(node[1], at), self.of(node[2], at)
        if kind == "/" and right == 0 and left is not NA:
            return UNDEFINED
        return nothing_of(left, right) or arithmetic(kind, left, right)

    def compared(self, sign, left, right):
        state = nothing_of(left, right)
        return state if state is MISSING else False if state else holds_order(sign, order(left, right))

    def steps(self, node, at):
        """The value of the first step within whose bounds it lies; the last one has none."""
        over = self.of(node[1], at)
        for bounds, value in node[2]:
            fits = True
            for sign, bound in bounds:
                fits = both(fits, self.compared(sign, over, self.of(bound, at)))
            if fits is MISSING:
                return MISSING
            if fits:
                return self.of(value, at)
        raise ValueError("a step table without an end")

    # --- certificates --------------------------------------------------------

    def last_day(self, certificate):
        """The last day of a certificate: its own, or that of its model's term; MISSING where there is neither."""
        model, granted, expires = certificate
        if expires:
            return expires
        versions = self.terms.get(model, [])
        fitting = [term for start, term in versions if start <= granted.isoformat()] or [term for _, term in versions[:1]]
        return add_months(granted, fitting[-1]) if fitting and fitting[-1] else MISSING

    def holds(self, model):
        out = False
        for certificate in self.company.certificates:
            if certificate[0] == model and certificate[1] <= self.day:
                last = self.last_day(certificate)
                is_valid = last if last is MISSING else self.day <= last
                if is_valid is MISSING and self.company.filled:
                    is_valid = self.company.filled("certificate", self.day)
                out = either(out, is_valid)
        return out

    # --- conditions ----------------------------------------------------------

    def condition(self, one):
        """met, unmet, unknown, judged or na."""
        applies = self.truth(one.applies) if one.applies else True
        if applies is False:
            return "na"
        if applies is True and one in self.model.gates and one.is_all_years() and not self.has_years(one):
            return "na"
        met = False
        for name, need in one.ways:
            met = either(met, self.truth(need) if name or one in self.model.direct else self.truth_of_gate(need))
        said = self.word_of_expert(one) if one.judged else None
        if said is not None:
            met = both(met, said > 0)
        if one in self.model.direct:
            met = both(met, applies)
        elif met is False and applies is MISSING:
            met = MISSING
        if met is MISSING:
            return "unknown"
        return "unmet" if not met else "judged" if one.judged and said is None else "met"

    def truth_of_gate(self, need):
        """The need of a gate: its all(...), alone or joined by `and`, ask nothing of a company without such years."""
        out = True
        for term in joined(need):
            out = both(out, True if is_all(term) and not self.actual_years(term[2][0]) else self.truth(term))
        return out

    def has_years(self, one):
        return any(self.actual_years(term[2][0]) for _, need in one.ways for term in joined(need))

    def possible_bands(self, one):
        """(least, greatest points) of each band that may be the first that holds."""
        possible = []
        for when, least, greatest in one.bands:
            is_it = self.truth(when) if when else True
            if is_it is not False:
                possible.append((least, greatest))
            if is_it is True:
                break
        return possible

    def item(self, one):
        """The least and the greatest points; those that an expert gave, where they are within the band and whole steps."""
        possible, said = self.possible_bands(one), self.word_of_expert(one)
        if said is not None and said % self.model.step == 0:
            possible = [(said, said) if least <= said <= greatest else (least, greatest) for least, greatest in possible]
        return min(least for least, _ in possible), max(greatest for _, greatest in possible)

    def has_one_band(self, one):
        return len(self.possible_bands(one)) == 1

    def word_of_expert(self, one):
        """What an expert has said of an item or condition; None where nothing is."""
        return self.company.data.get((judged_column(self.model, one), self.year - 1))

    def result(self):
        """gates, direct: id -> state; items: id -> (least, greatest); score (least, greatest) or None; verdict."""
        gates = {one.id: self.condition(one) for one in self.model.gates}
        direct = {one.id: self.condition(one) for one in self.model.direct}
        items = {one.id: self.item(one) for one in self.model.items()}
        sums = self.sums(items)
        score = sums.get("total")
        passes = self.passes(self.model.passes, sums) if score else True
        for state in direct.values():
            passes = either(passes, {"met": True, "unmet": False, "na": False}.get(state, MISSING))
        for state in gates.values():
            passes = both(passes, {"met": True, "unmet": False, "na": True}.get(state, MISSING))
        verdict = {True: "yes", False: "no", MISSING: "open"}[passes]
        return {"gates": gates, "direct": direct, "items": items, "score": score, "verdict": verdict}

    def sums(self, items):
        """The least and the greatest of each item, group and the total, by their names; {} without a score."""
        out = dict(items)
        for name, most, group in self.model.groups:
            bounds = [sum(items[item.id][end] for item in group) for end in (0, 1)]
            bounds = bounds if most is None else [min(bound, most) for bound in bounds]
            out.setdefault(name, tuple(bounds))
            total = out.get("total", (Fraction(0), Fraction(0)))
            out["total"] = total[0] + bounds[0], total[1] + bounds[1]
        return out

    def passes(self, node, sums):
        if node[0] == "and":
            return both(self.passes(node[1], sums), self.passes(node[2], sums))
        least, greatest = sums[node[1][1]]
        limit = self.of(node[2])
        ends = {holds_order(node[0], order(value, limit)) for value in (least, greatest)}
        return ends.pop() if len(ends) == 1 else MISSING


# --- functions ---------------------------------------------------------------------------

def one_value(evaluation, given, at):
    value = evaluation.actual_years(given[0])
    return [evaluation.of(one, at) for one in given] if value is None else value


def sum_of(evaluation, given, at):
    values = one_value(evaluation, given, at)
    return nothing_of(*values) or sum(values) if values else NA


def mean_of(evaluation, given, at):
    values = one_value(evaluation, given, at)
    return nothing_of(*values) or sum(values) / len(values) if values else NA


def best(which):
    """Of a window or of several values, those that do not apply left out."""
    def of(evaluation, given, at):
        values = [value for value in one_value(evaluation, given, at) if value is not NA]
        if not values:
            return NA
        state = nothing_of(*values)
        if state:
            return state
        out = values[0]
        for value in values[1:]:
            if order(value, out) == which:
                out = value
        return out
    return of


def growth_mean(evaluation, given, at):
    """A first year of 0 is left out; a later one, a negative base and a single year leave it undefined."""
    values = one_value(evaluation, given, at)
    state = nothing_of(*values)
    if state:
        return state
    if values and values[0] == 0:
        values = values[1:]
    if len(values) < 2 or any(base <= 0 for base in values[:-1]):
        return UNDEFINED
    return sum(values[i + 1] / values[i] for i in range(len(values) - 1)) / (len(values) - 1) - 1


def cagr(evaluation, given, at):
    """Not applicable where the first year is not, undefined without a first value above 0 and a last one of 0 or more."""
    (kind, name, first, last), = given
    values = [evaluation.of_year(name, offset) for offset in (first, last)]
    state = nothing_of(values[0], values[-1])
    if state:
        return state
    if values[0] <= 0 or values[-1] < 0:
        return UNDEFINED
    return Root(values[-1] / values[0], last - first, shift=Fraction(-1))


def any_of(evaluation, given, at):
    out = False
    for value in one_value(evaluation, given, at):
        out = either(out, False if value in (NA, UNDEFINED) else value)
    return out


def all_of(evaluation, given, at):
    values = one_value(evaluation, given, at)
    out = bool(values)
    for value in values:
        out = both(out, False if value in (NA, UNDEFINED) else value)
    return out


def count(evaluation, given, at):
    values = one_value(evaluation, given, at)
    return MISSING if MISSING in values else Fraction(sum(value is True for value in values))


def choose(evaluation, given, at):
    condition = evaluation.truth(given[0], at)
    if condition is MISSING:
        return MISSING
    return evaluation.of(given[1] if condition else given[2], at)


def coalesce(evaluation, given, at):
    if (evaluation.plain or evaluation).of(given[0], at) is MISSING:
        return evaluation.of(given[1], at)
    return evaluation.of(given[0], at)


def known(evaluation, given, at):
    return not isinstance((evaluation.plain or evaluation).of(given[0], at), Nothing)


def starts_with(evaluation, given, at):
    text = evaluation.of(given[0], at)
    if isinstance(text, Nothing):
        return text if text is MISSING else False
    return any(text.startswith(begin[1]) for begin in given[1:])


def of_values(compute):
    def of(evaluation, given, at):
        values = [evaluation.of(one, at) for one in given]
        return nothing_of(*values) or compute(*values)
    return of


WINDOW_FUNCTIONS = ("sum", "mean", "min", "max", "growth_mean", "cagr", "any", "all", "count", "last")
FUNCTIONS = {
    "sum": sum_of, "mean": mean_of, "min": best(-1), "max": best(1), "growth_mean": growth_mean, "cagr": cagr,
    "any": any_of, "all": all_of, "count": count, "if": choose, "coalesce": coalesce, "known": known,
    "starts_with": starts_with, "last": lambda evaluation, given, at: evaluation.last(given[0][1]),
    "add_years": of_values(add_years), "year_of": of_values(lambda day: Fraction(day.year)),
    "days_between": of_values(lambda a, b: Fraction((b - a).days)),
    "years_between": of_values(lambda a, b: Fraction(years_between(a, b))),
}
