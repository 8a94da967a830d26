"""Dates as people write them, and as the gradebook keeps them: in UTC, without a zone."""

from datetime import UTC, datetime, time

from nbjudge.errors import CommandError

EXAMPLE = "2026-10-05 23:59"


def parse_date(text: str) -> datetime:
    """Return a date in UTC, without a zone, from what was typed.

    Parameters
    ----------
    text : str
        Year, month, day, and the time if it is not the end of that day; without an offset from
        UTC, the time is this machine's.

    Raises
    ------
    CommandError
        Where it is anything else: in ``10/05/2026`` nobody can tell the month from the day.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= len("2026-10-05"):
            found = datetime.combine(found, time(23, 59))
        return found.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        raise CommandError(
            f"expected a date such as {EXAMPLE}, or 2026-10-05 for the end of that day. "
            f"Got {text!r}."
        ) from None


def show_date(date: datetime) -> str:
    """Return a date of the gradebook in this machine's time: "2026-10-05 23:59 UTC"."""
    return f"{date.replace(tzinfo=UTC).astimezone():%Y-%m-%d %H:%M %Z}"
