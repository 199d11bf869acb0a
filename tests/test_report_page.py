"""The report in a real browser: it renders, filters, opens a document, and lets nothing in or out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from ipcorpus.cli import command_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.system

SAMPLES = Path(__file__).parents[1] / "samples/scraped"
HOSTILE = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=1">',
    "</script><script>document.title='owned'</script>",
    "<!--<script>",
    "\u2028\u2029&lt;b&gt;",
)
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report")
    scraped = shutil.copytree(SAMPLES, place / "scraped")
    for number, payload in enumerate(HOSTILE):
        text = (
            f"標題{payload}\n來源:{payload} 時間:2020-01-0{number + 1}\n"
            + f"大家都來看年(nián)畫{payload},真好。\n" * 4
        )
        (scraped / f"hostile-{number}.txt").write_text(text, "utf-8")
    runner = CliRunner()
    for command in (
        ["clean", scraped, "-o", place / "out", "--cuts", "all", "--quiet"],
        ["report", place / "out"],
    ):
        runner.invoke(
            command_line, [str(part) for part in command], standalone_mode=False, catch_exceptions=False
        )
    return place / "out/report.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    from selenium import webdriver  # noqa: PLC0415 - only where these tests run
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    profile = tmp_path_factory.mktemp("profile")
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", *QUIET):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Chrome, report: Path) -> Chrome:
    browser.get(report.as_uri())
    return browser


def rows(page: Chrome) -> list[str]:
    return page.execute_script(
        "return [...document.querySelectorAll('#documents tbody tr')].map(r => r.innerText)"
    )


def test_it_renders_without_an_error(page: Chrome) -> None:
    assert page.execute_script("return document.documentElement.dataset.ready") == "yes"
    assert page.title == "ipcorpus report"
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert any("mirror-a/0001.txt" in row for row in rows(page))
    assert page.execute_script("return document.querySelectorAll('svg rect').length") > 4


def test_it_filters(page: Chrome) -> None:
    before = len(rows(page))
    page.find_element("id", "search").send_keys("hostile-1")
    assert 0 < len(rows(page)) < before
    page.execute_script(
        "document.getElementById('search').value = '';"
        "const f = document.getElementById('flag');"
        "f.value = 'truncated'; f.dispatchEvent(new Event('input'));"
    )
    assert all("truncated" in row for row in rows(page))


def test_it_shows_a_document_before_and_after(page: Chrome) -> None:
    page.find_element("xpath", "//button[text()='mirror-a/0001.txt']").click()
    before, after = (page.find_element("id", name).text for name in ("before", "after"))
    assert "(nián)" in before or "(chuàng)" in before
    assert "(chuàng)" not in after
    assert "创新" in after


def test_hostile_text_stays_text(page: Chrome) -> None:
    for button in page.find_elements("css selector", "button.open"):
        button.click()
    assert page.title == "ipcorpus report"
    assert page.find_elements("css selector", "img, #view script, table script") == []


def test_it_asks_nothing_of_any_network(browser: Chrome, report: Path) -> None:
    browser.get_log("performance")
    browser.get(report.as_uri())
    sent = [
        entry["message"]
        for entry in browser.get_log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
    ]
    assert all('"url":"file:///' in message or '"url":"data:' in message for message in sent)
