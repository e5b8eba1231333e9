"""What a web server in front does, and what nobody should be able to."""
import grp, os, signal, socket, sqlite3, stat, subprocess, time
from browser import Browser

tidu = os.environ["TIDU"]
NAME = "tidu.bureau.example"

class Proxy(Browser):
    def __init__(self, path):
        self.path, self.port, self.token, self.cookie = path, 0, "", None

    def connect(self):
        s = socket.socket(socket.AF_UNIX)
        s.settimeout(20)
        s.connect(self.path)
        return s

    def send(self, data, wait=20):
        got = b""
        with self.connect() as s:
            s.sendall(data)
            while True:
                piece = s.recv(65536)
                if not piece:
                    return got
                got += piece

    def ask(self, target, method="GET", host=NAME, headers=(), body=b""):
        return super().ask(target, method=method, host=host, headers=headers, cookie=False, body=body)

def check(what, holds):
    print("%s: %s" % (what, "yes" if holds else "NO"))

def start(*more):
    server = subprocess.Popen([tidu, "serve", "--socket", "here.sock", "--host", NAME, "--lang", "en", *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, umask=0)
    said = server.stdout.readline().decode().strip()
    return server, said

def end(server, how=signal.SIGTERM):
    server.send_signal(how)
    return server.wait()

def mode():
    return oct(stat.S_IMODE(os.lstat("here.sock").st_mode))

server, said = start()
p = Proxy("here.sock")
check("says where it is, without a token", said == "unix:here.sock")
check("the file is its owner's alone, whatever the mask", mode() == "0o600" and stat.S_ISSOCK(os.lstat("here.sock").st_mode))
check("no token and no cookie are asked for", p.ask("/imports")[0] == 200 and "set-cookie" not in p.ask("/imports")[1])
check("a token is none of its fields", p.ask("/?token=" + "0" * 64)[0] == 400)
check("the name with a port is the same", p.ask("/imports", host=NAME + ":8443")[0] == 200 and p.ask("/imports", host=NAME.upper())[0] == 200)
for host in ("evil.example", NAME + ".evil.example", NAME + ":x", NAME + ":", "x" + NAME, "127.0.0.1", "localhost"):
    check("Host '%s' 403" % host, p.ask("/imports", host=host)[0] == 403)
check("two of them 403 or 400", p.ask("/imports", headers=["Host: evil.example"])[0] in (400, 403))
for origin, status in (("https://" + NAME, 200), ("http://%s:8080" % NAME, 200), ("https://evil.example", 403), ("null", 403), ("ftp://" + NAME, 403), (NAME, 403)):
    check("Origin '%s' %d" % (origin, status), p.ask("/imports", headers=["Origin: " + origin])[0] == status)
check("what is refused says what the name must be", b"--host" in p.ask("/", host="evil.example")[2] and b"token" not in p.ask("/", host="evil.example")[2])

print("--- a page of somebody else's in a browser that has given its password")
def foreign(target, mode, site="cross-site"):
    return p.ask(target, headers=["Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: " + mode])[0]
check("may link to a page", foreign("/imports", "navigate") == 200 and foreign("/targets/wuxing.2023", "navigate") == 200)
check("may not load one", foreign("/imports", "no-cors") == 403 and foreign("/imports", "cors", "same-site") == 403)
check("may not make something leave, which would be recorded", foreign("/quality.csv", "navigate") == 403 and foreign("/quality.json?lang=en", "navigate") == 403 and foreign("/api/v1/quality", "navigate") == 403)
check("our own may", foreign("/quality.csv", "navigate", "same-origin") == 200 and foreign("/quality.csv", "navigate", "none") == 200)

print("--- who is it that asks")
def last_user():
    d = sqlite3.connect("tidu.db")
    user = d.execute("SELECT exported_by FROM export ORDER BY id DESC LIMIT 1").fetchone()[0]
    d.close()
    return user
p.ask("/quality.csv", headers=["X-Remote-User: wang"])
check("the record of exports has the name", last_user() == "wang")
p.ask("/api/v1/quality", headers=["X-Remote-User: 李"])
check("in any script, and of answers for programs", last_user() == "李".encode().decode("utf-8"))
p.ask("/quality.csv")
check("without one it is whoever started the server", last_user() == (os.environ.get("TIDU_USER") or os.environ.get("LOGNAME") or os.environ.get("USER")))

print("--- whoever brings a table in stands in the record of imports; a page of somebody else's brings none in")
writing, _ = start("--write") if end(server) == 0 else (None, None)
LINE = "boundary"
def form(target, act, headers, file=b""):
    body = ('--%s\r\nContent-Disposition: form-data; name="act"\r\n\r\n%s\r\n' % (LINE, act)).encode()
    body += ('--%s\r\nContent-Disposition: form-data; name="file"; filename="new.csv"\r\n\r\n' % LINE).encode() + file + b"\r\n" if file else b""
    body += ("--%s--\r\n" % LINE).encode()
    return p.ask(target, method="POST", headers=["Content-Type: multipart/form-data; boundary=" + LINE, "Content-Length: %d" % len(body)] + headers, body=body)
new = "统一社会信用代码,企业名称\n91990101MA0000100H,新公司\n".encode()
ours = ["Origin: https://" + NAME, "X-Remote-User: 李"]
for headers, status in ((["X-Remote-User: 李"], 403), (["Origin: https://evil.example"], 403), (["Origin: https://" + NAME, "Sec-Fetch-Site: cross-site"], 403),
                        (["Origin: https://" + NAME, "Sec-Fetch-Site: same-site"], 403), (ours, 303)):
    check("with %s %d" % (", ".join(headers), status), form("/bring-in", "drop", headers, new)[0] == status)
check("imported", form("/bring-in/1", "import", ours)[0] == 303)
with sqlite3.connect("tidu.db") as d:
    print(d.execute("SELECT imported_by, file, companies_added FROM import ORDER BY id DESC LIMIT 1").fetchone())
check("ends with %d" % end(writing), True)
server, said = start()

print("--- one server for one socket")
second = subprocess.run([tidu, "serve", "--socket", "here.sock", "--host", NAME, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
check("a second one is refused, and says why", second.returncode == 1 and b"somebody listens there" in second.stderr and second.stdout == b"")
check("the first one goes on", p.ask("/imports")[0] == 200)
check("ends with %d" % end(server), True)
check("and leaves no file", not os.path.exists("here.sock"))

server, _ = start()
server.kill()
server.wait()
check("one that was killed leaves its file", os.path.exists("here.sock"))
server, said = start()
check("which is replaced", said == "unix:here.sock" and p.ask("/imports")[0] == 200)
os.rename("here.sock", "moved.sock")
with open("here.sock", "w") as f:
    f.write("somebody else's")
end(server)
check("a file that is not its own is not removed", open("here.sock").read() == "somebody else's")
refused = subprocess.run([tidu, "serve", "--socket", "here.sock", "--host", NAME, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
check("nor replaced", refused.returncode == 1 and b"no socket" in refused.stderr and open("here.sock").read() == "somebody else's")
os.remove("here.sock")

server, _ = start("--group", grp.getgrgid(os.getgid()).gr_name)
check("a group may open it, too, and nobody else", mode() == "0o660" and os.lstat("here.sock").st_gid == os.getgid())
check("ends with %d" % end(server, signal.SIGINT), True)
