"""Words for a learner, shown as a paragraph."""

from __future__ import annotations

from anncourse.checks.verdict import box, prose


class Paragraph:
    """One paragraph, in a box where the screen shows HTML."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return box("info", prose(self.text))
