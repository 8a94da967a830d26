"""What a student wrote costs a page so much and no more, and is shown all the same."""

from nbjudge.notebook import budget
from nbjudge.notebook.budget import AS_IT_IS, Budget, budget_of
from nbjudge.notebook.colours import ansi2html, highlight_code
from nbjudge.notebook.pages import markdown2html, render_markdown


def endless():
    while True:
        pass


def test_what_takes_too_long_is_shown_as_it_was_written_and_so_is_all_after_it():
    own = Budget()
    own.seconds = 0.05
    shown = own.spend(endless, "<b>")
    assert AS_IT_IS in shown
    assert "<pre>&lt;b&gt;</pre>" in shown
    assert AS_IT_IS in own.spend(lambda: "made", "source")
    assert Budget().spend(lambda: "made", "source") == "made"


def test_all_filters_of_a_page_share_one_budget_and_no_two_pages_do():
    first, second = {"resources": {}}, {"resources": {}}
    budget_of(first).seconds = 0
    for filtered in (markdown2html, highlight_code, ansi2html):
        assert AS_IT_IS in filtered(first, "x")
        assert AS_IT_IS not in filtered(second, "x")


def test_printed_text_keeps_its_colours_unless_they_are_its_most_part():
    page = {"resources": {}}
    few = "\x1b[31mred\x1b[0m <b>"
    assert ansi2html(page, few) == '<span class="ansi-red-fg">red</span> &lt;b&gt;'
    assert ansi2html(page, "\x1b[31m.\x1b[0m<" * 100_000) == ".&lt;" * 100_000


def test_code_is_coloured_by_the_language_of_its_notebook():
    assert '<span class="k">def</span>' in highlight_code({}, "def f(): pass")
    r = {"nb": {"metadata": {"language_info": {"name": "r"}}}}
    assert "hl-r" in highlight_code(r, "x <- 1")


def test_a_picture_counts_as_often_as_it_is_shown(monkeypatch):
    monkeypatch.setattr(budget, "MAX_PICTURES", 10_000)
    attached = {"a.png": {"image/png": "QUJD" * 1_000}}
    page = render_markdown("![one](attachment:a.png)\n\n" * 9, attached)
    assert page.count("QUJD" * 1_000) == 2
    assert page.count("shown too often") == 7
