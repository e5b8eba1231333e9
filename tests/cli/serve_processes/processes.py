import os, signal, sqlite3, subprocess, threading, time
from browser import Browser

def check(what, holds):
    print("%s: %s" % (what, "yes" if holds else "NO"))

def start(*more):
    server = subprocess.Popen([os.environ["TIDU"], "serve", "--quiet", "--lang", "en", *more], stdout=subprocess.PIPE)
    b = Browser(server.stdout.readline().decode())
    b.come_in()
    return server, b

def children(server):
    with open("/proc/%d/task/%d/children" % (server.pid, server.pid)) as f:
        return [int(p) for p in f.read().split()]

def have_ended(processes):
    for _ in range(200):
        if not any(os.path.exists("/proc/%d" % p) for p in processes):
            return True
        time.sleep(0.05)
    return False

def beside(n, wanted):
    """Whether n pages come while another one waits for the database, which somebody writes."""
    d = sqlite3.connect("tidu.db", isolation_level=None)
    d.execute("BEGIN EXCLUSIVE")
    came = []
    slow = threading.Thread(target=lambda: came.append(("slow", b.ask("/imports")[0])))
    slow.start()
    time.sleep(0.3)
    for _ in range(n):
        came.append(("fast", b.ask(wanted)[0]))
    d.execute("ROLLBACK")
    d.close()
    slow.join()
    return came

server, b = start()
began = children(server)
check("two by default", len(began) == 2)
# the database is waited for as long as two seconds, in which a busy machine may not come to the other page: then once more
check("a page comes while another one waits", any(beside(1, "/rule/hnte")[0] == ("fast", 200) for _ in range(5)))
d = sqlite3.connect("tidu.db", isolation_level=None, check_same_thread=False)
d.execute("BEGIN EXCLUSIVE")
ends = threading.Timer(1, lambda: d.execute("ROLLBACK"))
ends.start()
same = []
threads = [threading.Thread(target=lambda: same.append(b.ask("/imports?lang=en"))) for _ in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
ends.join()
d.close()
check("who asks for the same page gets the same", [r[0] for r in same] == [200] * 4 and len(set(r[2] for r in same)) == 1)
results = []
threads = [threading.Thread(target=lambda i=i: results.append(b.ask("/list/hnte?town=%d" % i if i % 3 == 0 else "/imports?lang=%s" % ("zh" if i % 2 else "en")))) for i in range(60)]
[t.start() for t in threads]
[t.join() for t in threads]
check("60 at once, each its own answer", sorted(r[0] for r in results) == [200] * 40 + [404] * 20 and sum(b'lang="zh-CN"' in r[2][:60] for r in results) == 20)
before = b.ask("/list/hnte")[2]
os.kill(began[0], signal.SIGKILL)
have_ended(began[:1])
statuses = [b.ask("/list/hnte")[0] for i in range(6)] + [b.ask("/rule/hnte")[0], b.ask("/imports")[0], b.ask("/ladder")[0]]
check("when one has ended the others answer everything", statuses == [200] * len(statuses) and b.ask("/list/hnte")[2] == before)
os.kill(began[1], signal.SIGKILL)
have_ended(began)
check("without any there is no answer, and the server says so", [b.ask("/rule/hnte")[0] for _ in range(3)] == [503] * 3)
server.send_signal(signal.SIGTERM)
check("ends with %d" % server.wait(), have_ended(began))

server, b = start("--processes", "1")
check("one, if that is wanted", len(children(server)) == 1 and b.ask("/imports")[0] == 200)
began = children(server)
for p in began:
    os.kill(p, signal.SIGINT)
    os.kill(p, signal.SIGTERM)
check("a signal of the terminal is for the server alone", b.ask("/imports")[0] == 200 and children(server) == began)
server.kill()
server.wait()
check("when the server is killed they end by themselves", have_ended(began))

server, b = start("--processes", "3")
check("the token lets one in, whichever process is asked", b.ask("/")[0] == 200 and b.ask("/?token=" + b.token, cookie=False)[0] == 403)
server.send_signal(signal.SIGINT)
check("ends with %d" % server.wait(), True)
