"""Slides for every lesson and lab: `make slides`, and with ARGS=--pdf one PDF for each.

They are made of the students' notebooks and of what their figures show, and served by reveal.js
from the folder itself.
"""

from __future__ import annotations

import argparse
import base64
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from blocks import FORMATTER, Block
from deck import Slide, section, slides_of

HERE = Path(__file__).parent
ROOT = HERE.parent
REVEAL = ("dist/reset.css", "dist/reveal.css", "dist/reveal.js", "plugin/notes/notes.js", "LICENSE")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: slides</title>
<link rel="stylesheet" href="reveal/reset.css">
<link rel="stylesheet" href="reveal/reveal.css">
<link rel="stylesheet" href="slides.css">
</head>
<body>
<div class="reveal"><div class="slides">
{sections}
</div></div>
<script src="reveal/reveal.js"></script>
<script src="reveal/notes.js"></script>
<script src="slides.js"></script>
</body>
</html>
"""


def write_decks(folder: Path, pictures: Mapping[str, Mapping[str, Any]]) -> list[Path]:
    """Write a deck for each lesson, and what they share.

    Parameters
    ----------
    folder : Path
        Need not exist.
    pictures : mapping
        Lesson -> cell -> what its figures show; see `pictures.pictures_of`.

    Returns
    -------
    list of Path
        The decks, in the order of the lessons.
    """
    write_shared(folder)
    decks = []
    titles = {}
    for lesson in sorted(path.name for path in (ROOT / "lessons").iterdir() if path.is_dir()):
        slides = deck_of(lesson, folder, pictures.get(lesson, {}))
        titles[lesson] = slides[0].title
        path = folder / f"{lesson}.html"
        path.write_text(page_of(slides), "utf-8")
        decks.append(path)
    (folder / "index.html").write_text(index(titles), "utf-8")
    return decks


def deck_of(lesson: str, folder: Path, pictures: Mapping[str, Any]) -> list[Slide]:
    """Return a lesson's slides, and put the pictures on them into a folder beside the decks."""
    source, beside = ROOT / "lessons" / lesson, folder / lesson
    beside.mkdir(parents=True, exist_ok=True)
    drawings = [path for path in source.iterdir() if path.suffix in (".svg", ".png")]
    for path in drawings:
        shutil.copyfile(path, beside / path.name)
    shown: dict[str, list[dict[str, str]]] = {}
    for cell, outputs in pictures.items():
        for number, output in enumerate(outputs):
            vector = output["kind"] == "image/svg+xml"
            name = f"{cell}-{number}.{'svg' if vector else 'png'}"
            data = output["data"]
            (beside / name).write_bytes(data.encode() if vector else base64.b64decode(data))
            shown.setdefault(cell, []).append({"src": name, "words": output["words"]})
    notebook = json.loads((source / f"{lesson}.ipynb").read_text("utf-8"))
    slides = slides_of(notebook, shown)
    for slide in slides:
        slide.blocks = [_moved(block, lesson) for block in slide.blocks]
    return slides


def page_of(slides: list[Slide]) -> str:
    """Return a deck as a page."""
    return PAGE.format(title=slides[0].title, sections="\n".join(map(section, slides)))


def _moved(block: Block, lesson: str) -> Block:
    if block.kind != "picture":
        return block
    return replace(block, html=block.html.replace('src="', f'src="{lesson}/', 1))


def write_shared(folder: Path) -> None:
    """Write reveal.js and the decks' own style and script."""
    reveal = files("sphinx_revealjs") / "_static" / "revealjs"
    (folder / "reveal").mkdir(parents=True, exist_ok=True)
    for name in REVEAL:
        with (reveal / name).open("rb") as original:
            (folder / "reveal" / Path(name).name).write_bytes(original.read())
    style = (HERE / "slides" / "slides.css").read_text("utf-8")
    colours = FORMATTER.get_style_defs(".code")
    (folder / "slides.css").write_text(f"{style}\n{colours}\n", "utf-8")
    shutil.copyfile(HERE / "slides" / "slides.js", folder / "slides.js")


def index(titles: Mapping[str, str]) -> str:
    """Return the page that lists the decks."""
    items = "\n".join(
        f'<li><a href="{lesson}.html">{title}</a></li>' for lesson, title in titles.items()
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Slides</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="stylesheet" href="slides.css"></head>\n<body class="index"><main>\n'
        "<h1>Slides</h1>\n<p>Arrow keys move on, S opens the speaker's notes, Esc shows all "
        f"slides.</p>\n<ul>\n{items}\n</ul>\n</main></body>\n</html>\n"
    )


def print_pdf(decks: list[Path]) -> list[Path]:
    """Print decks with Chromium, a page for each slide, and return the PDFs beside them.

    Raises
    ------
    RuntimeError
        If there is no Chromium.
    """
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        raise RuntimeError(f"expected one of {', '.join(CHROMIUM)} on PATH. Found none.")
    from playwright.sync_api import sync_playwright

    printed = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        for deck in decks:
            page.goto(f"{deck.resolve().as_uri()}?print-pdf")
            page.wait_for_selector("body[data-printable]", state="attached")
            printed.append(deck.with_suffix(".pdf"))
            page.pdf(path=printed[-1], prefer_css_page_size=True, print_background=True)
        browser.close()
    return printed


def main() -> int:
    """Build the decks, and print them where that is asked for."""
    from pictures import pictures_of_all

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", action="store_true", help="print each deck to a PDF as well")
    arguments = parser.parse_args()
    folder = HERE / "build" / "html" / "slides"
    lessons = sorted(path.name for path in (ROOT / "lessons").iterdir() if path.is_dir())
    decks = write_decks(folder, pictures_of_all(lessons))
    if arguments.pdf:
        print_pdf(decks)
    print(f"Built {len(decks)} decks: {folder / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
