"""Pictures side by side, each with its words, for who sees them and for who does not."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

NOTHING = "Nothing to show yet: a function further up is not written."


class Gallery:
    """Pictures in a row; shown where it is the last line of a cell."""

    def __init__(
        self, pictures: Sequence[tuple[str, NDArray[Any]]], about: str, width: int
    ) -> None:
        self._pictures = tuple(pictures)
        self._about = about
        self._width = width

    def __repr__(self) -> str:
        if not self._pictures:
            return NOTHING
        titles = "; ".join(title for title, _ in self._pictures)
        return f"{self._about} Side by side: {titles}." if self._about else f"Pictures: {titles}."

    def _repr_html_(self) -> str:
        if not self._pictures:
            return f"<p>{NOTHING}</p>"
        figures = "".join(self._figure(title, picture) for title, picture in self._pictures)
        about = f"<p>{html.escape(self._about)}</p>" if self._about else ""
        return f"<div style='display:flex;flex-wrap:wrap;gap:12px'>{figures}</div>{about}"

    def _figure(self, title: str, picture: NDArray[Any]) -> str:
        alt = html.escape(f"{title}. {self._about}".rstrip(), quote=True)
        return (
            f"<figure style='margin:0;width:{self._width}px'>"
            f"<img alt='{alt}' width='{self._width}' style='image-rendering:pixelated' "
            f"src='data:image/png;base64,{_png(picture)}'>"
            f"<figcaption>{html.escape(title)}</figcaption></figure>"
        )


def show_pictures(
    pictures: Mapping[str, ArrayLike | None], about: str = "", width: int = 250
) -> Any:
    """Show pictures in shades of grey side by side.

    Parameters
    ----------
    pictures : dict
        Title -> array of shape (height, width), from 0, black, to 1, white; what leaves this range
        is shown black or white. A title whose picture is None, since a function for it is not
        written yet, is left out.
    about : str
        What the pictures show, for who cannot see them.
    width : int
        Of each picture on the page, in pixels.

    Returns
    -------
    Gallery
    """
    there = []
    for title, picture in pictures.items():
        if picture is None:
            continue
        array = np.asarray(picture, dtype=np.float64)
        if array.ndim != 2:
            raise ValueError(f"{title}: expected shape (height, width). Got {array.shape}.")
        there.append((title, array))
    return Gallery(there, about, width)


def _png(picture: NDArray[Any]) -> str:
    from PIL import Image

    grey = np.rint(255 * np.clip(np.nan_to_num(picture), 0, 1)).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(grey).save(file, format="png")
    return base64.b64encode(file.getvalue()).decode("ascii")
