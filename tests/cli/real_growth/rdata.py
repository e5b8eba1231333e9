"""US companies that do R&D, 1982 to 1989 (Blundell and Bond 2000), from the file of R: rdata.py RDPerfComp.rda >companies.csv"""
import lzma
import math
import struct
import sys


class Reader:
    """What this one file needs of R's serialisation (R Internals 1.8): version 3, big-endian."""

    def __init__(self, data):
        self.data, self.at, self.symbols = data, 0, []

    def take(self, n):
        self.at += n
        return self.data[self.at - n:self.at]

    def number(self):
        return struct.unpack(">i", self.take(4))[0]

    def item(self):
        flags = self.number()
        kind = flags & 255
        if kind == 254:
            return None
        if kind == 255:
            return self.symbols[(flags >> 8) - 1]
        if kind == 1:
            self.symbols.append(None)
            place = len(self.symbols) - 1
            self.symbols[place] = self.item()
            return self.symbols[place]
        if kind == 2:
            if flags & 512:
                self.item()
            tag = self.item() if flags & 1024 else None
            value = self.item()
            return [(tag, value)] + (self.item() or [])
        n = self.number()
        if kind == 9:
            return self.take(n).decode() if n >= 0 else None
        if kind in (10, 13):
            values = list(struct.unpack(">%di" % n, self.take(4 * n)))
        elif kind == 14:
            values = list(struct.unpack(">%dd" % n, self.take(8 * n)))
        else:
            values = [self.item() for _ in range(n)]
        return (values, dict(self.item())) if flags & 512 else values


r = Reader(lzma.decompress(open(sys.argv[1], "rb").read()))
r.take(7 + 12)
r.take(r.number())
(_, (columns, attributes)), = r.item()
table = dict(zip(attributes["names"], (c if isinstance(c, list) else c[0] for c in columns)))
print("uscc,year,revenue,employees")
for company, year, y, n in zip(table["id"], table["year"], table["y"], table["n"]):
    # logarithms of million dollars and of thousand persons; what a dollar is worth in yuan changes no growth
    print(f"us:{company:.0f},{year:.0f},{round(math.exp(y) * 1e6)},{round(math.exp(n) * 1e3)}")
