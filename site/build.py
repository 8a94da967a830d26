"""Build the site in site/build/html: `make site`."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from assemble import assemble, lessons
from check import dead_links, faults
from lite import build_lite
from mend import mend
from pictures import pictures_of_all
from slides import write_decks
from sphinx.cmd.build import build_main

HERE = Path(__file__).parent
BUILD = HERE / "build"


def main() -> int:
    """Build and check; return 0 where all is well."""
    start = time.monotonic()
    shutil.rmtree(BUILD, ignore_errors=True)
    source, pages = BUILD / "source", BUILD / "html"
    source.mkdir(parents=True)
    pictures = pictures_of_all(lessons())
    assemble(source, pictures)
    # Warnings are errors: a link that leads nowhere is one.
    options = ["-q", "-W", "--keep-going", "-c", str(HERE), "-d", str(BUILD / "doctrees")]
    if status := build_main([*options, "-b", "html", str(source), str(pages)]):
        return status
    mend(pages)
    write_decks(pages / "slides", pictures)
    found = faults(pages)
    (BUILD / "lite").mkdir()
    build_lite(lessons(), BUILD / "lite", pages / "lite")
    found += dead_links(pages)
    for fault in found:
        print(fault, file=sys.stderr)
    size = sum(path.stat().st_size for path in pages.rglob("*") if path.is_file()) / 1e6
    seconds = time.monotonic() - start
    print(f"Built {pages / 'index.html'}: {size:.0f} MB in {seconds:.0f} s.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
