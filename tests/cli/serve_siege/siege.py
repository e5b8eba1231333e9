"""What no browser sends: slow callers by the dozen, bodies without end, requests within requests, old and odd forms of HTTP."""
import os, re, signal, socket, subprocess, sys, threading, time
from browser import Browser, Page

TIMEOUT = 2  # seconds that the server gives a request to arrive

server = subprocess.Popen([os.environ["TIDU"], "serve", "--quiet", "--lang", "en", "--timeout", str(TIMEOUT)], stdout=subprocess.PIPE, text=True)
b = Browser(server.stdout.readline())
b.come_in()


def check(what, holds, found=""):
    print("%s: %s" % (what, "yes" if holds else "NO %s" % (found,)))


def connect(wait=20):
    return socket.create_connection(("127.0.0.1", b.port), timeout=wait)


def lines(*words):
    return "\r\n".join(words).encode("latin-1") + b"\r\n"


def head(target="/imports", method="GET", version="HTTP/1.1", *more):
    return lines("%s %s %s" % (method, target, version), "Host: 127.0.0.1:%d" % b.port, "Cookie: " + b.cookie, *more)


def statuses(got):
    """Of all answers in what has come back."""
    return [int(s) for s in re.findall(rb"HTTP/1\.[01] (\d{3}) ", got or b"")]


def peak():
    """MiB that the server has had in memory at most; 0 where the system does not say."""
    try:
        with open("/proc/%d/status" % server.pid) as f:
            return int(re.search(r"VmHWM:\s*(\d+)", f.read()).group(1)) // 1024
    except (OSError, AttributeError):
        return 0


def slow_callers(n, seconds):
    """So many that send a header now and then; whether an honest one was served beside them, after how long, and how many are still there in the end."""
    callers = []
    for _ in range(n):
        s = connect()
        s.sendall(head()[:-2])
        callers.append(s)
    began, end, gone = time.monotonic(), time.monotonic() + seconds, set()

    def drip():
        while time.monotonic() < end and len(gone) < n:
            for s in callers:
                try:
                    s.sendall(b"X: y\r\n")
                except OSError:
                    gone.add(s)
            time.sleep(0.2)

    dripping = threading.Thread(target=drip)
    dripping.start()
    status = b.ask("/imports")[0]
    took = time.monotonic() - began
    dripping.join()
    for s in callers:
        s.close()
    return status, took, n - len(gone)


print("--- slow callers")
status, took, left = slow_callers(60, 15)
check("beside 60 an honest one is served at once", status == 200 and took < TIMEOUT, (status, took))
check("all of them are dropped", left == 0, left)
status, took, left = slow_callers(200, 30)
check("beside 200 it is served or turned away, and served once they are dropped", status in (0, 200) and left == 0 and b.ask("/imports")[0] == 200, (status, took, left))

print("--- bodies")


def send_gigabyte(opening, piece):
    """Until the server hangs up: how many bytes it took, and what it said."""
    sent = 0
    with connect() as s:
        try:
            s.sendall(opening)
            while sent < 1000000000:
                s.sendall(piece)
                sent += len(piece)
        except OSError:
            pass
        got = b""
        try:
            while len(got) < 65536:
                more = s.recv(65536)
                if not more:
                    break
                got += more
        except OSError:
            pass
    return sent, got


before = peak()
for name, header, piece in (("of a gigabyte", "Content-Length: 1000000000", b"x" * 65536),
                            ("in pieces without end", "Transfer-Encoding: chunked", b"10000\r\n" + b"x" * 65536 + b"\r\n")):
    sent, got = send_gigabyte(head("/", "POST", "HTTP/1.1", header) + b"\r\n", piece)
    check("one %s is hung up on before 50 MB" % name, sent < 50000000 and statuses(got) in ([405], [400], []), (sent, statuses(got)))
check("and takes no memory", peak() - before < 50, (before, peak()))

print("--- one request within another: the inner one is not answered")
inner = head("/quality.csv") + b"\r\n"
length = "Content-Length: %d" % len(inner)
for name, more in (("two lengths", (length, "Content-Length: 0")), ("the same length twice", (length, length)), ("0 and a length", ("Content-Length: 0", length)),
                   ("a length and pieces", (length, "Transfer-Encoding: chunked")), ("pieces and a length", ("Transfer-Encoding: chunked", length)),
                   ("a blank before the colon", ("Content-Length : %d" % len(inner),)), ("pieces, with a blank", ("Transfer-Encoding : chunked",)),
                   ("an unknown encoding", ("Transfer-Encoding: xchunked", length)), ("two lengths in one", ("Content-Length: %d, %d" % (len(inner), len(inner)),)),
                   ("a length with a sign", ("Content-Length: +%d" % len(inner),)), ("a length below 0", ("Content-Length: -1",)),
                   ("a length of 30 digits", ("Content-Length: " + "9" * 30,))):
    got = b.send(head("/imports", "GET", "HTTP/1.1", *more) + b"\r\n" + inner, wait=3 * TIMEOUT)
    check(name, got is not None and all(s in (400, 413) for s in statuses(got)), statuses(got))

