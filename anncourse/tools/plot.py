"""Show a drawing of matplotlib's together with its words."""

from __future__ import annotations

import base64
import html
import io
import textwrap
from typing import Any

#: Letters in a printed line, so that it fits beside JupyterLab's file browser.
WIDTH = 90
#: The class of drawings that a dark theme turns round: see .jupyter/custom/custom.css.
CHART = "ann-chart"


class Drawing:
    """A picture with its alt text, as HTML: JupyterLab drops that of a bare PNG."""

    def __init__(self, png: bytes, words: str, photo: bool = False) -> None:
        self._png, self.words = png, words
        self._class = "" if photo else f" class='{CHART}'"

    def __repr__(self) -> str:
        return "A drawing. What it shows:"

    def _repr_html_(self) -> str:
        alt = html.escape(self.words, quote=True)
        data = base64.b64encode(self._png).decode("ascii")
        source = f"data:image/png;base64,{data}"
        return f"<img{self._class} alt='{alt}' style='max-width:100%' src='{source}'>"


def show_plot(figure: Any, words: str, alt: str = "", photo: bool = False) -> None:
    """Show a drawing, with its words as alt text, and print them below it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        It is closed afterwards.
    words : str
        What the drawing shows, for who cannot see it.
    alt : str
        The alt text, where it is to tell more than what is printed.
    photo : bool
        Whether black is to stay black and white white, whatever the theme.
    """
    import matplotlib.pyplot as plt
    from IPython.display import display

    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=90)
    plt.close(figure)
    display(Drawing(file.getvalue(), alt or words, photo))  # type: ignore[no-untyped-call]
    for line in words.splitlines():
        # JupyterLab breaks what is longer in the middle of a word.
        print(textwrap.fill(line, WIDTH) if len(line) > WIDTH else line)
