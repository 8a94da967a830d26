"""The made-up students: what each one hands in, and how."""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from anncourse.classroom.demo import answers as answer
from anncourse.classroom.demo import changes
from anncourse.classroom.demo.changes import Change, chain


def leave_file(path: Path) -> None:
    """Leave the notebook's file as it was saved."""


def rename_file(path: Path) -> None:
    """Give the notebook another name."""
    path.rename(path.with_name("my homework (1).ipynb"))


def break_file(path: Path) -> None:
    """Lose the second half of the notebook's file, as a broken download does."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@dataclass(frozen=True)
class Student:
    """One student of the class.

    Parameters
    ----------
    name
        The student's id, which says what is special.
    change
        What the student makes of the lesson that was given out.
    file
        What then happens to the file.
    late
        Whether it is handed in after the due date.
    drafts
        What is handed in before, in order; only the last hand-in counts.
    """

    name: str
    change: Change
    file: Callable[[Path], None] = leave_file
    late: bool = False
    drafts: Sequence[Change] = field(default=())


def make_class(
    lesson: str, solution: NotebookNode, others: Mapping[str, Sequence[str]]
) -> list[Student]:
    """Return the students of one lesson.

    Parameters
    ----------
    lesson
        Name of the lesson.
    solution
        The instructor's notebook.
    others
        Other right answers for each exercise, as code.
    """
    right = answer.right_answers(solution)
    exercises = changes.list_exercises(solution)
    # A function in the middle of the lesson, so that there is something before and after it.
    functions = [name for name in exercises if right[name].startswith("def ")]
    middle = functions[len(functions) // 2]
    loop_inside = with_first_line(right[middle], "while True: pass")
    solved = changes.answer(right)

    def plus(*more: Change) -> Change:
        return chain(solved, *more)

    def in_cell(source: str) -> Change:
        return plus(changes.add_cell_before(middle, source))

    students = [
        Student("ada_full", solved),
        Student("ben_untouched", changes.leave_untouched),
        Student("cleo_half_done", changes.answer_first_half(right)),
        Student("dan_test_deleted", plus(changes.delete_test(middle))),
        Student("eva_answer_doubled", plus(changes.double_answer(middle, "first_try = 1"))),
        Student("finn_renamed", solved, file=rename_file),
        Student("gina_malformed", solved, file=break_file),
        Student("hugo_endless_cell", in_cell("while True: pass")),
        Student("ines_endless_function", plus(changes.answer({middle: loop_inside}))),
        Student("jan_endless_print", in_cell('while True: print("Are we there yet?")')),
        Student("kim_ends_python", in_cell("import os\nos._exit(1)")),
        Student("lea_late", solved, late=True),
        Student("max_syntax_error", plus(changes.answer({middle: f"def {middle}(:\n    return"}))),
        Student("nora_edits_tests", changes.edit_tests),
        Student("otto_twice", solved, drafts=(changes.leave_untouched,)),
    ]
    for number in range(2 if others else 0):
        change = plus(changes.answer(answer.in_another_way(others, number)))
        students.append(Student(f"other_way_{number + 1}", change))
    for number in range(answer.n_misconceptions(lesson)):
        wrong = {
            **answer.misconceived_answers(lesson, number, others),
            **answer.wrong_options(solution, number),
        }
        change = plus(changes.answer(wrong))
        students.append(Student(f"misconception_{number + 1:02}", change))
    return students


def with_first_line(function: str, line: str) -> str:
    """Return a function's code with one more line where its body begins, after the docstring."""
    (defined,) = (node for node in ast.parse(function).body if isinstance(node, ast.FunctionDef))
    has_words = ast.get_docstring(defined) is not None
    first = defined.body[1 if has_words else 0]
    lines = function.splitlines()
    lines.insert(first.lineno - 1, " " * first.col_offset + line)
    return "\n".join(lines)
