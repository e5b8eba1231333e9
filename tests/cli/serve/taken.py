"""A port that somebody else has, and a server without a database: it starts, and its pages say so."""
import os, signal, socket, subprocess
from browser import Browser

tidu = os.environ["TIDU"]
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    s.listen()
    done = subprocess.run([tidu, "serve", "--port", str(s.getsockname()[1]), "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    print(done.returncode, done.stdout.decode(), done.stderr.decode().replace(str(s.getsockname()[1]), "PORT").strip())
server = subprocess.Popen([tidu, "serve", "--db", "none.db", "--quiet"], stdout=subprocess.PIPE)
b = Browser(server.stdout.readline().decode())
b.come_in()
status, _, content = b.ask("/?lang=en")
print("said on its page:", status == 404 and b'role="alert"' in content and b"none.db" in content)
server.send_signal(signal.SIGINT)
print("ends with", server.wait())
print("and has made none:", not os.path.exists("none.db"))
