"""No attack pays, harms a classmate, stops the class, or reaches what lies outside."""

import pytest

from tests.nbjudge.red_team.catalogue import CATALOGUE
from tests.nbjudge.red_team.ground import Ground
from tests.nbjudge.red_team.lesson import FULL

pytestmark = [
    pytest.mark.course,
    # nbformat says so of what the attackers hand in.
    pytest.mark.filterwarnings("ignore:Non-unique cell id"),
    pytest.mark.filterwarnings("ignore:Cell is missing an id field"),
]

# What an attack still gets, until it is mended: its name, and why.
HOLES: dict[str, str] = {}


@pytest.fixture(scope="module")
def outcomes(request, tmp_path_factory):
    """Try the attacks that were asked for, one after the other on the same ground."""
    wanted = {
        item.callspec.params["attack"].name
        for item in request.session.items
        if getattr(item, "module", None) is request.module and hasattr(item, "callspec")
    }
    ground = Ground(tmp_path_factory.mktemp("red")).build()
    attacks = [attack for attack in CATALOGUE if attack.name in wanted]
    return {attack.name: outcome for attack, outcome in ground.try_all(attacks)}


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
def test_an_attack_gets_nothing(outcomes, attack):
    outcome = outcomes[attack.name]
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
