"""Formulas on pages: shown without a script, and nothing else comes in by them."""

import re

import pytest
from bs4 import BeautifulSoup

from nbjudge.notebook.maths import to_mathml
from nbjudge.notebook.pages import render_markdown

PARSER = "html.parser"


def test_a_formula_is_shown_as_mathml_between_its_words():
    page = BeautifulSoup(
        render_markdown("The sum $z = w \\cdot x$ **fires**:\n\n$$a_1 < b$$"), PARSER
    )
    line, block = page.find_all("math")
    assert (line["display"], block["display"]) == ("inline", "block")
    assert line.get_text() == "z=w·x"
    assert block.find("msub").get_text() == "a1"
    assert "$" not in page.get_text()
    assert page.find("strong").get_text() == "fires"


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:run()}{x}",
        r"\style{position:fixed}{x}",
        r"\class{btn}{x}",
        r'\color{red" onclick="run()}{x}',
        r"\text{<script>run()</script>}",
        r"\text{&lt;script&gt;run()&lt;/script&gt;}",
        r"\text{&amp;lt;img src=x onerror=run()&amp;gt;}",
        r"\hspace{99999em}",
        r"<img src=x onerror=run()>",
        r"\unicode{60}script>",
        r"</math><script>run()</script>",
    ],
)
def test_nothing_in_a_formula_acts(latex):
    shown = to_mathml(latex)
    assert not re.search(r"<(?!/?(m|code))", shown)
    for tag in re.findall(r"<[^>]*>", shown):
        assert not re.search(r"href|style=|class|onclick|onerror|99999|run", tag), tag
    assert not BeautifulSoup(render_markdown(f"${latex}$"), PARSER).find(["script", "img"])


@pytest.mark.parametrize("latex", [r"\frac{", "{" * 3_000, "x" * 6_000])
def test_a_formula_that_cannot_be_understood_is_shown_as_it_was_written(latex):
    assert BeautifulSoup(to_mathml(latex), PARSER).find("code").get_text() == latex


def test_a_cell_full_of_formulas_shows_the_first_and_the_text_of_the_rest():
    source = "$x$ " * 100_000
    page = render_markdown(source)
    assert page.count("<math") <= 500
    assert BeautifulSoup(page[-2_000:], PARSER).get_text().count("x") > 50


def test_a_formula_in_the_words_of_a_picture_stays_words():
    picture = {"a.png": {"image/png": "AAAA"}}
    page = BeautifulSoup(render_markdown("![the line $z$ > 0](attachment:a.png)", picture), PARSER)
    assert page.find("img")["alt"] == "the line $z$ > 0"
    assert page.find("math") is None
