"""Which pairs are listed: what many have in common does not count, nor a small part of much."""

from anncourse.classroom.similarity.hand_ins import Answers, HandedIn
from anncourse.classroom.similarity.page import make_page
from anncourse.classroom.similarity.pairs import find_pairs, join

WORDS = [f"word{number}" for number in range(400)]


def listed(texts):
    """Return the pairs of a class that answered one question in prose."""
    names = tuple(f"s{number:02}" for number in range(len(texts)))
    answers = Answers("explain", False, dict(zip(names, texts, strict=True)))
    return find_pairs(HandedIn("lesson", names, (answers,), ()), set())


def own(start, length=40):
    return " ".join(WORDS[start : start + length])


def test_what_a_quarter_of_the_class_has_in_common_does_not_count():
    independent = [own(60 + 30 * number, 25) for number in range(7)]
    assert len(listed([own(0)] * 4 + independent)) == 6
    assert listed([own(0)] * 5 + independent) == []


def test_a_small_part_of_long_answers_does_not_make_them_alike():
    shared = own(0, 30)
    short = [f"{shared} {own(100, 20)}", f"{shared} {own(150, 20)}"]
    assert len(listed([*short, own(300)])) == 1
    long = [f"{shared} {own(100, 90)}", f"{shared} {own(200, 90)}"]
    assert listed([*long, own(300)]) == []


def test_a_few_words_alike_are_not_enough():
    assert listed([own(0, 12), own(0, 12), own(100)]) == []


def test_known_pieces_do_not_count():
    texts = {"ada": own(0), "bob": own(0)}
    handed_in = HandedIn("lesson", ("ada", "bob"), (Answers("explain", False, texts),), ())
    assert len(find_pairs(handed_in, set())) == 1
    known = {tuple(WORDS[place : place + 5]) for place in range(40)}
    assert find_pairs(handed_in, known) == []


def test_a_class_without_answers_has_no_pairs():
    assert find_pairs(HandedIn("lesson", (), (), ()), set()) == []
    assert listed(["", ""]) == []


def test_places_that_touch_become_one_span():
    assert join([(5, 9), (0, 3), (2, 4), (9, 12)]) == ((0, 4), (5, 12))


def test_what_students_wrote_is_text_on_the_page_and_nothing_else():
    evil = f"<script>alert(1)</script> {own(0)} <img src=x onerror=alert(2)>"
    names = ("<b>ada</b>", "bob")
    answers = Answers("explain", False, dict.fromkeys(names, evil))
    handed_in = HandedIn("lesson", names, (answers,), ("<i>eve</i>: nothing can be compared.",))
    page = make_page(handed_in, find_pairs(handed_in, set()))
    for tag in ("<script>alert", "<img", "<b>ada", "<i>eve"):
        assert tag not in page
    assert "&lt;b&gt;ada&lt;/b&gt; and bob" in page
    assert "<mark>" in page
