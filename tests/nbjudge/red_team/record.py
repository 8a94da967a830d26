"""Try the catalogue on this judge and on stock nbgrader, and write docs/red_team.md from it.

`python -m tests.nbjudge.red_team.record [NAME ...]`. Stock nbgrader runs what it is given, so each
attack on it is tried behind bubblewrap as a whole: no network, nothing to write to but a copy of
the course, a time limit, and nothing that stays. What would harm this machine all the same is
left out, and the table says so.
"""

import dataclasses
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from traitlets.config import Config

from tests.nbjudge.red_team.catalogue import CATALOGUE
from tests.nbjudge.red_team.ground import REPOSITORY, Ground, Outcome
from tests.nbjudge.red_team.lesson import FULL

PAGE = REPOSITORY / "docs" / "red_team.md"
# Attacks that are tried otherwise, written by hand: what a review found.
REVIEWED = Path(__file__).with_name("reviewed.md")
SECONDS = 180
MEMORY = 6_000_000_000
STEPS = "nbgrader.preprocessors."
STOCK = Config(
    {
        "Execute": {"timeout": 6},
        "HTMLExporter": {"filters": {}},
        "Autograde": {
            "exporter_class": "nbconvert.exporters.NotebookExporter",
            "sanitize_preprocessors": [
                f"{STEPS}ClearOutput",
                f"{STEPS}DeduplicateIds",
                f"{STEPS}OverwriteKernelspec",
                f"{STEPS}OverwriteCells",
                f"{STEPS}CheckCellMetadata",
            ],
            "autograde_preprocessors": [
                f"{STEPS}Execute",
                f"{STEPS}IgnorePattern",
                "nbconvert.preprocessors.ClearMetadataPreprocessor",
                f"{STEPS}LimitOutput",
                f"{STEPS}SaveAutoGrades",
                f"{STEPS}AssignLatePenalties",
                f"{STEPS}CheckCellMetadata",
            ],
        },
    }
)
HEAD = """\
# What attacks get

Written by `python -m tests.nbjudge.red_team.record` from what happened; the attacks are in
`tests/nbjudge/red_team/`. Each was handed in for a small lesson of {full:g} points, once to this
course's judge and once to nbgrader as it comes, and an honest student was graded after it.

*Nothing* means: no more points than were earned, nothing read, nothing written, nobody else harmed.
*Read: hidden* means that code of the hidden tests stood in the graded notebook's outputs, as in the
traceback of a test that failed.

| attack | what it tries | this judge | stock nbgrader |
|---|---|---|---|
"""


def on_judge(base, attacks):
    """Return what this judge makes of attacks, by name."""
    return {attack.name: outcome for attack, outcome in copy_of(base, "judge").try_all(attacks)}


def on_stock(base, attack):
    """Return what stock nbgrader makes of an attack, None where it does not come to an end."""
    ground = copy_of(base, "stock")
    place = str(ground.root.parent)
    command = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs"]
    command += ["/dev/shm", "--bind", place, place, "--unshare-pid", "--unshare-net"]
    command += ["--unshare-ipc", "--die-with-parent", "--new-session", "--setenv", "TMPDIR", place]
    command += [sys.executable, "-m", "tests.nbjudge.red_team.record", "--stock", place]
    try:
        done = subprocess.run(
            [*command, attack.name],
            capture_output=True,
            cwd=REPOSITORY,
            timeout=SECONDS,
            check=False,
            preexec_fn=keep_small,
        )
        return Outcome(**json.loads(done.stdout.splitlines()[-1]))
    except (subprocess.TimeoutExpired, ValueError, IndexError):
        return None


def keep_small():
    """Keep the worst off this machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000_000, 500_000_000))


def copy_of(base, name):
    """Return a copy of a ground, at the same place for the same name."""
    root = base.root.parent.parent / name
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(base.root.parent, root, symlinks=True)
    ground = Ground(root)
    ground.canaries, ground.marker = base.canaries, base.marker
    (root / "ground.json").write_text(json.dumps([base.canaries, base.marker]))
    return ground


def try_here(place, name):
    """Try one attack on stock nbgrader in this process, and print what came of it."""
    ground = Ground(Path(place), STOCK)
    ground.canaries, ground.marker = json.loads(Path(place, "ground.json").read_text())
    (attack,) = [attack for attack in CATALOGUE if attack.name == name]
    ((_, outcome),) = ground.try_all([attack])
    print(json.dumps(dataclasses.asdict(outcome)))


def words(outcome, earned):
    """Return what an attack got, in words."""
    if outcome is None:
        return "**grading never ends, or is ended**"
    said = []
    if outcome.score is None or outcome.problem:
        said.append("not graded")
    elif outcome.score != earned:
        said.append(f"**{outcome.score:g} points for {earned:g}**")
    if outcome.honest != FULL:
        honest = "not graded" if outcome.honest is None else f"{outcome.honest:g} points"
        said.append(f"**the honest student after it: {honest}**")
    said += [f"**read: {', '.join(outcome.read)}**"] if outcome.read else []
    said += [f"**changed {len(outcome.wrote)} files**"] if outcome.wrote else []
    said += [f"**{outcome.left} processes stay**"] if outcome.left else []
    return ", ".join(said) or "nothing"


def main(names):
    """Try the attacks of those names, or all, and write the page."""
    attacks = [attack for attack in CATALOGUE if not names or attack.name in names]
    with tempfile.TemporaryDirectory(prefix="red-team-") as folder:
        base = Ground(Path(folder, "base"))
        base.root.parent.mkdir()
        base.build()
        judged = on_judge(base, attacks)
        rows = []
        for attack in attacks:
            stock = f"not tried: {attack.on_stock}"
            if not attack.on_stock:
                stock = words(on_stock(base, attack), attack.earns)
            ours = words(judged[attack.name], attack.earns)
            name = attack.name.replace("_", " ")
            rows.append(f"| {attack.family}: {name} | {attack.tries} | {ours} | {stock} |\n")
            print(rows[-1], end="", flush=True)
    if not names:
        PAGE.write_text(HEAD.format(full=FULL) + "".join(rows) + REVIEWED.read_text())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stock"]:
        try_here(*sys.argv[2:])
    else:
        main(sys.argv[1:])
