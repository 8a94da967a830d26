"""HTML of students' making, so that a browser runs nothing in it and fetches nothing for it."""

from __future__ import annotations

import re

import bleach

TAGS = {"a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt"}
TAGS |= {"em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre"}
TAGS |= {"s", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th"}
TAGS |= {"thead", "tr", "u", "ul"}
# Those of highlighted code; any other could look or act like a part of the page around it.
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
    cleaned: str = bleach.clean(
        page,
        tags=TAGS,
        attributes=_may_stay,
        protocols={"http", "https", "mailto", "data"},
        strip=True,
    )
    return cleaned


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
