"""What a browser does, and what none does: bytes over a socket."""
import html.parser, socket

class Browser:
    def __init__(self, address):
        self.port = int(address.split(":")[2].split("/")[0])
        self.token = address.strip().split("token=")[1]
        self.cookie = None

    def send(self, data, wait=20):
        """All that comes back until the server hangs up; None: it did not within `wait` seconds."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as s:
            try:
                s.sendall(data)
            except OSError:
                pass  # it has hung up already
            got = b""
            try:
                while True:
                    piece = s.recv(65536)
                    if not piece:
                        return got
                    got += piece
            except ConnectionError:
                return got
            except socket.timeout:
                return None

    def ask(self, target, method="GET", host=None, headers=(), cookie=True, body=b""):
        """(status, headers, body)"""
        lines = ["%s %s HTTP/1.1" % (method, target)]
        lines += ["Host: %s" % (host or "127.0.0.1:%d" % self.port)] if host != "" else []
        lines += ["Connection: close"] + list(headers)
        if cookie and self.cookie:
            lines.append("Cookie: " + (self.cookie if cookie is True else cookie))
        got = self.send("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body)
        if not got:
            return (0, {}, b"")
        head, _, content = got.partition(b"\r\n\r\n")
        head = head.decode("latin-1").split("\r\n")
        return (int(head[0].split()[1]), {k.lower(): v for k, v in (l.split(": ", 1) for l in head[1:])}, content)

    def come_in(self):
        status, headers, _ = self.ask("/?token=" + self.token, cookie=False)
        self.cookie = headers.get("set-cookie", "").split(";")[0]
        return status, headers

class Page(html.parser.HTMLParser):
    """Elements, attributes, links and text of a page."""
    def __init__(self, content):
        super().__init__()
        self.elements, self.attributes, self.links, self.text, self.open = [], [], [], "", []
        self.faults, self.scripts, self.inline = [], [], ""
        self.feed(content.decode("utf-8"))
        if self.open:
            self.faults.append("not closed: %s" % self.open)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes += [a for a, _ in attributes]
        if tag in ("a", "link"):
            self.links += [v for a, v in attributes if a == "href"]
        if tag == "script":
            self.scripts += [v for a, v in attributes if a == "src"] or ["inline"]
        if tag not in ("meta", "link", "input", "col", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append("closed: %s" % tag)

    def handle_data(self, data):
        if "script" in self.open:
            self.inline += data
        self.text += data
