"""Find a student by what a learning management system calls him or her."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from anncourse.classroom.lms.roster import Person


def key(name: str) -> str:
    """Return a name without what systems change in it: case, blanks, hyphens, how ü is coded."""
    whole = unicodedata.normalize("NFC", name).casefold()
    return "".join(letter for letter in whole if letter.isalnum())


class Names:
    """Students by their names.

    Parameters
    ----------
    people : sequence of Person
    """

    def __init__(self, people: Sequence[Person]) -> None:
        self._by_id = {person.id.casefold(): person for person in people}
        self._by_number = {person.lms_user_id: person for person in people if person.lms_user_id}
        self._by_email = {person.email.casefold(): person for person in people if person.email}
        self._by_name: dict[str, list[Person]] = {}
        for person in people:
            first, last = person.first_name, person.last_name
            for name in {key(first + last), key(last + first)} - {""}:
                self._by_name.setdefault(name, []).append(person)

    def by_number(self, number: str) -> Person | None:
        """Return the student with this number in Canvas."""
        return self._by_number.get(number)

    def by_login(self, login: str) -> Person | None:
        """Return the student with this id or e-mail address, or whose address begins so."""
        name = login.strip().casefold()
        found = self._by_email.get(name) or self._by_id.get(name)
        return found or self._by_id.get(name.partition("@")[0])

    def by_name(self, name: str) -> list[Person]:
        """Return those with this full name, first or last name first."""
        return self._by_name.get(key(name), [])
