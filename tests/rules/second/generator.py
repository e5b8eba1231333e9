"""Makes companies that crowd the borders of a model.

Method: every comparison of a model (in its conditions, bands, steps and definitions) is solved for one datum at a time.
The datum is moved over its grid (a fen, a person, a day) until the difference of the two sides changes its sign, and
the place is narrowed down by halves, with the second interpreter as the function; so the datum just below, on and just above
the border comes out, whatever the comparison is made of. Around these come companies in which a year is missing, that were
founded at the borders of years or on leap days, and that hold certificates on their first and last days.
Source: the idea is boundary value analysis (ISO/IEC/IEEE 29119-4, 5.2.3). Same seed, same companies.
"""
import datetime
from fractions import Fraction

from interpreter import Company, Evaluation, Nothing, add_years, judged_column, order
from rule_text import joined
from trees import comparisons_of, leaves_of, parts_of, trees_of, wants_of

GROWTH = [Fraction(n, 100) for n in (100, 105, 110, 115, 120, 125, 130, 135, 150, 90, 200, 100)]
DAY = datetime.timedelta(days=1)


class Generator:
    def __init__(self, model, day, settings, dictionary, terms, random):
        self.model, self.day, self.settings, self.dictionary, self.terms, self.random = \
            model, day, settings, dictionary, terms, random
        self.leaves = {}
        for _, tree in trees_of(model):
            leaves_of(tree, model, self.leaves)
        self.lasts = {name for kind, name in self.leaves if kind == "last"}
        self.kinds = sorted({name for kind, name in self.leaves if kind == "holds"})
        self.data_leaves = [(name, offset) for name, offset in self.leaves if name not in ("last", "holds", "setting")]
        self.comparisons = comparisons_of(model)
        self.wants = {repr(one): list(wants_of(one, model)) for one in self.comparisons}
        self.prefixes = sorted({begin[1] for _, tree in trees_of(model) for part in parts_of(tree)
                                if part[0] == "call" and part[1] == "starts_with" for begin in part[2][1:]})
        self.judged = [(one, judged_column(model, one)) for one in model.items() + [*model.gates, *model.direct]
                       if one in model.items() or one.judged]

    # --- single data ---------------------------------------------------------

    def unit(self, name):
        """The grid of an indicator."""
        raw = self.dictionary.get(name, {})
        if raw.get("whole") == "yes":
            return Fraction(1)
        return Fraction(1, 10000) if raw.get("type") == "share" else Fraction(1, 100)

    def bounds(self, name):
        raw = self.dictionary.get(name, {})
        return Fraction(0) if name.startswith("judged_") else raw.get("least"), raw.get("greatest")

    def clipped(self, name, value):
        least, greatest = self.bounds(name)
        return max(value, least) if least is not None and value < least else \
            min(value, greatest) if greatest is not None and value > greatest else value

    def text(self, name):
        """A code that begins as the rules ask, or as its neighbours do, with and without the letter of its section."""
        random = self.random
        begin = random.choice([one for one in self.prefixes if one.isdigit() == (name == "region" or random.random() < .5)] or
                              ["330102" if name == "region" else "C39"])
        letter, digits = ("", begin) if begin[0].isdigit() else (begin[0], begin[1:])
        if digits and random.random() < .4:
            digits = str(max(int(digits) + random.choice([-1, 1]), 0)).rjust(len(digits), "0")
        if name == "region":
            return (digits + random.choice(["000000", "010203", "990101"]))[:6]
        if not letter and random.random() < .5:
            letter = random.choice("ACFGIM")
        least = 2 if not letter else 0
        length = max(len(digits), random.choice([least, 2, 3, 4, 4]))
        return letter + (digits + random.choice(["1000", "9999", "2110"]))[:length] if length != 1 else letter + digits + "1"

    def founding(self):
        year = self.day.year - self.random.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 8, 10, 11, 12, 15, 20, 21])
        return self.random.choice([
            datetime.date(year, 1, 1), datetime.date(year, 12, 31), datetime.date(year - year % 4, 2, 29),
            min(datetime.date(year, 2, 28), self.day), add_years(self.day, year - self.day.year),
            add_years(self.day, year - self.day.year) + DAY, add_years(self.day, year - self.day.year) - DAY,
            datetime.date(year, 6, 15)])

    def value(self, name, year):
        """Some value of an indicator, round as those of the rules are."""
        raw, random = self.dictionary.get(name, {}), self.random
        kind = raw.get("type", "count")
        if name == "founded_on":
            return min(self.founding(), self.day)
        if kind == "text":
            return self.text(name)
        if kind == "date":
            return self.founding()
        if kind == "flag":
            return Fraction(random.choice([0, 0, 0, 1]))
        if raw.get("least") is not None and raw["least"] > 1000:
            return Fraction(self.day.year - random.choice([1, 2, 3, 4, 5, 10, 11]))
        if kind == "money":
            value = Fraction(random.choice([1, 2, 4, 5, 8, 10, 12, 20, 30, 64])) * 10 ** random.choice([4, 5, 6, 6, 7, 7, 8, 8, 9, 10])
            return -value if raw.get("least") is None and random.random() < .15 else value if random.random() < .95 else Fraction(0)
        if kind == "share":
            return Fraction(random.choice([0, 1, 5, 10, 20, 30, 50, 100]), 100)
        return self.clipped(name, Fraction(random.choice([0, 1, 1, 2, 3, 4, 5, 7, 10, 10, 20, 50, 100, 100, 200, 300, 500, 1000])))

    def word_of_expert(self, one):
        """Points of an item, some between two steps or beyond its bands; yes or no to a condition."""
        if one in self.model.gates + self.model.direct:
            return Fraction(self.random.choice([0, 0, 1, 1, 1, 5]))
        points = Fraction(self.random.randint(0, int(max(greatest for _, _, greatest in one.bands)) + 1))
        return points if self.random.random() < .9 else points + Fraction(1, 2)

    # --- whole companies -----------------------------------------------------

    def certificate(self, kind):
        random = self.random
        day = random.choice([self.day, self.day, self.day + DAY, self.day - DAY])
        years = random.choice([1, 2, 3, 3])
        granted = random.choice([day, add_years(day, -years), add_years(day, -years) + DAY, day - 30 * DAY,
                                 datetime.date(self.day.year - self.day.year % 4 - 4, 2, 29)])
        expires = random.choice([None, None, add_years(granted, years), day, day + DAY, day - DAY])
        return kind, granted, expires if expires is None or expires >= granted else None

    def company(self):
        """A whole company, round, and with growth in round steps."""
        data, random = {}, self.random
        series = {}
        for name, offset in self.data_leaves:
            if offset is None:
                data[name, None] = self.value(name, None)
            else:
                series.setdefault(name, []).append(offset)
        for name, offsets in series.items():
            value = None
            for offset in sorted(offsets):
                value = self.value(name, offset) if value is None or random.random() < .1 else \
                    self.clipped(name, value * random.choice(GROWTH) // self.unit(name) * self.unit(name))
                if offset < 0 or offset == 0 and random.random() < .3:
                    data[name, self.day.year + offset] = value
        for name in sorted(self.lasts):
            data[name, self.day.year - random.choice([0, 1, 1, 1, 2, 5])] = self.value(name, None)
        for one, column in self.judged:
            if random.random() < .3:
                data[column, self.day.year - 1] = self.word_of_expert(one)
        data.setdefault(("founded_on", None), min(self.founding(), self.day) if random.random() < .3 else datetime.date(2000, 2, 29))
        certificates = [self.certificate(kind) for kind in self.kinds if random.random() < .6]
        certificates += [self.certificate(kind) for kind in self.kinds if random.random() < .1]
        return self.whole(data), list({one[:2]: one for one in certificates}.values())

    def whole(self, data):
        """No part is more than its whole; such data would be refused."""
        out = dict(data)
        for (name, year), value in data.items():
            part_of = self.dictionary.get(name, {}).get("part_of")
            if part_of and out.get((part_of, year), value) < value:
                out[part_of, year] = value
        return out

    def is_whole(self, data):
        return self.whole(data) == data

    def evaluation(self, data, certificates=()):
        return Evaluation(self.model, Company(data, certificates), self.day, self.settings, self.dictionary, self.terms)

    def unmet(self, data, certificates):
        evaluation = self.evaluation(data, certificates)
        out = sum(evaluation.condition(one) not in ("met", "judged", "na") for one in self.model.gates)
        return out - sum(least for least, _ in map(evaluation.item, self.model.items())) / 1000

    def better(self, data, certificates, steps):
        """Changes one datum at a time and keeps what leaves no more gates unmet."""
        best = self.unmet(data, certificates)
        gates = [(one, list(leaves_of(("and", *[need for _, need in one.ways]), self.model))) for one in self.model.gates]
        for _ in range(steps):
            if best <= 0 and not self.model.groups:
                break
            changed = dict(data)
            evaluation = self.evaluation(data, certificates)
            open_gates = [leaves for one, leaves in gates if evaluation.condition(one) in ("unmet", "unknown") and leaves]
            names = self.random.choice(open_gates) if open_gates and self.random.random() < .8 else list(self.leaves)
            if not names:
                break
            name, offset = self.random.choice(names)
            held = certificates
            if name == "holds":
                held = [one for one in certificates if one[0] != offset] + [(offset, self.day - 30 * DAY, self.day + 30 * DAY)]
            elif name == "last":
                changed[offset, self.day.year - 1] = self.value(offset, None)
            elif name != "setting":
                changed[name, offset if offset is None else self.day.year + offset] = self.value(name, offset)
            changed = self.whole(changed)
            now = self.unmet(changed, held)
            if now <= best:
                best, data, certificates = now, changed, held
        return data, certificates

    def aimed(self, condition, wanted):
        """A company of which the condition is met or unmet, if one is found soon."""
        random = self.random
        data, certificates = self.company()
        leaves = list(leaves_of(("and", *[need for _, need in condition.ways]), self.model))
        for _ in range(40):
            state = self.evaluation(data, certificates).condition(condition)
            if {"judged": "met"}.get(state, state) == wanted:
                break
            if random.random() < .2:
                data, certificates = self.company()
            for leaf in leaves:
                if random.random() < .7:
                    data, certificates = self.changed(data, certificates, leaf)
        return data, certificates

    def rough(self, name, offset):
        """Some value, or nothing at all of it, or very much."""
        if self.dictionary.get(name, {}).get("type") in ("text", "date") or self.random.random() < .6:
            return self.value(name, offset)
        return self.clipped(name, Fraction(self.random.choice([0, 0, 1, 10 ** 6, 10 ** 11])))

    def little(self, name, offset):
        return self.rough(name, offset) if self.dictionary.get(name, {}).get("type") in ("text", "date") else self.clipped(name, Fraction(0))

    # --- borders -------------------------------------------------------------

    def sign(self, comparison, at, data, certificates):
        evaluation = self.evaluation(data, certificates)
        left, right = evaluation.of(comparison[1], at), evaluation.of(comparison[2], at)
        return None if isinstance(left, Nothing) or isinstance(right, Nothing) else order(left, right)

    def place_in_window(self, comparison, name, year):
        """Where in its windows a comparison reads the datum: all(x[Y-3..Y-1] > 0) reads x[Y-2] in place 1. None without windows."""
        windows = self.evaluation({}).windows(comparison)
        for _, read, first, last in windows:
            if read == name and first <= year - self.day.year <= last:
                return year - self.day.year - first
        return 0 if windows else None

    def border(self, comparison, key, data, certificates):
        """The values of one datum just below, on and just above the border of the comparison; [] where it has none."""
        name, year = key
        at = self.place_in_window(comparison, name, year)
        is_date = self.dictionary.get(name, {}).get("type") == "date"
        unit = Fraction(1) if is_date else self.unit(name)

        def given(steps):
            return datetime.date.fromordinal(steps) if is_date else steps * unit

        def sign(steps):
            return self.sign(comparison, at, {**data, key: given(steps)}, certificates)

        if is_date:
            places = [self.day.toordinal() - 366 * years for years in (0, 1, 2, 3, 4, 6, 9, 13, 18, 25, 40)]
        else:
            places = [0] + [10 ** n for n in range(0, 15)] + [-10 ** n for n in range(0, 15)]
            places = sorted({self.clipped(name, place * unit) // unit for place in places})
        places = sorted(places)
        signs = [sign(place) for place in places]
        for (low, low_sign), (high, high_sign) in zip(zip(places, signs), list(zip(places, signs))[1:]):
            if low_sign is None or high_sign is None or low_sign == high_sign:
                continue
            while high - low > 1:
                middle = (low + high) // 2
                found = sign(middle)
                if found is None:
                    return []
                if found == low_sign:
                    low = middle
                else:
                    high = middle
                    high_sign = found
            near = {low - 1, low, high, high + 1}
            if not is_date and self.unit(name) < 1:
                near |= {low - 100, high + 100}
            least, greatest = (None, None) if is_date else self.bounds(name)
            return [given(step) for step in sorted(near) if is_date or
                    (least is None or step * unit >= least) and (greatest is None or step * unit <= greatest)]
        return []

    def companies(self, each):
        """(data, certificates): so many companies for each comparison, but some for a model of few of them."""
        most = each * max(len(self.comparisons), 8)
        random, out, seen = self.random, [], set()
        bases = [self.better(*self.company(), 120) for _ in range(2 + most // 40)]
        bases += [self.aimed(one, wanted) for one in self.model.gates + self.model.direct for wanted in ("met", "unmet")]
        random.shuffle(bases)

        def add(data, certificates):
            data = {key: value for key, value in data.items() if value is not None}
            known = repr((sorted(data.items(), key=repr), certificates))
            if known not in seen and data and self.is_whole(data):
                seen.add(known)
                out.append((data, certificates))

        comparisons = list(self.comparisons)
        random.shuffle(comparisons)
        for data, certificates in bases[:most // 2]:
            add(data, certificates)
        tries = 0
        while len(out) < most and tries < 6 * most:
            tries += 1
            data, certificates = random.choice(bases)
            if random.random() < .15:
                data, certificates = self.company()
            if self.model.passes and random.random() < .1:
                add(*self.near_pass(data, certificates))
            elif comparisons and random.random() < .85:
                self.around(comparisons[tries % len(comparisons)], data, certificates, add)
            elif random.random() < .5 and self.kinds:
                add(data, [self.certificate(kind) for kind in self.kinds if random.random() < .7])
            else:
                self.with_holes(data, certificates, add)
        return out[:most]

    def decided_by(self, comparison, data, certificates):
        """The company changed, one datum after another, until the comparison decides a gate or item, if that is soon."""
        wants = self.random.choice(self.wants[repr(comparison)] or [[]])
        best = -1
        for _ in range(80):
            evaluation = self.evaluation(data, certificates)
            open_wants = [tree for tree, wanted in wants if evaluation.truth(tree, 0) is not wanted]
            if len(wants) - len(open_wants) < best:
                data, certificates, open_wants = kept
            best, kept = len(wants) - len(open_wants), (data, certificates, open_wants)
            if not open_wants:
                break
            leaves = list(leaves_of(self.random.choice(open_wants), self.model))
            if not leaves:
                break
            data, certificates = self.changed(data, certificates, self.random.choice(leaves))
        return kept[:2] if best >= 0 else (data, certificates)

    def changed(self, data, certificates, leaf):
        """Another value of what a tree reads."""
        name, offset = leaf
        data = dict(data)
        value = self.rough if self.random.random() < .6 else self.little
        if name == "holds":
            certificates = [one for one in certificates if one[0] != offset] + [self.certificate(offset)] * self.random.randint(0, 1)
        elif name == "last":
            data = {key: datum for key, datum in data.items() if key[0] != offset}
            data[offset, self.day.year - 1] = value(offset, 0)
        elif name != "setting":
            data[name, offset if offset is None else self.day.year + offset] = value(name, offset)
        return self.whole(data), certificates

    def near_pass(self, data, certificates):
        """The company changed until its points are close to what one part of `pass` asks."""
        _, (_, name), (_, limit) = self.random.choice(joined(self.model.passes))
        leaves = [leaf for item in self.model.items() for when, _, _ in item.bands if when for leaf in leaves_of(when, self.model)]
        leaves += [(column, -1) for _, column in self.judged]
        best = None
        for _ in range(60):
            changed, held = self.changed(data, certificates, self.random.choice(leaves)) if best is not None else (data, certificates)
            evaluation = self.evaluation(changed, held)
            sums = evaluation.sums({item.id: evaluation.item(item) for item in self.model.items()})
            distance = min(abs(bound - limit) for bound in sums[name])
            if best is None or distance <= best:
                best, data, certificates = distance, changed, held
        return data, certificates

    def around(self, comparison, data, certificates, add):
        random = self.random
        if random.random() < .9:
            data, certificates = self.decided_by(comparison, data, certificates)
        leaves = [(name, offset) for name, offset in leaves_of(comparison, self.model) if name not in ("setting", "holds")]
        if not leaves:
            self.with_holes(data, certificates, add)
            return
        for name, offset in random.sample(leaves, min(len(leaves), 2)):
            key = self.key_of(name, offset, data)
            if self.dictionary.get(key[0], {}).get("type") == "text":
                near = [self.text(key[0]) for _ in range(2)]
            else:
                near = self.border(comparison, key, data, certificates)
            for value in near:
                changed = {**data, key: value}
                add(changed, certificates)
                if random.random() < .3:
                    self.with_holes(changed, certificates, add)

    def key_of(self, name, offset, data):
        """The datum that a tree reads."""
        if name == "last":
            years = [year for who, year in data if who == offset and year is not None]
            return offset, max(years, default=self.day.year - 1)
        return name, offset if offset is None else self.day.year + offset

    def with_holes(self, data, certificates, add):
        """One or some data are missing, or the company is younger."""
        random, changed = self.random, dict(data)
        if random.random() < .5:
            changed["founded_on", None] = min(self.founding(), self.day)
        for _ in range(random.choice([1, 1, 2, 4, 8])):
            if len(changed) > 2:
                del changed[random.choice(sorted(changed, key=repr))]
        add(changed, certificates)

    # --- completions ---------------------------------------------------------

    def completion(self, data):
        """fill(what, year) of Company.completed: each missing datum once, from round values, borders and bounds."""
        values, random = {}, self.random
        earliest = min([year for _, year in data if year is not None], default=self.day.year)

        def fill(name, year):
            if (name, year) not in values:
                values[name, year] = self.within_whole(name, year, self.filled(name, year, earliest), {**data, **values}, fill)
            return values[name, year]
        fill.values = values
        return fill

    def within_whole(self, name, year, value, known, fill):
        """No more than what it is a part of, no less than its parts."""
        whole = self.dictionary.get(name, {}).get("part_of")
        if whole:
            greatest = known[whole, year] if (whole, year) in known else fill(whole, year)
            value = min(value, greatest)
        for part, raw in self.dictionary.items():
            if raw.get("part_of") == name and (part, year) in known:
                value = max(value, known[part, year])
        return value

    def filled(self, name, year, earliest):
        random = self.random
        if year == "setting":
            return Fraction(random.choice([0, 1, 2, 3, 5, 7, 20, 100]), random.choice([1, 1, 10, 100]))
        if name == "certificate":
            return random.random() < .5
        if name == "founded_on":
            day = self.value(name, None)
            return day if day.year <= earliest else datetime.date(earliest, 1, 1)
        if self.dictionary.get(name, {}).get("type", "count") in ("text", "date"):
            return self.value(name, None)
        least, greatest = self.bounds(name)
        ends = [bound for bound in (least, greatest) if bound is not None]
        if ends and random.random() < .3:
            return random.choice(ends)
        value = self.value(name, year)
        return value if random.random() < .7 else self.clipped(name, value + random.choice([-1, 1]) * self.unit(name))
