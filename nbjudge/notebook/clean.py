"""HTML of students' making, so that a browser runs nothing in it and fetches nothing for it."""

from __future__ import annotations

import html
import re
from collections import Counter

TAGS = {"a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt"}
TAGS |= {"em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre"}
TAGS |= {"s", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th"}
TAGS |= {"thead", "tr", "u", "ul"}
# Those of highlighted code; any other could look or act like a part of the page around it.
# Far above any honest page, and cleaned in about a second.
MAX_PAGE, MAX_STEPS, MAX_REPEATS, MAX_SHOWN = 1_000_000, 1_000_000, 20_000, 20_000
_DATA = re.compile(r"data:image/\w+;base64,[A-Za-z0-9+/=]*")
_TAGS = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*?(/?)>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_FORMATTING = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike"}
_FORMATTING |= {"strong", "tt", "u"}
_CLASSES = re.compile(r"highlight|hl-\w+|[a-z][a-z0-9]?|dataframe")
_PICTURES = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
# A file beside the notebook, as the lessons have their pictures.
_FILES = re.compile(r"[\w-][\w. -]*\.(png|jpe?g|gif|webp|svg)", re.IGNORECASE)


def clean_html(page: str) -> str:
    """Return HTML with nothing in it that could run, fetch, or pose as a part of the page.

    Parameters
    ----------
    page : str
        A piece of a page.
    """
    if _takes_long(page):
        return f"<pre>{html.escape(page[:MAX_SHOWN])}</pre>"
    # Only here: most notebooks show no HTML, and it takes longer to import than most else.
    import bleach

    cleaned: str = bleach.clean(
        page,
        tags=TAGS,
        attributes=_may_stay,
        protocols={"http", "https", "mailto", "data"},
        strip=True,
    )
    return cleaned


def _takes_long(page: str) -> bool:
    """Whether cleaning a page could take longer than in proportion to its length.

    Elements that are left open are looked through at each new one, and those that format text
    are even repeated in it.
    """
    if len(_DATA.sub("", page)) > MAX_PAGE:
        return True
    steps, repeats = 0, 0
    still_open: Counter[str] = Counter()
    for slash, tag, closed in _TAGS.findall(page):
        name = tag.lower()
        if slash:
            still_open[name] = max(0, still_open[name] - 1)
        elif not (closed or name in _VOID):
            still_open[name] += 1
        n_open = sum(still_open.values())
        steps += n_open
        repeats += sum(still_open[name] for name in _FORMATTING)
        if steps > MAX_STEPS or repeats > MAX_REPEATS:
            return True
    return False


def _may_stay(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return all(_CLASSES.fullmatch(part) for part in value.split())
    if tag == "img" and name == "src":
        # Not from anywhere else: who fetches a picture can be watched.
        return bool(_PICTURES.fullmatch(value) or _FILES.fullmatch(value))
    if tag == "a" and name == "href":
        return value.startswith(("http://", "https://", "mailto:", "#"))
    kept = {"a": {"title"}, "img": {"alt", "title", "width", "height"}, "ol": {"start"}}
    cell = {"align", "colspan", "rowspan"}
    return name in kept.get(tag, cell if tag in ("td", "th") else ())
