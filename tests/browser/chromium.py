"""A headless Chromium and what is done in it, over the DevTools protocol: JSON with a zero byte behind it through two pipes."""
import base64, json, os, select, shutil, signal, subprocess, tempfile, time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
WAIT = 60  # seconds for anything; a machine that does other work is slow

KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " "), "Escape": (27, ""), "ArrowDown": (40, ""), "ArrowRight": (39, ""), "Home": (36, ""), "End": (35, "")}
SHIFT = 8


class Failure(Exception):
    pass


class Chromium:
    """One browser with one page. What it said and asked for is in `console`, `requests` and `downloads`."""

    def __init__(self, width=1440, height=900, dark=False):
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        if not program:
            raise Failure("no chromium")
        self.folder = tempfile.mkdtemp(prefix="tidu-browser-")
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()
        self.out, self.into = from_us, from_browser

        def take_pipes():
            os.setsid()
            ours = [os.dup(to_browser), os.dup(to_us)]  # above 4, so that neither is overwritten
            os.dup2(ours[0], 3)
            os.dup2(ours[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars", "--disable-features=BackForwardCache",
             "--user-data-dir=" + self.folder, "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=take_pipes)
        os.close(to_browser)
        os.close(to_us)
        self.rest, self.events, self.number = b"", [], 0
        self.console, self.requests, self.downloads, self.moved = [], [], [], {}
        self.session = None
        target = [t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"][0]["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        self.files = os.path.join(self.folder, "files")
        self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.files, eventsEnabled=True)
        self.look(width, height, dark)

    # --- the protocol

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + WAIT
        while True:
            got = self.receive(end)
            if got.get("id") == self.number:
                if "error" in got:
                    raise Failure("%s: %s" % (method, got["error"]["message"]))
                return got["result"]

    def receive(self, end):
        """The next message; what is an event is noted."""
        while b"\0" not in self.rest:
            if not select.select([self.into], [], [], max(0, end - time.monotonic()))[0]:
                raise Failure("the browser does not answer")
            piece = os.read(self.into, 1 << 20)
            if not piece:
                raise Failure("the browser has ended")
            self.rest += piece
        message, _, self.rest = self.rest.partition(b"\0")
        got = json.loads(message)
        if "method" in got:
            self.note(got["method"], got["params"])
        return got

    def note(self, method, p):
        if method == "Runtime.consoleAPICalled" and p["type"] in ("error", "warning", "assert"):
            self.console.append("%s: %s" % (p["type"], " ".join(str(a.get("value", a.get("description"))) for a in p["args"])))
        elif method == "Runtime.exceptionThrown":
            self.console.append("exception: %s" % p["exceptionDetails"].get("exception", {}).get("description", p["exceptionDetails"]["text"]))
        elif method == "Log.entryAdded" and p["entry"]["level"] in ("error", "warning"):
            self.console.append("%s: %s %s" % (p["entry"]["source"], p["entry"]["text"], p["entry"].get("url", "")))
        elif method == "Network.requestWillBeSent":
            self.requests.append(p["request"]["url"])
        elif method == "Network.responseReceived" and p["type"] == "Document":
            self.moved["status"] = p["response"]["status"]
        elif method == "Page.loadEventFired":
            self.moved["loaded"] = True
        elif method == "Browser.downloadWillBegin":
            self.downloads.append(p["suggestedFilename"])
        elif method == "Browser.downloadProgress" and p["state"] != "inProgress":
            self.moved["downloaded"] = p["state"]

    def wait(self, *facts):
        """Until one of these has happened; which one."""
        end = time.monotonic() + WAIT
        while not any(f in self.moved for f in facts):
            self.receive(end)
        return next(f for f in facts if f in self.moved)

    # --- the page

    def run(self, expression):
        got = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in got:
            raise Failure(got["exceptionDetails"].get("exception", {}).get("description", "the expression fails"))
        return got["result"].get("value")

    def goes(self, act, *facts):
        """Do what leads to another page, and wait for it; its status."""
        self.moved = {}
        act()
        self.wait(*(facts or ("loaded",)))
        return self.moved.get("status")

    def open(self, address):
        return self.goes(lambda: self.call("Page.navigate", url=address))

    def back(self):
        history = self.call("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] - 1]["id"]
        self.goes(lambda: self.call("Page.navigateToHistoryEntry", entryId=entry))

    def address(self):
        return self.run("location.href")

    def click(self, find):
        """With the mouse, on what the expression finds: in its middle, which must be it and no other thing."""
        place = self.run("""(() => {
            const e = %s;
            if (!e) return null;
            for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
            e.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
            const b = e.getClientRects()[0], x = b.x + b.width / 2, y = b.y + b.height / 2, hit = document.elementFromPoint(x, y);
            return [x, y, !!hit && (e.contains(hit) || hit.contains(e))];
        })()""" % find)
        if not place:
            raise Failure("not there: %s" % find)
        if not place[2]:
            raise Failure("something lies over it: %s" % find)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def press(self, key, modifiers=0):
        code, text = KEYS[key]
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code="Space" if key == " " else key, windowsVirtualKeyCode=code,
                      modifiers=modifiers, text=text if kind == "keyDown" else "")

    def write(self, text):
        self.call("Input.insertText", text=text)

    # --- how it is looked at

    def look(self, width, height=900, dark=False, media=""):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def picture(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)  # a group of its own
        except ProcessLookupError:
            pass
        self.process.wait()
        os.close(self.out)
        os.close(self.into)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
