"""Show a plot of Matplotlib with a text for who cannot see it."""

from __future__ import annotations

import io
from typing import Any

from IPython.display import Image, display


def show_drawing(fig: Any, alt: str) -> None:
    """Show a plot as a picture with an alternative text, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What is to be seen, numbers included.
    """
    import matplotlib.pyplot as plt

    png = io.BytesIO()
    fig.savefig(png, format="png", dpi=90)
    plt.close(fig)
    display(Image(png.getvalue(), alt=alt))  # type: ignore[no-untyped-call]
