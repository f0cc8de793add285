"""A real browser for pages: Chromium and its driver, as they are installed here. Nothing is
downloaded."""

import json
import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

REQUIRED = "SESIM_BROWSER"
"""Where this variable is `required`, a missing browser is a failure."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
HEIGHT = 900


def started():
    """A driver of a new browser. Where there is none, the test is skipped, or fails if it may not
    be missing."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        said = "no Chromium with its driver is installed"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(said)
        pytest.skip(said)
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={tempfile.mkdtemp(prefix='sesim-browser-')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(executable_path=driver))


class Opened:
    """A page in the browser."""

    def __init__(self, driver, file: Path, width: int = 1280):
        self.driver, self.file = driver, file
        self.resize(width)
        for log in ("browser", "performance"):
            driver.get_log(log)
        driver.get(file.as_uri())

    def resize(self, width):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False},
        )

    def run(self, script, *values):
        """What a script returns."""
        return self.driver.execute_script(script, *values)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        """The texts of all that fit, whether seen or not, without the marks that hold words
        together."""
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].map((node) =>"
            " node.textContent.replace(/\u2060/g, ''))",
            selector,
        )

    def text(self, selector):
        (found,) = self.texts(selector)
        return found

    def rows(self, selector):
        """The cells of a table's body, without the marks that hold words together."""
        return self.run(
            "return [...document.querySelectorAll(arguments[0] + ' tbody tr')].map((row) =>"
            " [...row.children].map((cell) => cell.textContent.replace(/\u2060/g, '')))",
            selector,
        )

    def seen(self, selector):
        return self.find(selector).is_displayed()

    def show(self, place, venture=0):
        """Look at a place without a prediction."""
        assert self.run("return sesim.show(arguments[0], arguments[1])", venture, list(place))

    def slide(self, at, stop):
        """Move a slider, and wait until the page has drawn it."""
        self.run(
            "const s = document.getElementById('slider-' + arguments[0]); s.value = arguments[1];"
            "s.dispatchEvent(new Event('input'));",
            at,
            stop,
        )
        self.drawn()

    def drawn(self):
        self.driver.execute_async_script(
            "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"
        )

    def until(self, found, seconds=5.0):
        """Wait for something that follows a little later."""
        end = time.monotonic() + seconds
        while not found():
            assert time.monotonic() < end, "it did not happen"
            time.sleep(0.05)

    def complaints(self):
        """What the browser wrote to its console."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def asked_for(self):
        """Every address that was asked for."""
        entries = (json.loads(e["message"]) for e in self.driver.get_log("performance"))
        return [
            entry["message"]["params"]["request"]["url"]
            for entry in entries
            if entry["message"]["method"] == "Network.requestWillBeSent"
        ]


_RACE = """
const done = arguments[arguments.length - 1], moves = arguments[0];
const slider = document.getElementById("slider-0"), top = Number(slider.max);
const look = document.getElementById("look");
if (!look.checked) look.click();
let made = 0, started = performance.now();
function step() {
  if (made === moves) return done(1000 * made / (performance.now() - started));
  slider.value = made++ % (top + 1);
  slider.dispatchEvent(new Event("input"));
  requestAnimationFrame(step);
}
requestAnimationFrame(step);
"""


def moves_a_second(opened: Opened, moves: int = 120, slower: int = 4) -> float:
    """How many moves of a slider the page draws in a second, with a processor so many times slower
    (a screen shows at most 60)."""
    opened.driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": slower})
    try:
        return float(opened.driver.execute_async_script(_RACE, moves))
    finally:
        opened.driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 1})


def cost_of_a_move(opened: Opened, moves: int = 120) -> float:
    """Milliseconds of a processor that the page takes for a move and its drawing, however busy the
    machine is."""
    driver = opened.driver
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    before = _busy(driver)
    driver.execute_async_script(_RACE, moves)
    found = 1000 * (_busy(driver) - before) / moves
    driver.execute_cdp_cmd("Performance.disable", {})
    return found


def _busy(driver) -> float:
    found = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(one["value"] for one in found if one["name"] == "TaskDuration")
