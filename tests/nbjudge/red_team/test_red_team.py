"""No attack pays, harms a classmate, stops the class, or reaches what lies outside."""

import functools

import pytest

from tests.nbjudge.red_team.catalogue import CATALOGUE
from tests.nbjudge.red_team.ground import Ground
from tests.nbjudge.red_team.lesson import FULL
from tests.nbjudge.red_team.record import PAGE, REVIEWED
from tests.nbjudge.wall import needs_wall

pytestmark = [
    pytest.mark.course,
    # nbformat says so of what the attackers hand in.
    pytest.mark.filterwarnings("ignore:Non-unique cell id"),
    pytest.mark.filterwarnings("ignore:Cell is missing an id field"),
]

# What an attack still gets, until it is mended: its name, and why.
HOLES: dict[str, str] = {
    "empty_arrays": "assert_allclose finds nothing wrong with an empty array, in a kernel as here",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Return a ground on which nothing was tried yet."""
    return Ground(tmp_path_factory.mktemp("red")).build()


@pytest.fixture(scope="module")
def outcomes(request, base):
    """Return what tries those attacks of a family that were asked for, on the same ground."""
    wanted = {
        item.callspec.params["attack"].name
        for item in request.session.items
        if getattr(item, "module", None) is request.module and hasattr(item, "callspec")
    }

    @functools.cache
    def of_family(family):
        attacks = [a for a in CATALOGUE if a.family == family and a.name in wanted]
        return {attack.name: outcome for attack, outcome in base.try_all(attacks)}

    return of_family


# Without a wall some of them would harm this machine.
@needs_wall
@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(
            attack,
            id=f"{attack.family}-{attack.name}",
            marks=[pytest.mark.xfail(strict=True, reason=HOLES[attack.name])]
            if attack.name in HOLES
            else [],
        )
        for attack in CATALOGUE
    ],
)
@pytest.mark.sampled(few=8)
def test_an_attack_gets_nothing(outcomes, attack):
    outcome = outcomes(attack.family)[attack.name]
    assert outcome.problem == ""
    assert outcome.score == attack.earns
    assert outcome.honest == FULL
    assert outcome.read == []
    assert outcome.wrote == []
    assert outcome.left == 0
    # A frame of the line holds a hundred megabytes, and is there twice while it is read.
    assert outcome.grew < 400_000


def test_the_catalogue_is_large_and_every_attack_has_a_name_of_its_own():
    names = [attack.name for attack in CATALOGUE]
    assert len(names) >= 45
    assert len(set(names)) == len(names)
    assert set(HOLES) <= set(names)


def test_the_page_tells_of_every_attack_and_of_those_of_a_review():
    page = PAGE.read_text("utf-8")
    rows = [f"| {a.family}: {a.name.replace('_', ' ')} | {a.tries} |" for a in CATALOGUE]
    assert [row for row in rows if row not in page] == []
    assert page.endswith(REVIEWED.read_text("utf-8"))
