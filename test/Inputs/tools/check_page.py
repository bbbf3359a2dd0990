#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Uses a page of HTML as a reader does, in Chromium without a window.

    check_page.py PAGE STEP...

Each STEP is `key=NAME`, `click=SELECTOR`, which clicks the first element that
matches, or `count=SELECTOR`, which prints how many elements do. After a key or
a click the text of the element #status is printed. Last comes what the page
asked for besides itself, and what went wrong in its script: nothing, in a good
page. Chromium is spoken to through its DevTools protocol, over a pipe.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile


class Browser:
    def __init__(self, profile):
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        # Chromium reads descriptor 3 and writes 4.
        self.process = subprocess.Popen(
            ["sh", "-c", 'exec "$@" 3<&%d 4>&%d' % (to_browser, from_browser),
             "sh", "chromium", "--headless", "--no-sandbox", "--disable-gpu",
             "--remote-debugging-pipe", "--window-size=1280,900",
             "--user-data-dir=" + profile],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number = 0
        self.session = None
        self.pending = b""
        self.events = []

    def receive(self):
        while b"\0" not in self.pending:
            piece = os.read(self.input, 65536)
            if not piece:
                sys.exit("check_page.py: Chromium has ended")
            self.pending += piece
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit("check_page.py: %s: %s" % (method, answer["error"]))
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        target = self.call("Target.createTarget", url="about:blank")
        self.session = self.call("Target.attachToTarget", flatten=True,
                                 targetId=target["targetId"])["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired"
                      for event in self.events):
            self.events.append(self.receive())

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True)
        if "exceptionDetails" in result:
            sys.exit("check_page.py: %s" % result["exceptionDetails"])
        return result["result"].get("value")

    def key(self, name):
        for kind in ("keyDown", "keyUp"):
            parameters = {"text": name} if len(name) == 1 and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=name, **parameters)

    def click(self, selector):
        place = self.evaluate(
            "(() => { const e = document.querySelector(%s);"
            " e.scrollIntoView({block: 'center'});"
            " const r = e.getBoundingClientRect();"
            " return [r.left + 30, r.top + r.height / 2]; })()"
            % json.dumps(selector))
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left",
                      clickCount=1, x=place[0], y=place[1])

    def close(self):
        self.process.terminate()
        self.process.wait()


def main():
    url = pathlib.Path(sys.argv[1]).resolve().as_uri()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            browser.open(url)
            for step in sys.argv[2:]:
                kind, value = step.split("=", 1)
                if kind == "count":
                    print("%s: %d" % (value, browser.evaluate(
                        "document.querySelectorAll(%s).length" % json.dumps(value))))
                    continue
                getattr(browser, kind)(value)
                print("%s: %s" % (step, browser.evaluate(
                    "document.getElementById('status').textContent")))
            requests = [event["params"]["request"]["url"]
                        for event in browser.events
                        if event.get("method") == "Network.requestWillBeSent"]
            print("requests:", [r for r in requests if r != url])
            print("errors:", [event["params"] for event in browser.events
                              if event.get("method") in (
                                  "Runtime.exceptionThrown", "Log.entryAdded",
                                  "Runtime.consoleAPICalled")])
        finally:
            browser.close()


if __name__ == "__main__":
    main()
