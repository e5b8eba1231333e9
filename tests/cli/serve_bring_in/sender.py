"""Sends the forms of a page as a browser does."""
import html, re
from browser import Browser

class Sender(Browser):
    def send_form(self, target, fields=(), files=(), origin=None, headers=(), **how):
        line = "----boundary-of-a-form"
        body = b""
        for name, value in fields:
            body += ('--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (line, name, value)).encode()
        for name, content in files:
            body += ('--%s\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\nContent-Type: application/octet-stream\r\n\r\n' % (line, name)).encode()
            body += content + b"\r\n"
        body += ("--%s--\r\n" % line).encode()
        head = ["Origin: " + (origin or "http://127.0.0.1:%d" % self.port)] if origin != "" else []
        head += ["Content-Type: multipart/form-data; boundary=" + line, "Content-Length: %d" % len(body)] + list(headers)
        return self.ask(target, method="POST", headers=head, body=body, **how)

    def fields(self, target):
        """What a browser would send of the last form of the page if nothing was touched."""
        page = self.ask(target)[2].decode()
        found = []
        for m in re.finditer(r'<input([^>]*)>|<select name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
            if m.group(2):
                chosen = re.search(r'<option value="([^"]*)" selected', m.group(3))
                found.append((m.group(2), html.unescape(chosen.group(1)) if chosen else ""))
                continue
            of = dict(re.findall(r'(\w+)="([^"]*)"', m.group(1)))
            if "name" in of and of.get("type") not in ("file", "radio", "checkbox"):
                found.append((of["name"], html.unescape(of.get("value", ""))))
        return found

    def choose(self, target, act, **chosen):
        """Send the form of the page with these fields instead of what it has."""
        wanted = {k.replace("_", ".", 1) if re.match(r"c\d+_", k) else k: v for k, v in chosen.items()}
        fields = [(k, wanted.pop(k, v)) for k, v in self.fields(target)] + list(wanted.items())
        return self.send_form(target, fields + [("act", act)])
