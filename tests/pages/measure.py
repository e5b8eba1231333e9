#!/usr/bin/env python3
"""measure.py FOLDER...: does every page of the plans in these folders stand on one side of A4?

All pages are put into one document with the style of the first plan, as they are printed; a browser then compares what each holds with
its height. Prints each that runs over, and the least room that is left.
"""
import glob, html, json, os, re, shutil, subprocess, sys, tempfile

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SCRIPT = """<script>
const found = [];
for (const page of document.querySelectorAll('.page')) {
    const end = page.getBoundingClientRect().top + page.clientHeight;
    let last = 0, wide = 0;
    for (const part of page.children)
        last = Math.max(last, part.getBoundingClientRect().bottom);
    for (const cell of page.querySelectorAll('td,th'))
        wide += cell.scrollWidth > cell.clientWidth + 1;
    found.push([page.dataset.of, Math.round(end - last), wide]);
}
document.body.innerHTML = '<pre>' + JSON.stringify(found) + '</pre>';
</script>"""


def pages_of(path):
    text = open(path, encoding="utf-8").read()
    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    return style, re.findall(r'<section class="page".*?</section>', text, re.S)


def measure(browser, folder):
    style, body, n_files, counts = "", [], 0, set()
    for path in sorted(glob.glob(os.path.join(folder, "*.html"))):
        if os.path.basename(path) == "index.html":
            continue
        style, pages = pages_of(path)
        counts.add(len(pages))
        n_files += 1
        for i, page in enumerate(pages):
            body.append(page.replace("<section ", '<section data-of="%s:%d" ' % (html.escape(os.path.basename(path)), i + 1), 1))
    assert n_files and counts == {2}, "%s: %d plans of %s pages" % (folder, n_files, counts)
    # what the style says of paper holds on this screen, too
    style = re.sub(r"@media screen(?= *\{| and)", "@media speech", style).replace("@media print", "@media all")
    worst, over, broken = 10000, 0, 0
    with tempfile.TemporaryDirectory() as work:
        for first in range(0, len(body), 400):
            name = os.path.join(work, "all.html")
            with open(name, "w", encoding="utf-8") as f:
                f.write('<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>%s</style><body>%s%s</body></html>'
                        % (style, "\n".join(body[first:first + 400]), SCRIPT))
            run = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1000,1200", "--dump-dom", "file://" + name],
                                 capture_output=True, text=True, timeout=300)
            found = json.loads(html.unescape(re.search(r"<pre>(.*?)</pre>", run.stdout, re.S).group(1)))
            assert len(found) == len(body[first:first + 400])
            for of, left, wide in found:
                worst = min(worst, left)
                broken += wide
                if left < 0:
                    over += 1
                    print("%s: %s runs over by %d pixels" % (folder, of, -left))
                if wide:
                    print("%s: %s: the text of %d cells is wider than its column" % (folder, of, wide))
    print("%s: %d plans, each of two pages; the fullest page has %d pixels left; %d run over" % (folder, n_files, worst, over))
    return over + broken


browser = next((b for b in BROWSERS if shutil.which(b)), None)
if not browser:
    print("skipped: no chromium")
    sys.exit(77)
sys.exit(1 if sum([measure(browser, folder) for folder in sys.argv[1:]]) else 0)
