"""Fetch a lesson into the one place where it is worked on, and lose nothing that is there."""

from pathlib import Path

from nbgrader.exchange.default import ExchangeFetchAssignment

from anncourse.classroom.copies.update import Unreadable, give_out, update_copy


class CarefulFetch(ExchangeFetchAssignment):  # type: ignore[misc]
    """nbgrader's own fetching, which carries over what was written in a copy that is there.

    The copy says that it was fetched: `anncourse lab` opens it, and leaves it as it is.
    """

    def init_dest(self) -> None:
        """Do not refuse where there is a copy already."""
        self.replace_missing_files = True
        super().init_dest()

    def do_copy(self, src: str, dest: str) -> None:
        """Give out what is not there, and bring what is there to the edition that is released."""
        lesson, copy = Path(src), Path(dest)
        if not (lesson / f"{lesson.name}.ipynb").is_file():
            # An assignment that is not one of this course's lessons.
            super().do_copy(src, dest)
            return
        try:
            give_out(lesson, copy, fetched=True)
            update = update_copy(lesson, copy, fetched=True)
        except Unreadable as error:
            self.fail(f"{copy / lesson.name}.ipynb stays as it is: it cannot be read ({error}).")
        if update is not None and update.kept is not None:
            self.log.warning(
                "%s is of a new edition now, with what you wrote. Your older copy: %s",
                lesson.name,
                update.kept,
            )
