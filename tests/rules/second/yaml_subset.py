"""Reads the part of YAML that the rule files are written in; every scalar stays the text that it is.

Method: the lines are read by their indentation. A block is a mapping ("key: value"), a sequence ("- value") or a scalar;
a value that begins with { or [ is read letter by letter until its bracket closes, over lines if need be. Plain, quoted
and folded (>-, >) scalars, comments. What is not known of YAML here is an error, not a guess.
Source: YAML 1.2.2, chapters 7 (flow styles) and 8 (block styles). An empty value is None.
"""
import re

KEY = re.compile(r'''("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'\[\]{},&*!|>%@`-][^#]*?|[^\s"'\[\]{},#]+?)\s*:(?:\s+|$)''')
ESCAPES = {"n": "\n", "t": "\t", "\\": "\\", '"': '"', "/": "/"}


class Unreadable(Exception):
    pass


def without_comment(line):
    quote = None
    for i, letter in enumerate(line):
        if quote:
            if letter == quote and not (quote == '"' and line[i - 1] == "\\"):
                quote = None
        elif letter in "\"'" and (i == 0 or line[i - 1] in " [{,:"):
            quote = letter
        elif letter == "#" and (i == 0 or line[i - 1] in " \t"):
            return line[:i].rstrip()
    return line.rstrip()


def unquoted(text):
    """The text of a scalar that stands alone; None where there is none."""
    text = text.strip()
    if text in ("", "~", "null"):
        return None
    if text[0] == "'" and text[-1] == "'" and len(text) > 1:
        return text[1:-1].replace("''", "'")
    if text[0] == '"' and text[-1] == '"' and len(text) > 1:
        return re.sub(r"\\(.)", lambda found: ESCAPES[found[1]], text[1:-1])
    return text


class Flow:
    """{a: b, c: [d]} letter by letter."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def skip(self):
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def scalar(self, ends):
        self.skip()
        quote = self.text[self.at] if self.text[self.at:self.at + 1] in ('"', "'") else None
        start = self.at
        if quote:
            self.at += 1
            while self.text[self.at] != quote or self.text[self.at + 1:self.at + 2] == "'" == quote:
                self.at += 2 if (self.text[self.at] == "\\" and quote == '"') or self.text[self.at] == quote else 1
            self.at += 1
        else:
            while self.at < len(self.text) and self.text[self.at] not in ends:
                if self.text[self.at] == ":" and ":" in ends + ":" and self.text[self.at + 1:self.at + 2] in (" ", ""):
                    break
                self.at += 1
        return unquoted(re.sub(r"\s+", " ", self.text[start:self.at]))

    def value(self):
        self.skip()
        first = self.text[self.at]
        if first == "[":
            return self.sequence()
        if first == "{":
            return self.mapping()
        return self.scalar(",]}")

    def sequence(self):
        out = []
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at] == "]":
                self.at += 1
                return out
            out.append(self.value())
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] != "]":
                raise Unreadable("a sequence: " + self.text[self.at:self.at + 40])

    def mapping(self):
        out = {}
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at] == "}":
                self.at += 1
                return out
            key = self.scalar(",}:")
            self.skip()
            if self.text[self.at] != ":" or key in out:
                raise Unreadable("a mapping: " + self.text[self.at:self.at + 40])
            self.at += 1
            self.skip()
            out[key] = None if self.text[self.at] in ",}" else self.value()
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] != "}":
                raise Unreadable("a mapping: " + self.text[self.at:self.at + 40])


class Block:
    def __init__(self, text):
        self.lines = []
        for line in text.splitlines():
            bare = without_comment(line)
            if bare.strip() and bare != "---":
                self.lines.append((len(bare) - len(bare.lstrip()), bare.strip()))
        self.at = 0

    def node(self, least):
        """The block that begins on this line and is indented by `least` or more."""
        if self.at >= len(self.lines) or self.lines[self.at][0] < least:
            return None
        indent, text = self.lines[self.at]
        if text.startswith("- ") or text == "-":
            return self.sequence(indent)
        if text[0] not in "{[" and KEY.match(text):
            return self.mapping(indent)
        self.at += 1
        return self.inline(text, indent)

    def inline(self, text, parent):
        """A value that begins on the line of its key or dash; further lines are indented by more than the parent."""
        if re.fullmatch(r"[>|][+-]?", text):
            folded = []
            while self.at < len(self.lines) and self.lines[self.at][0] > parent:
                folded.append(self.lines[self.at][1])
                self.at += 1
            return (" " if text[0] == ">" else "\n").join(folded)
        if text[0] in "{[":
            while True:
                flow = Flow(text)
                try:
                    out = flow.value()
                    if flow.text[flow.at:].strip():
                        raise Unreadable("behind a bracket: " + flow.text[flow.at:])
                    return out
                except IndexError:
                    if self.at >= len(self.lines):
                        raise Unreadable("a bracket stays open: " + text[:60])
                    text += " " + self.lines[self.at][1]
                    self.at += 1
        while self.at < len(self.lines) and self.lines[self.at][0] > parent:
            text += " " + self.lines[self.at][1]
            self.at += 1
        return unquoted(text)

    def sequence(self, indent):
        out = []
        while self.at < len(self.lines) and self.lines[self.at][0] == indent and self.lines[self.at][1][0] == "-":
            rest = self.lines[self.at][1][1:].lstrip()
            if not rest:
                self.at += 1
                out.append(self.node(indent + 1))
            elif rest[0] not in "{[" and KEY.match(rest):
                inner = indent + self.lines[self.at][1].index(rest)
                self.lines[self.at] = (inner, rest)
                out.append(self.mapping(inner))
            else:
                self.at += 1
                out.append(self.inline(rest, indent))
        return out

    def mapping(self, indent):
        out = {}
        while self.at < len(self.lines) and self.lines[self.at][0] == indent:
            text = self.lines[self.at][1]
            found = KEY.match(text)
            if not found:
                raise Unreadable("no key: " + text)
            key, rest = unquoted(found[1]), text[found.end():].strip()
            if key in out:
                raise Unreadable("doubled key: " + text)
            self.at += 1
            if rest:
                out[key] = self.inline(rest, indent)
            elif self.at < len(self.lines) and self.lines[self.at][0] == indent and self.lines[self.at][1][0] == "-":
                out[key] = self.sequence(indent)
            else:
                out[key] = self.node(indent + 1)
        if self.at < len(self.lines) and self.lines[self.at][0] > indent:
            raise Unreadable("indentation: " + self.lines[self.at][1])
        return out


def read(path):
    with open(path, encoding="utf-8") as file:
        block = Block(file.read())
    try:
        out = block.node(0)
        if block.at != len(block.lines):
            raise Unreadable("not read: " + block.lines[block.at][1])
        return out
    except Unreadable as fault:
        raise Unreadable(f"{path}: {fault}") from None
