"""What Python in the browser runs first: it lays out the course, from the wheels beside this file.

`anncourse lab` has a kernel run such a script too; see `.jupyter/startup.py`.
"""

import site as _site
import zipfile as _zipfile
from pathlib import Path as _Path

for _wheel in _Path("/drive/packages").glob("*.whl"):
    with _zipfile.ZipFile(_wheel) as _archive:
        _archive.extractall(_site.getsitepackages()[0])

# So a cell that is run before the one at the top of the lesson gets a sentence, and no traceback.
import anncourse as _anncourse  # noqa: E402, F401
