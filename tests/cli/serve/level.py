"""At level L1 a page shows what the command does."""
import subprocess, os, sys
from browser import Browser

b = Browser(sys.argv[1])
b.come_in()
said = subprocess.run([os.environ["TIDU"], "rank", "tech-sme", "--format", "csv", "--lang", "zh", "--level", "L1", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
status, _, content = b.ask("/list/tech-sme.csv?lang=zh")
print("the list is that of the level:", status == 200 and content == said.stdout)
status, _, content = b.ask("/company/%s/hnte?lang=en" % sys.argv[2])
print("one company is refused, and said why:", status in (400, 404) and b"not shown at level L1" in content)
status, _, content = b.ask("/list/tech-sme?where=revenue%5BY-1%5D%3E%3D500wan&lang=en")
print("so is a filter that asks about one:", status in (400, 404) and b"level" in content)
