"""Holds the program against the second interpreter: compare.py PROGRAM [options]; see --help.

Method: for every model some rounds, each of another day and other settings, and in each round companies that crowd the
borders of the model (generator.py). The program assesses a round in one run (engine.py); then every gate, direct pass,
item, total and verdict is compared.
What the second interpreter knows, the program must say too. Where data are missing the program may know more, but then
every completion of the company must agree: a gate that it has decided, points that it has bounded.
Same seed, same companies.
"""
import argparse
import datetime
import os
import random
import sys
import time
from fractions import Fraction

import rule_text
from engine import Engine, Refused, cell
from generator import Generator
from interpreter import Company, Evaluation

COMPLETIONS = 6
WORDS = os.path.relpath(os.path.join(os.path.dirname(__file__), "words.yaml"))  # every word of the language


# --- one answer ----------------------------------------------------------------------

class Answer:
    """What one of the two says of a company; made alike for both, so that they can be compared part by part."""

    def __init__(self, states, points):
        self.states, self.points = states, points  # name -> state; name -> (least, greatest)

    @staticmethod
    def of_program(row):
        states = {name: row[name] for name in row if name == "verdict" or name.startswith(("gate.", "direct."))}
        points = {name[:-3]: (Fraction(row[name]), Fraction(row[name[:-3] + ".hi"])) for name in row if name.endswith(".lo")}
        if row["score_lo"]:
            points["score"] = Fraction(row["score_lo"]), Fraction(row["score_hi"])
        return Answer(states, points)

    @staticmethod
    def of_interpreter(evaluation):
        result = evaluation.result()
        states = {"verdict": result["verdict"]}
        states.update({"gate." + name: state for name, state in result["gates"].items()})
        states.update({"direct." + name: state for name, state in result["direct"].items()})
        points = {"item." + name: bounds for name, bounds in result["items"].items()}
        if result["score"]:
            points["score"] = result["score"]
        return Answer(states, points)


def is_known(state):
    return state not in ("unknown", "open")


def as_good_as(name, state):
    """The states that a decided condition may have when all data are there: na is no obstacle as a gate, no help as a direct pass."""
    if name.startswith("gate.") and state in ("met", "na", "judged"):
        return {"met": ("met", "na"), "na": ("met", "na"), "judged": ("judged", "na")}[state]
    return ("unmet", "na") if name.startswith("direct.") and state in ("unmet", "na") else (state,)


def differences(program, interpreter, certain):
    """(name, what the program says, what the interpreter says) wherever what the interpreter knows is not said.

    certain: the names of the points of which the interpreter knows the very bounds."""
    if set(program.states) != set(interpreter.states) or set(program.points) != set(interpreter.points):
        yield "columns", sorted([*program.states, *program.points]), sorted([*interpreter.states, *interpreter.points])
        return
    for name, state in interpreter.states.items():
        if is_known(state) and program.states[name] != state:
            yield name, program.states[name], state
    for name, (least, greatest) in interpreter.points.items():
        low, high = program.points[name]
        if not least <= low <= high <= greatest or name in certain and (low, high) != (least, greatest):
            yield name, (low, high), (least, greatest)


def contradictions(program, completed):
    """The same of a company that was completed: there the program may know less, but nothing else."""
    for name, state in program.states.items():
        if is_known(state) and completed.states[name] not in as_good_as(name, state):
            yield name, state, completed.states[name]
    for name, (low, high) in program.points.items():
        least, greatest = completed.points[name]
        if not low <= least <= greatest <= high:
            yield name, (low, high), (least, greatest)


# --- one round -----------------------------------------------------------------------

