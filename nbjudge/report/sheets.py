"""Cells of tables that a spreadsheet opens, some of which say what a student chose."""

from __future__ import annotations

# What a spreadsheet begins a formula with, also as Chinese and Japanese keyboards write it.
_BEGINNINGS = tuple("=+-@＝＋－＠")


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula, and no program for two lines."""
    if not isinstance(cell, str):
        return cell
    text = "".join(letter if letter.isprintable() else " " for letter in cell)
    return f"'{text}" if text.lstrip().startswith(_BEGINNINGS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
