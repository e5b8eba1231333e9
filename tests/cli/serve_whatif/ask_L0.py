"""At the level of the public no figure of a company is on the page that asks what if."""
import re, sys
from browser import Browser, Page

b = Browser(sys.argv[1])
b.come_in()
status, _, content = b.ask("/company/91990101MA00H83197/hnte/whatif?lang=en&set.st_staff=30")
text = content.decode()
print("at L0 no field shows a value:", "data-now" not in text and "4292" not in text and not Page(content).faults)
print("and the page says why:", "L0" in text)
