"""What this course adds to the judge, as its own configuration says it."""

from traitlets.config import PyFileConfigLoader

from nbjudge.judge.additions import Additions
from nbjudge.judge.preprocess import Judge
from tests.nbjudge.tiny import REPOSITORY

ADDITIONS = Additions.of(
    Judge(config=PyFileConfigLoader("nbgrader_config.py", path=str(REPOSITORY)).load_config())
)
