"""Asks the program: writes companies and certificates as tables, runs `tidu assess` once and reads what it says of each."""
import csv
import datetime
import os
import shlex
import subprocess
from fractions import Fraction

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(number):
    """The unified social credit code of the company of this number, with its check digit (GB 32100-2015)."""
    body = "91990101MA" + "".join(LETTERS[number // 31 ** place % 31] for place in range(6, -1, -1))
    rest = sum(LETTERS.index(letter) * (3 ** place % 31) for place, letter in enumerate(body)) % 31
    return body + LETTERS[(31 - rest) % 31]


def cell(value):
    """A value as a table has it, with all of its decimals."""
    if value is None:
        return ""
    if not isinstance(value, Fraction):
        return value.isoformat() if isinstance(value, datetime.date) else str(value)
    places = 0
    while (value * 10 ** places).denominator != 1:
        places += 1
        if places > 30:
            raise ValueError(f"no decimal number: {value}")
    digits = str(abs(value.numerator * 10 ** places // value.denominator)).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + (digits[:-places] + "." + digits[-places:] if places else digits)


def company_rows(companies):
    """The header and a row for each company and year."""
    columns = sorted({name for data, _ in companies for name, _ in data})
    yield ["uscc", "year"] + columns
    for number, (data, _) in enumerate(companies):
        for year in sorted({year for _, year in data if year is not None}) or [None]:
            yield [credit_code(number), year or ""] + \
                [cell(data.get((name, year), data.get((name, None)))) for name in columns]


def certificate_rows(companies):
    yield ["uscc", "credential", "granted_on", "expires_on"]
    for number, (_, certificates) in enumerate(companies):
        for kind, granted, expires in certificates:
            yield [credit_code(number), kind, cell(granted), cell(expires)]


def write_table(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


class Refused(Exception):
    """The program did not take in what the dictionary allows."""


class Engine:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        os.makedirs(folder, exist_ok=True)

    def assess(self, model, round_, day, settings, companies):
        """The answers in the order of the companies, each a mapping of the columns of the CSV."""
        base = os.path.join(self.folder, os.path.basename(model.path).removesuffix(".yaml") + f".{round_}")
        write_table(base + ".csv", company_rows(companies))
        self.command = [self.program, "assess", model.path, "--on", day.isoformat(), "--year", str(day.year),
                        "--input", base + ".csv", "--lang", "en"]
        if any(certificates for _, certificates in companies):
            write_table(base + ".certificates.csv", certificate_rows(companies))
            self.command += ["--credentials", base + ".certificates.csv"]
        self.command += ["--recheck"] if model.recheck else []
        for name, value in sorted(settings.items()):
            self.command += ["--setting", f"{name}={cell(value)}"]
        done = subprocess.run(self.command + ["--format", "csv", "--quiet", "--problems", base + ".problems.csv"],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Refused(f"{shlex.join(self.command)}\n{done.stderr}")
        self.check_problems(base + ".problems.csv")
        answers = {row["uscc"]: row for row in csv.DictReader(done.stdout.splitlines())}
        return [answers[credit_code(number)] for number in range(len(companies))]

    def check_problems(self, path):
        """The program may wonder about the data; it must have taken them in."""
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["severity"] == "error":
                    raise Refused(f"{shlex.join(self.command)}\n{row}")

    def to_repeat(self, number):
        """The command that explains the company of this number of the last run."""
        return shlex.join([self.program, "explain", credit_code(number)] + self.command[2:])
