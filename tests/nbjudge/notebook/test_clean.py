"""What students wrote, as pages show it."""

import time

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import PyFileConfigLoader

from nbjudge.notebook.clean import clean_html
from nbjudge.notebook.reasons import one_line
from tests.nbjudge.tiny import REPOSITORY


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<b>a</b> <code class='hl-python nb'>x</code>",) * 2,
        ("$a &lt; b$",) * 2,
        ('<img src="signal.svg" alt="a signal">',) * 2,
        ('<img src="data:image/png;base64,AAAA">',) * 2,
        ('<a href="https://example.org/x">x</a>',) * 2,
        ("<script>run()</script>", "run()"),
        ("<img src=x.png onerror=run()>", '<img src="x.png">'),
        ("<img src='https://example.org/seen.png'>", "<img>"),
        ("<img src='/formgrader/x.png'><img src='../x.png'>", "<img><img>"),
        ("<img src='data:image/svg+xml;base64,AAAA'>", "<img>"),
        ("<a href=' javascript:run()'>x</a>", "<a>x</a>"),
        ("<a href='data:text/html,x'>x</a>", "<a>x</a>"),
        ("<p class='btn full-credit' id=x style='position:fixed'>a</p>", "<p>a</p>"),
        ("<form action=x><input name=y></form><iframe src=x></iframe>", ""),
        ("<svg onload=run()><b>a", "<b>a</b>"),
    ],
)
def test_only_what_cannot_act_stays(page, shown):
    expected = BeautifulSoup(shown, "html.parser")
    assert BeautifulSoup(clean_html(page), "html.parser") == expected


def test_markdown_is_shown_and_nothing_in_it_runs():
    config = PyFileConfigLoader("nbgrader_config.py", str(REPOSITORY)).load_config()
    exporter = HTMLExporter(config=config, template_name="classic")
    text = "**bold** $a < b$ `x < y`\n\n<script>run()</script><i onclick=run()>i</i>"
    text += "\n\n[l](javascript:run())"
    notebook = new_notebook(cells=[new_markdown_cell(text)])
    page, _ = exporter.from_notebook_node(notebook)
    body = BeautifulSoup(page, "html.parser").body
    assert body.find("strong").get_text() == "bold"
    assert body.find("math").get_text() == "a<b"
    assert body.find("code").get_text() == "x < y"
    assert not [s for s in body.find_all("script") if "run()" in s.get_text()]
    assert "onclick" not in str(body)
    assert "javascript:run" not in str(body)


def test_what_a_terminal_would_act_on_is_not_printed():
    assert one_line("a\x1b[2Jb\x07\n c\u202e") == "a?[2Jb? c?"


def test_a_notebook_of_outputs_is_what_nbformat_takes():
    # The graders' own outputs are made without nbformat's check; here it is.
    from nbjudge.notebook.cells import new_cell
    from nbjudge.notebook.cells import new_output as made

    cell = new_cell("code", "1")
    cell["id"] = "one"
    cell.outputs = [
        made("stream", name="stdout", text="x"),
        made("display_data", data={"text/plain": "x"}),
        made("execute_result", data={"text/plain": "x"}, execution_count=1),
        made("error", ename="E", evalue="v", traceback=["t"]),
    ]
    nbformat.validate(new_notebook(cells=[cell, {**new_cell("markdown", "x"), "id": "two"}]))
    assert cell.outputs[2] == new_output("execute_result", {"text/plain": "x"}, execution_count=1)
    assert new_code_cell("1", id="one", outputs=cell.outputs) == cell


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<b id=i{n}>" for n in range(500)) + "</p>" + "<p>x</p>" * 500,
        "<div>" * 20_000,
        "<table><tr><td>" * 5_000,
        "<i a{}>".join(map(str, range(20_000))),
        "x" * 2_000_000,
    ],
)
def test_a_page_that_takes_long_to_clean_is_shown_as_text(page):
    begin = time.monotonic()
    shown = clean_html(page)
    assert time.monotonic() - begin < 5
    assert shown.startswith("<pre>")
    assert len(shown) < 200_000


def test_a_large_honest_table_and_picture_are_shown_as_they_are():
    table = "<table>" + "<tr><td><b>1</b></td><td>2</td></tr>" * 3_000 + "</table>"
    picture = f'<img src="data:image/png;base64,{"A" * 2_000_000}">'
    assert not clean_html(table).startswith("<pre>")
    assert clean_html(picture) == picture
