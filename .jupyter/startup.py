"""What a kernel runs first: `anncourse lab` puts this file into PYTHONSTARTUP.

So a cell that is run before the one at the top of the lesson gets a sentence, and no traceback.
"""

import anncourse as _anncourse  # noqa: F401
