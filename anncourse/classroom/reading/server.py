"""Serve the page on this machine, to who knows its address."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from nbgrader.api import MissingEntry
from nbgrader.apps import NbGraderAPI
from sqlalchemy.exc import OperationalError

from anncourse.classroom.reading.pile import give, read_answer, read_pile
from anncourse.classroom.reading.questions import read_questions
from nbjudge.errors import CommandError

MAX_BODY = 100_000
# Nothing in the page loads or runs but its own script, whatever stands in an answer; and a link
# that is followed does not tell the address.
POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Refused(Exception):
    """What was asked for cannot be done; the words say why."""

    def __init__(self, status: HTTPStatus, words: str) -> None:
        super().__init__(words)
        self.status = status


class Room:
    """A lesson's answers, as the page asks for them."""

    def __init__(self, api: NbGraderAPI, lesson: str) -> None:
        self.api, self.lesson = api, lesson
        self.questions = read_questions(api, lesson)

    def overview(self) -> dict[str, Any]:
        """Return the questions, each with what the gradebook holds of its answers."""
        shown = []
        with self.api.gradebook as gradebook:
            for question in self.questions:
                entries, empty = read_pile(gradebook, self.lesson, question.cell)
                pile = [asdict(entry) for entry in entries]
                shown.append(asdict(question) | {"answers": pile, "empty": empty})
        return {"lesson": self.lesson, "questions": shown}

    def answer(self, cell: str, student: str) -> dict[str, Any]:
        """Return one answer."""
        words, digest = read_answer(self.api, self.lesson, cell, student)
        return {"words": words, "digest": digest}

    def mark(self, cell: str, student: str, given: dict[str, Any]) -> dict[str, Any]:
        """Write what was given for an answer that is still the one that was read."""
        if read_answer(self.api, self.lesson, cell, student)[1] != given.get("digest"):
            raise Refused(
                HTTPStatus.CONFLICT,
                "This answer was handed in and graded anew since you opened it. Reload the page.",
            )
        with self.api.gradebook as gradebook:
            give(gradebook, self.lesson, cell, student, given.get("points"), given.get("comment"))
        return {}


def make_server(room: Room, port: int = 0) -> tuple[ThreadingHTTPServer, str]:
    """Return a server that listens on this machine alone, and the page's address.

    The address holds a secret: who does not know it, such as others who are logged in here, gets
    nothing.
    """
    token = secrets.token_urlsafe(24)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET")

        def do_POST(self) -> None:
            self._answer("POST")

        def _answer(self, method: str) -> None:
            _, _, rest = self.path.partition("/")
            given, *place = rest.split("/")
            if not secrets.compare_digest(given.encode(), token.encode()):
                self._send(HTTPStatus.NOT_FOUND, "text/plain", b"Nothing here.")
            elif method == "GET" and place == [""]:
                self._send_page()
            else:
                with lock:
                    status, content = respond(room, method, [*map(unquote, place)], self._body())
                self._send(status, "application/json", json.dumps(content).encode())

        def _body(self) -> bytes:
            length = self.headers.get("Content-Length", "0")
            return self.rfile.read(min(int(length), MAX_BODY)) if length.isdecimal() else b""

        def _send_page(self) -> None:
            nonce = secrets.token_urlsafe(16)
            page = files(__package__).joinpath("page.html").read_text("utf-8")
            policy = {"Content-Security-Policy": POLICY.format(nonce=nonce)}
            content = page.replace("NONCE", nonce).encode()
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", content, policy)

        def _send(
            self, status: HTTPStatus, kind: str, content: bytes, more: dict[str, str] | None = None
        ) -> None:
            self.send_response(status)
            always = {"Content-Type": kind, "Content-Length": str(len(content))}
            always |= {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
            always |= {"X-Content-Type-Options": "nosniff"}
            for name, value in (always | (more or {})).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *values: Any) -> None:
            """Keep the terminal free."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    return server, f"http://127.0.0.1:{server.server_address[1]}/{token}/"


def respond(
    room: Room, method: str, place: list[str], body: bytes
) -> tuple[HTTPStatus, dict[str, Any]]:
    """Return what a request gets: its status and its content."""
    known: dict[tuple[str, str, int], Callable[..., dict[str, Any]]] = {
        ("GET", "questions", 0): room.overview,
        ("GET", "answer", 2): room.answer,
        ("POST", "answer", 2): lambda cell, who: room.mark(cell, who, _read(body)),
    }
    asked = known.get((method, place[0], len(place) - 1)) if place else None
    try:
        if asked is None:
            raise Refused(HTTPStatus.NOT_FOUND, "Nothing here.")
        return HTTPStatus.OK, asked(*place[1:])
    except Refused as error:
        return error.status, {"error": str(error)}
    except CommandError as error:
        return HTTPStatus.BAD_REQUEST, {"error": f"Not saved: {error}"}
    except MissingEntry:
        words = "Not saved: it is not in the gradebook any more. Reload the page."
        return HTTPStatus.CONFLICT, {"error": words}
    except OperationalError:
        words = "Not saved: the gradebook is being written by another program. Try again."
        return HTTPStatus.SERVICE_UNAVAILABLE, {"error": words}


def _read(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refused(HTTPStatus.BAD_REQUEST, "Not saved: this is not what the page sends.")
    return given