print("--- odd requests")
for name, bytes_sent, wanted in (
        ("24 fields", head("/list/hnte?" + "&".join("f%d=1" % i for i in range(24))), ([400],)),
        ("25 fields", head("/list/hnte?" + "&".join("f%d=1" % i for i in range(25))), ([400],)),
        ("10,000 fields", head("/list/hnte?" + "&".join("f%d=1" % i for i in range(10000))), ([414], [431], [])),
        ("25 empty fields", head("/list/hnte?" + "&".join("f%d=" % i for i in range(25))), ([200],)),
        ("no version", b"GET /imports\r\n", ([400], [])),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n", ([400], [403], [405], [505], [])),
        ("HTTP/9.9", head("/imports", "GET", "HTTP/9.9"), ([400], [505], [])),
        ("no request at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 100 + b"\r\n", ([400], [])),
        ("a zero byte in a header", head("/imports", "GET", "HTTP/1.1", "X: a\0b"), ([200], [400], [])),
        ("a method of 10,000 letters", head("/imports", "G" * 10000), ([400], [405], [431], [])),
        ("a header of 100,000 letters", head("/imports", "GET", "HTTP/1.1", "X: " + "y" * 100000), ([431], [])),
        ("an upgrade", head("/imports", "GET", "HTTP/1.1", "Connection: Upgrade, close", "Upgrade: websocket"), ([200],))):
    got = b.send(bytes_sent + (b"Connection: close\r\n" if b"HTTP/1.1" in bytes_sent else b"") + b"\r\n", wait=4 * TIMEOUT)
    check(name, got is not None and statuses(got) in wanted, statuses(got))

print("--- HTTP/1.0, and one after the other")
got = b.send(head("/imports", "GET", "HTTP/1.0") + b"\r\n")
check("HTTP/1.0 is answered, and the connection ends", statuses(got) == [200])
got = b.send(lines("GET /imports HTTP/1.0", "Cookie: " + b.cookie) + b"\r\n")
check("not without a name", statuses(got) in ([403], [400]), statuses(got))
targets = ["/imports", "/quality", "/nothing", "/lists"] * 5
got = b.send(b"".join(head(t) + b"\r\n" for t in targets) + head("/imports", "GET", "HTTP/1.1", "Connection: close") + b"\r\n")
check("20 at once are answered one by one, in order", statuses(got) == [200, 200, 404, 200] * 5 + [200], statuses(got))
got = b.send(head("/quality.csv", "HEAD") + b"\r\n" + head("/imports", "GET", "HTTP/1.1", "Connection: close") + b"\r\n")
check("after HEAD comes the next answer at once", statuses(got) == [200, 200] and got.split(b"\r\n\r\n", 1)[1].startswith(b"HTTP/1.1 200"), got[:40])

print("--- HEAD: as GET, without the page")
to_see, seen, wrong = ["/"], {}, []
while to_see:
    target = to_see.pop()
    place = target.split("?")[0].split("/")
    kind = (place[1], len(place), place[-1].partition(".")[2], "page=" in target)
    if kind in seen or "lang=zh" in target:
        continue
    seen[kind] = target
    got, headers, content = b.ask(target)
    asked, heads, body = b.ask(target, method="HEAD")
    if place[1].startswith("exports"):  # whose own answer is one row more
        headers.pop("content-length"), heads.pop("content-length")
    if asked != got or body or {k: v for k, v in headers.items() if k != "date"} != {k: v for k, v in heads.items() if k != "date"}:
        wrong.append((target, got, asked, len(body)))
    if headers.get("content-type", "").startswith("text/html"):
        to_see += [link for link in Page(content).links if link.startswith("/")]
check("so it is on all kinds of pages", not wrong and len(seen) > 20, (wrong[:3], len(seen)))

check("after all this it answers", b.ask("/imports")[0] == 200)
server.send_signal(signal.SIGINT)
print("ends with", server.wait(30))
