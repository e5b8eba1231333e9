"""A server that only reads takes no form, and its page says how that is changed."""
import sys
from sender import Sender

b = Sender(sys.argv[1])
b.come_in()
answer = b.send_form("/bring-in", [("act", "drop")], [("table.csv", b"x")])
print("a form 405:", answer[0] == 405 and answer[1].get("allow") == "GET, HEAD")
page = b.ask("/bring-in?lang=zh")
print("its page says it:", page[0] == 200 and "--write" in page[2].decode() and b"<form" not in page[2].split(b"<main")[1])
