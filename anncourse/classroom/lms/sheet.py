"""A table as a learning management system or a spreadsheet writes it, in any encoding."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path

from nbjudge.errors import CommandError

SEPARATORS = ",;\t"


@dataclass
class Sheet:
    """A table.

    Attributes
    ----------
    header : list of str
    rows : list of list of str
        As long as the header, each.
    separator : str
    bom : bool
        Whether the file began with the mark by which Excel knows UTF-8.
    """

    header: list[str]
    rows: list[list[str]]
    separator: str = ","
    bom: bool = False

    def column(self, *names: str) -> int | None:
        """Return where the first of these columns is that there is; case does not matter."""
        known = [name.strip().casefold() for name in self.header]
        return next((known.index(name) for name in names if name in known), None)

    def cell(self, row: list[str], *names: str) -> str:
        """Return what a row says in the first of these columns, or nothing."""
        place = self.column(*names)
        return "" if place is None else row[place].strip()


def read_sheet(path: Path) -> Sheet:
    """Read a table: UTF-8 or UTF-16 where it is that, or else Windows' Western European.

    Raises
    ------
    CommandError
        Where it cannot be read, or is no table.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(
            f"expected a CSV file, and cannot read {path}: {error.strerror}."
        ) from None
    if data[:2] == b"PK":
        raise CommandError(f"{path} is a spreadsheet or a zip file. Save it as CSV and try again.")
    text = decode(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise CommandError(f"expected a CSV file, and cannot read {path}: {error}.") from None
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise CommandError(f"expected a table in {path}, found an empty file.")
    header = lines[0]
    rows = [(line + [""] * len(header))[: len(header)] for line in lines[1:]]
    return Sheet(header, rows, separator, bom=data.startswith(b"\xef\xbb\xbf"))


def decode(data: bytes) -> str:
    """Return the text of a file."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def write_sheet(path: Path, sheet: Sheet) -> None:
    """Write a table as it was written, whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    encoding = "utf-8-sig" if sheet.bom else "utf-8"
    with new.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sheet.separator).writerows([sheet.header, *sheet.rows])
    os.replace(new, path)
