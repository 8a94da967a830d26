"""Formulas as MathML, which a browser shows by itself: no script, no other host."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET

from latex2mathml.converter import convert_to_element

#: Far above any honest cell, and converted in half a second.
MAX_FORMULA, MAX_FORMULAS, MAX_CHARACTERS = 5_000, 500, 50_000
# What the library writes that neither runs nor fetches, nor lies over the page around it.
_TAGS = {"math", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow"}
_TAGS |= {"mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr"}
_TAGS |= {"munder", "munderover", "menclose", "mlabeledtr", "mmultiscripts", "mprescripts", "none"}
_ATTRIBUTES = {"accent", "accentunder", "columnalign", "columnlines", "display", "displaystyle"}
_ATTRIBUTES |= {"fence", "form", "linethickness", "lspace", "mathvariant", "maxsize", "minsize"}
_ATTRIBUTES |= {"movablelimits", "notation", "rowlines", "rspace", "scriptlevel", "separator"}
_ATTRIBUTES |= {"stretchy", "symmetric", "width", "xmlns"}
# Words, and lengths of at most two digits: none takes a formula across the page.
_VALUES = re.compile(
    r"[a-z -]+|-?[0-9]{0,2}(\.[0-9]+)?[a-z]{0,2}|http://www.w3.org/1998/Math/MathML"
)


def to_mathml(latex: str, display: str = "inline") -> str:
    """Return a formula as MathML, or its LaTeX as text where it cannot be understood.

    Parameters
    ----------
    latex : str
        Without the dollars around it; a student may have written it.
    display : {"inline", "block"}
    """
    if len(latex) <= MAX_FORMULA:
        try:
            formula = convert_to_element(latex, display=display)
            _keep_harmless(formula)
            return ET.tostring(formula, "unicode")
        except Exception:
            # The library has an error of its own for each way in which LaTeX can be wrong, and
            # braces a thousand deep exhaust Python's stack.
            pass
    return f"<code>{html.escape(latex)}</code>"


def _keep_harmless(element: ET.Element) -> None:
    if element.tag not in _TAGS:
        element.tag = "mrow"
    for name, value in list(element.attrib.items()):
        # Where a link leads, and what has a style, is not a formula's business.
        if name not in _ATTRIBUTES or not _VALUES.fullmatch(value):
            del element.attrib[name]
    # The library leaves characters as references, for a step that would let markup through.
    element.text = html.unescape(element.text) if element.text else element.text
    element.tail = html.unescape(element.tail) if element.tail else element.tail
    for child in element:
        _keep_harmless(child)
