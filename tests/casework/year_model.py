"""What is in force on a day, by walking over all events that were known by then: slow, and without a line of the program."""
import datetime

STATUSES = ("filed", "recommended", "proposed", "recognised", "refused", "withdrawn")


def day(text):
    return datetime.date.fromisoformat(text)


class Model:
    """Events are kept as they became known: (known, number, ...), known and day being dates."""

    def __init__(self):
        self.pool = []  # (known, number, code, "entered" or "left", day, reason)
        self.visits = {}  # (code, day, visitor) -> known
        self.tasks = {}  # number -> {"opened", "due", "events": [(known, day, what)]}
        self.filed = {}  # (code, batch, status) -> (known, day)
        self.expiry = {}  # code -> [(granted, last day, known)]
        self.number = 0

    # --- pools ---

    def fits(self, code, what, on):
        """Whether entering and leaving still alternate with this event among those known so far."""
        rows = sorted([(e[4], e[1], e[3]) for e in self.pool if e[2] == code] + [(on, self.number + 1, what)])
        return all(row[2] == ("entered", "left")[i % 2] for i, row in enumerate(rows))

    def move(self, known, code, what, on, reason):
        """Take an event in; False: it contradicts what is known and stands back."""
        if not self.fits(code, what, on):
            return False
        self.number += 1
        self.pool.append((known, self.number, code, what, on, reason))
        return True

    def members(self, on, known=datetime.date.max):
        """{code: entered on} at the end of the day, by what was known at the end of another."""
        found = {}
        for e in sorted((e for e in self.pool if e[0] <= known and e[4] <= on), key=lambda e: (e[4], e[1])):
            if e[3] == "entered":
                found[e[2]] = e[4]
            else:
                found.pop(e[2], None)
        return found

    def moves(self, what, first, last):
        return [e for e in self.pool if e[3] == what and first <= e[4] <= last]

    # --- visits ---

    def visit(self, known, code, on, visitor):
        self.visits.setdefault((code, on, visitor), known)

    def unvisited(self, on, days):
        """Members whose last visit, until that day, is so many days ago or more, or who had none."""
        last = {}
        for code, called, _ in self.visits:
            if called <= on:
                last[code] = max(called, last.get(code, called))
        return {code for code in self.members(on) if code not in last or (on - last[code]).days >= days}

    # --- applications ---

    def reach(self, known, code, batch, status, on):
        self.filed.setdefault((code, batch, status), (known, on))

    def count(self, batch, status, on):
        return sum(1 for (_, b, s), (_, reached) in self.filed.items() if b == batch and s == status and reached <= on)

    def reached(self, status, first, last):
        return sum(1 for (_, _, s), (_, on) in self.filed.items() if s == status and first <= on <= last)

    # --- tasks ---

    def state(self, number, on):
        task = self.tasks[number]
        if task["opened"] > on:
            return None
        happened = sorted((d, i, what) for i, (_, d, what) in enumerate(task["events"]) if d <= on)
        what = happened[-1][2] if happened else "open"
        return what if what in ("closed", "cancelled") else "overdue" if task["due"] < on else "open"
