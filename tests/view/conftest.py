"""A browser for the pages: Chromium without a window, driven by Selenium; where there is none the tests are skipped."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1500,950",
)  # fmt: skip

Opened = Callable[[str], "Chrome"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chrome"]:
    """A browser that knows nobody."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = (shutil.which(name) for name in ("chromium", "chromedriver"))
    if program is None or driver is None:
        pytest.skip("there is no browser: chromium and chromedriver (Debian's chromium-driver) are needed")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for option in (*_OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found: Chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield found
    found.quit()


@pytest.fixture
def opened(browser: "Chrome", tmp_path: Path) -> Iterator[Opened]:
    """Opens a page from a file; at the end the browser must have had nothing to complain of."""

    def opens(page: str) -> "Chrome":
        path = tmp_path / "page.html"
        path.write_text(page, "utf-8")
        browser.get(path.as_uri())
        return browser

    browser.get_log("browser")  # type: ignore[no-untyped-call]
    yield opens
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
    browser.execute_script("localStorage.clear()")
