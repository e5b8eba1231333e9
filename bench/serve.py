#!/usr/bin/env python3
"""The workbench under use: how long pages take, fifty clients at once, and memory over minutes of clicking at random.

usage: serve.py TIDU FOLDER [--companies N] [--minutes M] [--table]
  FOLDER       companies.csv, credentials.csv and applications.csv; with --companies N they are generated there if they are missing
  --minutes M  of clicking at random (default 0.5)
  --table      a table; without it facts as `make bench` collects them

Beside it, in the same run, Python's http.server hands out the bytes of the list from memory: what the client and the machine take themselves.
Standard library alone.
"""
import argparse, http.client, http.server, os, random, re, signal, statistics, subprocess, sys, tempfile, threading, time

SEED = 20261201
REQUESTS = 200  # of each kind
CLIENTS, OF_EACH = 50, 20
LONGEST = 15  # seconds for one kind; what is slow is asked less often
RULES = ("tech-sme", "hnte", "gazelle", "innovative-sme", "srdi")
facts = []


def fact(name, value):
    facts.append((name, value))
    if sys.stderr.isatty() or os.environ.get("BENCH_SAY"):
        print(name, value, file=sys.stderr)


def memory(pid):
    """MiB in memory now; None where the system does not say."""
    try:
        with open("/proc/%d/status" % pid) as f:
            return int(re.search(r"VmRSS:\s*(\d+)", f.read()).group(1)) / 1024
    except (OSError, AttributeError):
        return None


def at(sorted_times, share):
    return sorted_times[min(len(sorted_times) - 1, int(share * len(sorted_times)))] * 1000


class Client:
    """A connection that is kept; counts what is no page."""

    def __init__(self, port, cookie=None):
        self.port, self.cookie, self.connection, self.wrong = port, cookie, None, 0

    def get(self, target):
        if not self.connection:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            self.connection.request("GET", target, headers={"Cookie": self.cookie} if self.cookie else {})
            reply = self.connection.getresponse()
            body = reply.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            self.wrong += 1
            return None, b""
        self.wrong += reply.status not in (200, 303)
        return reply, body


class Server:
    def __init__(self, tidu, db):
        self.began = time.perf_counter()
        self.process = subprocess.Popen([tidu, "serve", "--quiet", "--lang", "zh", "--db", db], stdout=subprocess.PIPE, text=True)
        address = self.process.stdout.readline().strip()
        self.port = int(address.split(":")[2].split("/")[0])
        reply, _ = Client(self.port).get("/?" + address.split("/?")[1])
        self.first = time.perf_counter() - self.began
        self.cookie = reply.getheader("Set-Cookie").split(";")[0]

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        self.process.stdout.close()


def start(tidu, db):
    """The first byte after the start, of the server and of its first page: medians of five."""
    first, page = [], []
    for _ in range(5):
        server = Server(tidu, db)
        client = Client(server.port, server.cookie)
        client.get("/lists")
        first.append(server.first)
        page.append(time.perf_counter() - server.began)
        server.end()
    fact("serve: first byte after the start: ms", "%.0f" % (statistics.median(first) * 1000))
    fact("serve: first page after the start: ms", "%.0f" % (statistics.median(page) * 1000))


def timed(client, targets):
    times = []
    for target in targets:
        began = time.perf_counter()
        client.get(target)
        times.append(time.perf_counter() - began)
    return times


def pages(server, codes, any_of):
    """Each kind of page, another company each time; the first of each is told apart, for it may read what the others find in memory."""
    kinds = {"list": lambda: "/list/%s" % any_of.choice(RULES[:2]), "list, a later page": lambda: "/list/tech-sme?page=%d" % any_of.randint(2, 20),
             "company": lambda: "/company/" + any_of.choice(codes), "company and rule": lambda: "/company/%s/%s" % (any_of.choice(codes), any_of.choice(RULES)),
             "ladder": lambda: "/ladder", "today": lambda: "/", "index": lambda: "/index/peers", "data quality": lambda: "/quality", "names of lists": lambda: "/lists"}
    client = Client(server.port, server.cookie)
    for name, make in kinds.items():
        first = timed(client, [make()])[0]
        times, end = [], time.perf_counter() + LONGEST
        while len(times) < REQUESTS and (time.perf_counter() < end or len(times) < 5):
            times += timed(client, [make()])
        times.sort()
        fact("serve: %s: first ms" % name, "%.0f" % (first * 1000))
        fact("serve: %s: p50 ms" % name, "%.1f" % at(times, 0.5))
        fact("serve: %s: p99 ms of %d" % (name, len(times)), "%.1f" % at(times, 0.99))
    fact("serve: pages that failed", client.wrong)


