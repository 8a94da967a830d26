"""What no page of the built site may hold: code of a solution, or anything from another host."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
LOADING = {
    "script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "audio": "src",
    "video": "src", "object": "data", "embed": "src", "image": "href", "use": "href",
}  # fmt: skip
ELSEWHERE = re.compile(r"^(?:[a-z]+:)?//", re.IGNORECASE)
HREF = re.compile(r'\b(?:href|src)="([^"]*)"')
STYLE_ELSEWHERE = re.compile(r"(?:@import\s+|url\(\s*)['\"]?((?:https?:)?//[^'\")\s]+)")


def faults(site: Path) -> list[str]:
    """Return what is wrong with a built site, each in a sentence."""
    found = []
    secret = secrets()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.is_dir():
            continue
        if path.is_relative_to(site / "docs" / "teaching"):
            found.append(f"{name} is for teachers alone")
        elif path.suffix == ".html":
            text = path.read_text("utf-8")
            found += [f"{name} loads {address}" for address in loaded_from_elsewhere(text)]
            found += [f"{name} shows a solution: {line}" for line in shown(text, secret, path.stem)]
        elif path.suffix in (".css", ".svg"):
            text = path.read_text("utf-8")
            found += [f"{name} loads {address}" for address in STYLE_ELSEWHERE.findall(text)]
        elif path.suffix == ".ipynb":
            found.append(f"{name} is a notebook")
    return found


def loaded_from_elsewhere(page: str) -> list[str]:
    """Return addresses on other hosts from which a page loads something."""
    reader = _Loading()
    reader.feed(page)
    return reader.addresses + STYLE_ELSEWHERE.findall(page)


def dead_links(site: Path) -> list[str]:
    """Return where a page leads to a file that is not there; Sphinx knows its own links alone."""
    found = []
    for path in sorted(site.rglob("*.html")):
        if path.is_relative_to(site / "lite"):
            continue
        for address in sorted(set(HREF.findall(path.read_text("utf-8")))):
            place = urlsplit(unescape(address))
            if place.scheme or place.netloc or not place.path:
                continue
            # What a lesson in the browser is to open stands behind the question mark.
            opened = dict(parse_qsl(place.query)).get("path")
            target = path.parent / unquote(place.path)
            if not target.exists():
                found.append(f"{path.relative_to(site)} leads to {address}, which is not there")
            elif opened and not (site / "lite" / "files" / opened).is_file():
                found.append(f"{path.relative_to(site)} opens {opened}, which is not there")
    return found


class _Loading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") in ("canonical", "license", "next", "prev"):
            return
        address = given.get(LOADING.get(tag, "")) or ""
        if ELSEWHERE.match(address):
            self.addresses.append(address)


def secrets() -> dict[str, set[str]]:
    """Return, by lesson, the lines of its solution that its students' version does not hold."""
    lines = {}
    for path in sorted((ROOT / "solutions").glob("*/*.ipynb")):
        solved, given = (_code(ROOT / kind / path.parent.name / path.name) for kind in KINDS)
        blocks = SOLUTION.findall(solved) + HIDDEN.findall(solved)
        written = {plain(line) for block in blocks for line in block.splitlines()}
        # A line such as `return z` is nobody's secret, nor is what the lesson itself says.
        lines[path.stem] = {x for x in written if len(x) >= LONG and x not in plain(given)}
    return lines


KINDS = ("solutions", "lessons")
LONG = 16


def _code(path: Path) -> str:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


def shown(page: str, secret: dict[str, set[str]], lesson: str) -> list[str]:
    """Return lines of a lesson's solution that its page shows; of all lessons, for other pages."""
    text = plain(unescape(re.sub(r"<[^>]*>", "", page)))
    lines = secret[lesson] if lesson in secret else set().union(*secret.values())
    return sorted(line for line in lines if line in text)


def plain(text: str) -> str:
    """Return a text without spaces: highlighting and line breaks put some in."""
    return re.sub(r"\s+", "", text)
