"""Carry a gradebook along where cells of a lesson are added or removed after it was graded."""

import contextlib

from nbformat import NotebookNode
from nbgrader.api import Comment, Grade, MissingEntry, Notebook
from nbgrader.preprocessors import SaveCells


class CarefulSaveCells(SaveCells):  # type: ignore[misc]  # nbgrader has no types
    """Replaces nbgrader's step, which refuses every such change once somebody was graded."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        with contextlib.suppress(MissingEntry):
            notebook = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
            if notebook.submissions:
                self._remove(notebook)
                self._add(notebook)
        super()._create_notebook(nb)

    def _remove(self, notebook: Notebook) -> None:
        """Remove cells that are gone, with what the tests gave for them."""
        gone = [
            cell
            for cells, kept in (
                (notebook.grade_cells, self.new_grade_cells),
                (notebook.task_cells, self.new_task_cells),
                (notebook.solution_cells, self.new_solution_cells),
            )
            for cell in cells
            if cell.name not in kept
        ]
        rows = [row for cell in gone for row in (*cell.grades, *cell.comments)]
        gone += [cell for cell in notebook.source_cells if cell.name not in self.new_source_cells]
        by_hand = sorted({row.name for row in rows if _is_by_hand(row)})
        if by_hand:
            raise RuntimeError(
                f"expected cells that a person graded to stay in the lesson: {', '.join(by_hand)}. "
                "Put them back, under their old names; or, to do without the points and comments "
                "given there, take these back in formgrader first."
            )
        for row in (*rows, *gone):
            self.gradebook.db.delete(row)
        self.gradebook.db.commit()
        self.gradebook.db.expire_all()

    def _add(self, notebook: Notebook) -> None:
        """Add cells that are new, to the lesson and to what everybody handed in."""
        place = self.notebook_id, self.assignment_id
        for name, info in self.new_grade_cells.items():
            self.gradebook.update_or_create_grade_cell(name, *place, **info)
        for name, info in self.new_task_cells.items():
            self.gradebook.update_or_create_task_cell(name, *place, **info)
        for name, info in self.new_solution_cells.items():
            self.gradebook.update_or_create_solution_cell(name, *place, **info)
        for name, info in self.new_source_cells.items():
            self.gradebook.update_or_create_source_cell(name, *place, **info)
        for handed_in in notebook.submissions:
            graded = {grade.cell_id for grade in handed_in.grades}
            commented = {comment.cell_id for comment in handed_in.comments}
            for cell in (*notebook.grade_cells, *notebook.task_cells):
                if cell.id not in graded:
                    self.gradebook.db.add(Grade(cell_id=cell.id, notebook=handed_in))
            for cell in (*notebook.solution_cells, *notebook.task_cells):
                if cell.id not in commented:
                    self.gradebook.db.add(Comment(cell_id=cell.id, notebook=handed_in))
        self.gradebook.db.commit()


def _is_by_hand(row: Grade | Comment) -> bool:
    if isinstance(row, Grade):
        return row.manual_score is not None or bool(row.extra_credit)
    return bool(row.manual_comment)