def crowd(name, port, cookie, make):
    """Fifty at once, each with a connection of its own."""
    clients, times, lock = [Client(port, cookie) for _ in range(CLIENTS)], [], threading.Lock()

    def run(client, targets):
        for target in targets:
            mine = timed(client, [target])
            with lock:
                times.extend(mine)
            if time.perf_counter() > end:
                break

    threads = [threading.Thread(target=run, args=(c, [make() for _ in range(OF_EACH)])) for c in clients]
    began = time.perf_counter()
    end = began + LONGEST
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    took = time.perf_counter() - began
    times.sort()
    fact("%s, %d at once: pages a second" % (name, CLIENTS), "%.0f" % (len(times) / took))
    fact("%s, %d at once: p50 ms" % (name, CLIENTS), "%.1f" % at(times, 0.5))
    fact("%s, %d at once: p99 ms" % (name, CLIENTS), "%.1f" % at(times, 0.99))
    fact("%s, %d at once: errors" % (name, CLIENTS), sum(c.wrong for c in clients))


def soak(server, minutes, any_of):
    """Click on any link of the page that is shown, of those that do not change the language."""
    client, target, links, samples = Client(server.port, server.cookie), "/", ["/"], []
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        reply, body = client.get(target)
        samples.append((len(samples) + 1, memory(server.process.pid)))
        if reply and reply.status == 303:
            target = reply.getheader("Location")
            continue
        here = [link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', body.decode("utf-8", "replace")) if link != "/style.css" and "lang=" not in link]
        links = here or links  # a file leads nowhere: back to the page that had it
        target = any_of.choice(links) if any_of.random() < 0.98 else "/"
    fact("serve: clicks at random", len(samples))
    if len(samples) >= 8 and samples[0][1]:
        half = samples[len(samples) // 2:]
        n, mean_x, mean_y = len(half), statistics.mean(x for x, _ in half), statistics.mean(y for _, y in half)
        slope = sum((x - mean_x) * (y - mean_y) for x, y in half) / sum((x - mean_x) ** 2 for x, _ in half)
        fact("serve: memory after %d clicks: MiB" % half[0][0], "%.0f" % half[0][1])
        fact("serve: memory after all clicks: MiB", "%.0f" % samples[-1][1])
        fact("serve: growth over the second half: KiB a click", "%.2f" % (slope * 1024))
    fact("serve: clicks that failed", client.wrong)


def floor(content):
    """The same bytes from Python's own server, on threads."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm, wbufsize = True, -1  # head and body leave together, as ours do

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    class Threads(http.server.ThreadingHTTPServer):
        request_queue_size = 128

    server = Threads(("127.0.0.1", 0), Handler)
    child = os.fork()  # a process of its own, as ours is
    if not child:
        server.serve_forever()
    try:
        times = sorted(timed(Client(server.server_port), ["/"] * REQUESTS))
        fact("http.server, the bytes of the list: p50 ms", "%.1f" % at(times, 0.5))
        fact("http.server, the bytes of the list: p99 ms", "%.1f" % at(times, 0.99))
        crowd("http.server", server.server_port, None, lambda: "/")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        server.server_close()


def generate(tidu, folder, companies):
    if not os.path.exists(os.path.join(folder, "companies.csv")):
        subprocess.run([os.path.join(os.path.dirname(tidu), "generate"), "--companies", str(companies), "--output", folder], check=True, stdout=subprocess.DEVNULL)


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("tidu")
    options.add_argument("folder")
    options.add_argument("--companies", type=int)
    options.add_argument("--minutes", type=float, default=0.5)
    options.add_argument("--table", action="store_true")
    o = options.parse_args()
    if o.companies:
        generate(o.tidu, o.folder, o.companies)
    any_of = random.Random(SEED)
    with tempfile.TemporaryDirectory() as work:
        db = os.path.join(work, "bench.db")
        subprocess.run([o.tidu, "import", o.folder + "/companies.csv", "--credentials", o.folder + "/credentials.csv", "--applications",
                        o.folder + "/applications.csv", "--db", db, "--quiet"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        listed = subprocess.run([o.tidu, "rank", "tech-sme", "--top", "1000", "--with-holders", "--format", "csv", "--db", db, "--quiet"], check=True, capture_output=True, text=True)
        codes = [line.split(",")[1] for line in listed.stdout.splitlines()[1:]]
        start(o.tidu, db)
        server = Server(o.tidu, db)
        pages(server, codes, any_of)
        crowd("serve, company and rule", server.port, server.cookie, lambda: "/company/%s/%s" % (any_of.choice(codes), any_of.choice(RULES)))
        crowd("serve, list", server.port, server.cookie, lambda: "/list/tech-sme")
        content = Client(server.port, server.cookie).get("/list/tech-sme")[1]
        soak(server, o.minutes, any_of)
        server.end()
        floor(content)
    width = max(len(name) for name, _ in facts)
    for name, value in facts:
        print("%-*s %10s" % (width, name, value) if o.table else "%s,%s" % (name.replace(",", ";"), value))


main()