class Round:
    """One model on one day with some settings."""

    def __init__(self, study, model, number):
        self.study, self.model, self.number = study, model, number
        self.random = random.Random(f"{study.seed} {os.path.basename(model.path)} {number}")
        self.day = self.some_day(number)
        self.settings = {name: value for name, value in self.some_settings(number) if value is not None}
        self.generator = Generator(model, self.day, self.settings, study.dictionary, study.terms, self.random)
        self.rows = []

    def some_day(self, number):
        """1 July first; then by turns days on which years begin, end or are longer, within the days of the model."""
        first = datetime.date.fromisoformat(self.model.raw_effective["from"])
        last = self.model.raw_effective.get("to")
        last = datetime.date.fromisoformat(last) if last else max(first, datetime.date(2026, 12, 31))
        year = self.random.randint(max(first.year, last.year - 6), last.year)
        leap = datetime.date(year - year % 4, 2, 29)
        days = [first, last, leap, leap + datetime.timedelta(365), leap + datetime.timedelta(3 * 365), datetime.date(year, 1, 1),
                datetime.date(year, 12, 31), datetime.date(year, self.random.randint(1, 12), self.random.randint(1, 28))]
        turn = random.Random(f"{self.study.seed} {os.path.basename(self.model.path)}").randrange(len(days)) + number
        day = datetime.date(year, 7, 1) if number == 0 else days[turn % len(days)]
        return min(max(day, first), last)

    def some_settings(self, number):
        for name, usual in self.model.settings.items():
            given = self.random.choice([None, "0.3", "1", "6.5", "7.1234", "0.08"]) if number else "7"
            if given is not None:
                yield name, Fraction(given)
            elif usual is not None:
                yield name, usual[1]

    def evaluation(self, company):
        return Evaluation(self.model, company, self.day, self.settings, self.study.dictionary, self.study.terms)

    def run(self, engine, most):
        companies = self.generator.companies(most)
        rows = engine.assess(self.model, self.number, self.day, self.settings, companies)
        for number, ((data, certificates), row) in enumerate(zip(companies, rows)):
            for name, program, interpreter in self.compare(Company(data, certificates), Answer.of_program(row)):
                self.study.report(self, engine.to_repeat(number), data, certificates, name, program, interpreter)
        self.study.companies += len(companies)

    def compare(self, company, program):
        evaluation = self.evaluation(company)
        interpreter = Answer.of_interpreter(evaluation)
        certain = {"item." + item.id for item in self.model.items() if evaluation.has_one_band(item)}
        if len(certain) == len(self.model.items()):
            certain.add("score")
        self.study.comparisons += len(interpreter.states) + len(interpreter.points)
        yield from differences(program, interpreter, certain)
        if all(map(is_known, interpreter.states.values())) and "score" in certain | ({"score"} - set(interpreter.points)):
            return
        for _ in range(COMPLETIONS):
            fill = self.generator.completion(company.data)
            try:
                completed = Answer.of_interpreter(self.evaluation(company.completed(fill)))
            except OverflowError:
                continue
            self.study.completions += 1
            for name, ours, theirs in contradictions(program, completed):
                yield f"{name}, completed with {said(fill.values)}", ours, theirs


def said(data):
    return ", ".join(f"{name}[{year}] = {cell(value) if not isinstance(value, bool) else value}"
                     for (name, year), value in sorted(data.items(), key=repr))


# --- all rounds ----------------------------------------------------------------------

class Study:
    def __init__(self, models, seed):
        self.seed, self.models = seed, models
        self.dictionary, self.terms = rule_text.dictionary(models), rule_text.terms(models)
        self.companies = self.comparisons = self.completions = self.found = 0
        self.reported = set()

    def report(self, round_, command, data, certificates, name, program, interpreter):
        self.found += 1
        part = name.split(",")[0].split(".")[-1]
        if (round_.model.path, part) in self.reported or len(self.reported) > 20:
            return
        self.reported.add((round_.model.path, part))
        print(f"\n{round_.model.path}, {name}\n  the program says {shown(program)}, the second interpreter {shown(interpreter)}")
        for text in round_.model.texts(part):
            print("  rule:", text)
        print(f"  on {round_.day}, {said({(key, 'setting'): value for key, value in round_.settings.items()}) or 'no settings'}")
        print("  data:", said({key: value for key, value in data.items()}))
        print("  certificates:", "; ".join(f"{kind} {granted} to {expires}" for kind, granted, expires in certificates) or "none")
        print("  repeat:", command)


def shown(answer):
    return " to ".join(str(one) for one in answer) if isinstance(answer, tuple) else answer


def main():
    parser = argparse.ArgumentParser(description="holds the program against the second interpreter")
    parser.add_argument("program")
    parser.add_argument("--models", default="models", help="the folder of the models")
    parser.add_argument("--model", help="this model alone: the name of its file")
    parser.add_argument("--seed", default="1", help="a number, or random; it is printed")
    parser.add_argument("--companies", type=int, default=6, help="of each round and comparison")
    parser.add_argument("--rounds", type=int, default=2, help="of each model")
    parser.add_argument("--seconds", type=float, default=0, help="go on with the seeds that follow for so long")
    parser.add_argument("--folder", default="build/second", help="where the tables are written")
    given = parser.parse_args()
    given.seed = random.SystemRandom().randrange(10 ** 9) if given.seed == "random" else int(given.seed)
    begun = time.monotonic()
    found = 0
    while not found:
        found = run(given)
        given.seed += 1
        if time.monotonic() - begun >= given.seconds:
            break
    return 1 if found else 0


def run(given):
    study = Study(given.models, given.seed)
    engine = Engine(given.program, given.folder)
    rounds = {path: given.rounds for path in rule_text.model_files(given.models)}
    rounds[WORDS] = 5 * given.rounds
    for path, n in rounds.items():
        if given.model in (None, os.path.basename(path)):
            model = rule_text.Model(path)
            for number in range(n):
                Round(study, model, number).run(engine, given.companies)
    print(f"--seed {given.seed}: {study.companies} companies, {study.comparisons} comparisons, {study.completions} completions, "
          f"{study.found} differences")
    return study.found


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Refused as fault:
        print(fault)
        sys.exit(1)
