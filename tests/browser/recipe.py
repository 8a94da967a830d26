"""The recipe of docs/jupyterhub.md as it stands there: its commands, and the files it gives."""

import re
import shutil
from dataclasses import dataclass

BLOCK = re.compile(
    r"(?:`(?P<file>/srv/ann/[\w.]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```", re.DOTALL | re.M
)
# For what takes minutes else: pip gives the same packages.
QUICK = (
    (re.compile(r"python3 -m venv (\S+)"), r"uv venv --quiet --python {python} \1"),
    (re.compile(r"(\S+)/bin/pip install"), r"uv pip install --quiet --python \1/bin/python"),
)


@dataclass(frozen=True)
class Step:
    """One block of the page.

    ``kind`` is sh for root's commands, bash for those in the instructor's terminal; a block that
    stands under a file's name is that file's content.
    """

    kind: str
    file: str
    text: str


def read_recipe(page, changes, python):
    """Return the steps of the page.

    Parameters
    ----------
    page : pathlib.Path
    changes : dict
        Names, ports and folders of the page, and what stands in their place.
    python : str
        A Python that everybody on this machine may run.
    """
    text = page.read_text("utf-8")
    for name in changes:
        assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text), f"no {name} in the page"
    word = "|".join(map(re.escape, sorted(changes, key=len, reverse=True)))

    def change(found):
        return changes[found[0]]

    steps = []
    for found in BLOCK.finditer(text):
        content = found["text"]
        if shutil.which("uv"):
            for pattern, instead in QUICK:
                content = pattern.sub(instead.replace("{python}", python), content)
        else:
            content = content.replace("python3 -m venv", f"{python} -m venv")
        parts = (found["kind"], found["file"] or "", content)
        steps.append(Step(*(re.sub(rf"(?<![\w-])({word})(?![\w-])", change, x) for x in parts)))
    return steps
