"""Lesson 1 opened from its page's link, in the Python that Chromium runs: no server, no kernel.

Pyodide's core comes from npm. Its wheels of NumPy, SciPy and Matplotlib are on Pyodide's own host
alone, so this goes as far as one gets without them.
"""

import functools
import hashlib
import http.server
import json
import shutil
import subprocess
import sys
import threading

import pytest

from anncourse.commands.course import list_lessons
from tests.waiting import GENEROUS

pytestmark = [pytest.mark.browser, pytest.mark.sampled(few=0)]

#: What JupyterLite's kernel is made of, besides its own wheels.
KERNEL_NEEDS = ("micropip", "ipython", "jedi", "packaging", "typing-extensions")
LESSON = "work/01_perceptron/01_perceptron.ipynb"
RUN = """async code => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.sessionContext.ready;
    const future = panel.sessionContext.session.kernel.requestExecute({code});
    let said = "";
    future.onIOPub = ({content}) => {
        said += content.text ?? content.data?.["text/plain"] ?? content.evalue ?? "";
    };
    await future.done;
    return said;
}"""
MACHINE = """
from nbjudge.shared import machine as m
print(m.IN_BROWSER, m.ALARMS, m.THREADS, m.MEMORY_LIMITS)
"""
ENDLESS = """
import time
from nbjudge.shared.time_limit import TimeUpError, within
def f():
    while True:
        try: x = 1
        except: pass
try:
    within(0.2, f)
except TimeUpError:
    print("stopped")
"""
#: What a figure that runs is made of: a widget, a message from the page, pictures in between.
WIDGET = '''
import asyncio, anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
        const button = Object.assign(document.createElement("button"), { textContent: "count" });
        const output = Object.assign(document.createElement("output"), { className: "counted" });
        const show = () => (output.textContent = model.get("count"));
        model.on("change:count", show);
        button.onclick = () => model.send({ press: "start" });
        show();
        el.append(button, output);
    } };"""
    count = traitlets.Int(0).tag(sync=True)
    def __init__(self):
        super().__init__()
        self.on_msg(self.hear)
    def hear(self, _, content, buffers):
        self.task = asyncio.get_event_loop().create_task(self.run())
    async def run(self):
        for self.count in range(1, 8):
            await asyncio.sleep(0.01)
Counter()
'''
RUN_CELL = """async source => {
    const app = window.jupyterapp, notebook = app.shell.currentWidget.content;
    notebook.model.sharedModel.insertCell(0, { cell_type: "code", source });
    notebook.activeCellIndex = 0;
    await app.commands.execute("notebook:run-cell");
}"""
PROGRESS = """
from anncourse.lesson.progress import learner_is_here, progress_file, read_progress, remember
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory, repository):
    """Build JupyterLite, with Pyodide's core beside it."""
    constants = pytest.importorskip("jupyterlite_pyodide_kernel.constants")
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed, which fetches Pyodide's core")
    sys.path.insert(0, str(repository / "site"))
    from lite import build_lite

    sys.path.remove(str(repository / "site"))
    scratch, site = tmp_path_factory.mktemp("scratch"), tmp_path_factory.mktemp("site")
    build_lite(list_lessons(repository / "lessons"), scratch, site)
    put_core_in(site / "static" / "pyodide", constants.PYODIDE_VERSION)
    path = site / "jupyter-lite.json"
    whole = json.loads(path.read_text())
    config = whole["jupyter-config-data"]
    config["exposeAppInBrowser"] = True
    kernel = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["disablePyPIFallback"]
    kernel["pyodideUrl"] = "./static/pyodide/pyodide.mjs"
    path.write_text(json.dumps(whole))
    return site


def put_core_in(folder, version):
    """Fetch Pyodide without what is compiled for it, and its wheels of pure Python."""
    folder.mkdir(parents=True)
    core = f"pyodide@{version}"
    subprocess.run(["npm", "pack", "--silent", core], cwd=folder, check=True, capture_output=True)
    (archive,) = folder.glob("*.tgz")
    subprocess.run(["tar", "xzf", archive, "--strip-components=1"], cwd=folder, check=True)
    lock = json.loads((folder / "pyodide-lock.json").read_text())
    names, wanted = set(), list(KERNEL_NEEDS)
    while wanted:
        name = wanted.pop().lower().replace("_", "-")
        if name not in names:
            names.add(name)
            wanted += lock["packages"][name]["depends"]
    wheels = [f"{name}=={lock['packages'][name]['version']}" for name in sorted(names)]
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(folder)]
    only = ["--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none"]
    subprocess.run(
        [*command, *only, "--python-version=3.14", *wheels], check=True, capture_output=True
    )
    for name in names:
        # The same version, packed elsewhere: with another hash.
        entry = lock["packages"][name]
        entry["sha256"] = hashlib.sha256((folder / entry["file_name"]).read_bytes()).hexdigest()
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def address(built):
    handler = functools.partial(Handler, directory=built)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_lesson_opens_without_an_installation(address, page, screenshot):
    elsewhere = []
    page.on("request", lambda r: r.url.startswith(("http", "ws")) and elsewhere.append(r.url))

    def run(code):
        return page.evaluate(RUN, code)

    def show():
        page.goto(f"{address}lab/index.html?path={LESSON}")
        page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=GENEROUS * 1000)

    show()
    assert run("import sys; print(sys.platform)") == "emscripten\n"
    assert page.get_by_role("heading", name="1 The perceptron").first.is_visible()
    screenshot("lite_lesson_01")

    assert run(MACHINE) == "True False False False\n"
    assert run(ENDLESS) == "stopped\n"
    assert run("import allpairspy, anywidget, ipywidgets, psygnal; print('there')") == "there\n"
    assert run(f"{PROGRESS}print(learner_is_here(), progress_file())") == (
        "True /drive/work/progress.json\n"
    )
    assert "stp is not defined, in line 1" in run("stp(1)")

    run(f"{PROGRESS}remember('weighted_sum', 1.0)")
    show()
    kept = run(f"{PROGRESS}print(read_progress(progress_file())['weighted_sum']['credit'])")
    assert kept == "1.0\n"
    assert [url for url in elsewhere if not url.startswith(address)] == []


def test_a_figure_moves_between_messages(address, page, screenshot):
    page.goto(f"{address}lab/index.html?path={LESSON}")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=GENEROUS * 1000)
    page.evaluate(RUN, "1 + 1")
    page.evaluate(RUN_CELL, WIDGET)
    page.get_by_role("button", name="count", exact=True).click()
    page.wait_for_function("document.querySelector('.counted').textContent === '7'")
    screenshot("lite_widget")
