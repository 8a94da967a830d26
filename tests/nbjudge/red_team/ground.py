"""The ground on which attacks are tried: a course with canaries in every place worth a look."""

import contextlib
import hashlib
import json
import os
import resource
import secrets
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbgrader.api import MissingEntry
from traitlets.config import Config

from nbjudge.course.open import open_course, register_assignment
from nbjudge.intake.intake import take_in
from tests.nbjudge.red_team.attack import HandIn, release_of
from tests.nbjudge.red_team.lesson import EXERCISES, LESSON, make_solution

REPOSITORY = Path(__file__).parents[3]

# Short limits, so that what runs into them is soon over.
LIMITS = Config(
    {
        "Judge": {"cell_seconds": 4.0, "notebook_seconds": 16.0, "memory": 400_000_000},
        "Execute": {"timeout": 4},
    }
)


@dataclass
class Outcome:
    """What came of one attack.

    Attributes
    ----------
    score : float or None
        Points earned; None where there is no grade at all.
    honest : float or None
        Points of the honest student who is graded next.
    read, wrote : list of str
        Canaries that were read, files outside of the hand-in that were changed.
    left : int
        Processes that outlived it.
    grew : int
        Kilobytes by which the grader's own memory grew beyond what it ever took.
    problem : str
        What nbgrader said where it could not grade it.

    What was written, what is left, the memory and the problem are of all graded in one go.
    """

    score: float | None
    honest: float | None
    read: list[str] = field(default_factory=list)
    wrote: list[str] = field(default_factory=list)
    left: int = 0
    grew: int = 0
    problem: str = ""


class Ground:
    """A course in a folder, with its class.

    Parameters
    ----------
    root : Path
        An empty folder.
    config : Config
        Settings that take precedence over the course's own.
    """

    def __init__(self, root, config=LIMITS):
        self.root, self.home = root / "course", root / "home"
        self.config = config
        self.canaries = {
            place: f"canary-{place}-{secrets.token_hex(8)}"
            for place in ("solution", "hidden", "home", "classmate", "environment")
        }
        self.marker = f"annlib-red-{secrets.token_hex(6)}"

    def build(self):
        """Write the course, enter the lesson into the gradebook, and hand in for a classmate."""
        folder = self.root / "solutions" / LESSON
        folder.mkdir(parents=True)
        (self.root / "lessons").mkdir()
        self.home.mkdir()
        (self.home / "secret.txt").write_text(self.canaries["home"])
        solution = make_solution(self.canaries["solution"], self.canaries["hidden"])
        nbformat.write(solution, folder / f"{LESSON}.ipynb")
        for name in ("nbgrader_config.py", "autotests.yml"):
            shutil.copyfile(REPOSITORY / name, self.root / name)
        with self.surroundings(), open_course(self.root) as api:
            register_assignment(api, LESSON)
        classmate = self.hand_in("classmate")
        classmate.fill(EXERCISES)
        classmate.top(f"# {self.canaries['classmate']}")
        classmate.save()
        return self

    def hand_in(self, student):
        """Return a folder to be handed in."""
        folder = self.root / "submitted" / student / LESSON
        folder.mkdir(parents=True)
        return HandIn(folder, release_of(self.root), self.root, self.home, self.marker)

    @contextlib.contextmanager
    def surroundings(self):
        """Give the grader a home and an environment with canaries."""
        before = dict(os.environ)
        os.environ["HOME"] = str(self.home)
        os.environ["CANARY"] = self.canaries["environment"]
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def try_all(self, attacks, group=8):
        """Grade a hand-in for each attack, an honest one after every few; yield the outcomes."""
        attacks = list(attacks)
        with self.surroundings(), open_course(self.root, self.config) as api:
            for start in range(0, len(attacks), group):
                yield from self.try_some(api, attacks[start : start + group])

    def try_some(self, api, attacks):
        """Grade some hand-ins in one go, and then an honest one; yield what came of each."""
        for attack in attacks:
            hand_in = self.hand_in(attack.name)
            attack.make(hand_in)
            hand_in.save()
        # They are graded in the order of their names.
        honest = self.hand_in(f"zz-honest-after-{attacks[-1].name}")
        honest.fill(EXERCISES)
        honest.save()
        student, names = honest.folder.parent.name, [attack.name for attack in attacks]
        before, memory = self.state(names), peak()
        problem = self.grade(api, [*names, student])
        grew, left, after = peak() - memory, self.count_processes(), self.state(names)
        changed = sorted(n for n in {**before, **after} if before.get(n) != after.get(n))
        points = self.score(api, student)
        for name, attack in zip(names, attacks, strict=True):
            score, read = self.score(api, name), self.told(name)
            yield attack, Outcome(score, points, read, changed, left, grew, problem)

    def grade(self, api, students):
        """Grade some students as `nbgrader autograde` does, and return what went wrong."""
        if "nbjudge" in str(api.config.Autograde.exporter_class):
            for student in students:
                take_in(self.root / "submitted" / student / LESSON, self.root / "lessons" / LESSON)
        others = {path.name for path in (self.root / "submitted").iterdir()}.difference(students)
        api.coursedir.student_id_exclude = ",".join(sorted(others))
        result = api.autograde(LESSON, "*", force=True)
        return "" if result["success"] else str(result.get("log") or result.get("error"))

    def score(self, api, student):
        """Return the points in the gradebook."""
        with api.gradebook as gradebook:
            try:
                return gradebook.find_submission(LESSON, student).score
            except MissingEntry:
                return None

    def graded(self, student):
        """Return where the graded notebook lies."""
        return self.root / "autograded" / student / LESSON / f"{LESSON}.ipynb"

    def told(self, student):
        """Return which canaries stand in what is shown of a graded notebook or lies beside it."""
        if not self.graded(student).exists():
            return []
        notebook = json.loads(self.graded(student).read_text())
        shown = json.dumps([cell.get("outputs") for cell in notebook["cells"]])
        # The hidden tests stand in their own cells there, and nowhere else.
        shown += json.dumps([c["source"] for c in notebook["cells"] if not c["metadata"]])
        for path in self.graded(student).parent.rglob("*"):
            if path.is_file() and path != self.graded(student) and is_small(path):
                shown += path.read_text(errors="replace")
        return sorted(place for place, canary in self.canaries.items() if canary in shown)

    def state(self, attackers):
        """Return the content of every file that grading these students must not change."""
        folders = [self.root / name for name in ("solutions", "lessons", "submitted")]
        folders += [self.home]
        paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        paths += [path for path in self.root.glob("*") if path.name in KEPT]
        paths = [path for path in paths if not path.is_symlink() and is_small(path)]
        own = [self.root / "submitted" / attacker for attacker in attackers]
        return {
            str(path.relative_to(self.root.parent)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in paths
            if not any(map(path.is_relative_to, own))
        }

    def count_processes(self):
        """Return how many processes are there that an attack has marked."""
        count = 0
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                count += self.marker in path.read_text(errors="replace")
        return count


def is_small(path):
    """Whether a file is no more than a canary could be in."""
    return path.lstat().st_size < 5_000_000


def peak():
    """Return the kilobytes of memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


KEPT = ("nbgrader_config.py", "autotests.yml")
