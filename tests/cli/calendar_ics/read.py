"""Reads an iCalendar file by RFC 5545 and compares its events with the rows of the CSV: read.py FILE.ics FILE.csv DAYS-OF-REMINDER"""
import csv, datetime, re, sys

raw = open(sys.argv[1], "rb").read()
assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), "lines end in CR LF"
lines = raw.split(b"\r\n")[:-1]
assert all(len(line) <= 75 for line in lines), "lines have 75 octets at most"
for line in lines:
    line.decode("utf-8")  # no character is cut in two
unfolded = []
for line in lines:
    if line.startswith(b" "):
        unfolded[-1] += line[1:]
    else:
        unfolded.append(line)

def unescape(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)

stack, events, alarms = [], [], []
for line in unfolded:
    text = line.decode("utf-8")
    name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)", text).groups()
    if name == "BEGIN":
        stack.append((value, {}))
    elif name == "END":
        kind, got = stack.pop()
        assert kind == value
        if kind == "VEVENT":
            assert [k for k, _ in stack] == ["VCALENDAR"]
            events.append(got)
        elif kind == "VALARM":
            assert got["ACTION"] == "DISPLAY" and got["DESCRIPTION"]
            alarms.append(got["TRIGGER"])
        else:
            assert got["VERSION"] == "2.0" and got["PRODID"]
    else:
        assert name not in stack[-1][1], "a property once"
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value) or name in ("DTSTAMP",), "text is escaped: " + text
        stack[-1][1][name] = value
assert not stack

rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8")))
assert len(rows) == len(events), (len(rows), len(events))
assert len({e["UID"] for e in events}) == len(events), "an id is an event's own"
on = None
for row, e in zip(rows, events):
    start = datetime.datetime.strptime(e["DTSTART;VALUE=DATE"], "%Y%m%d").date()
    end = datetime.datetime.strptime(e["DTEND;VALUE=DATE"], "%Y%m%d").date()
    assert start.isoformat() == row["due"] and end - start == datetime.timedelta(1)
    stamp = datetime.datetime.strptime(e["DTSTAMP"], "%Y%m%dT%H%M%SZ").date()
    assert (start - stamp).days == int(row["days_left"])
    assert row["name"] in unescape(e["SUMMARY"])
    told = unescape(e["DESCRIPTION"])
    for column in ("opens", "closes", "city", "changed", "note", "source"):
        assert row.get(column, "") in told, (column, told)
    assert (int(e["SEQUENCE"]) > 0) == bool(row.get("changed"))
assert alarms == (["-P%sD" % sys.argv[3]] * len(events) if sys.argv[3] != "0" else [])
print(len(events), "events,", sum(int(e["SEQUENCE"]) > 0 for e in events), "amended")
