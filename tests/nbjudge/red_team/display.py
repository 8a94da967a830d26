"""Run script in the browser of whoever grades, or deceive who reads."""

from tests.nbjudge.red_team.attack import attack

# What it does is looked for in a real browser: see tests/browser/test_red_team.py.
SCRIPT = "document.title = 'TAKEN OVER'"
VECTORS = (
    f"<script>{SCRIPT}</script>",
    f'<img src="x" onerror="{SCRIPT}">',
    f'<svg onload="{SCRIPT}"><script>{SCRIPT}</script></svg>',
    f'<iframe srcdoc="<script>parent.{SCRIPT}</script>"></iframe>',
    f'<details open ontoggle="{SCRIPT}">x</details>',
    f'<body onload="{SCRIPT}"><style onload="{SCRIPT}"></style>',
    f'<math><mtext><table><mglyph><style><img src=x onerror="{SCRIPT}"></style></mglyph></table>',
    f'<a href="javascript:{SCRIPT}">score</a>',
    f'<object data="data:text/html,<script>{SCRIPT}</script>"></object>',
    f'<form action="javascript:{SCRIPT}"><input autofocus onfocus="{SCRIPT}"></form>',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<base href="https://example.org/"><link rel="stylesheet" href="https://example.org/x.css">',
)


@attack("script in Markdown cells and in the free-text answer")
def script_in_markdown(hand_in):
    for vector in VECTORS:
        hand_in.text(f"Some text.\n\n{vector}\n\n`code` {vector}")
    hand_in.answer("explain", "\n\n".join(VECTORS))
    hand_in.text(f'[score](javascript:{SCRIPT}) ![x](x"onerror="{SCRIPT})')
    hand_in.text(f"$\\href{{javascript:{SCRIPT}}}{{x}}$ $$</script>{VECTORS[0]}$$")


@attack("script in what a cell displays, as HTML, SVG, JavaScript and Markdown")
def script_in_outputs(hand_in):
    hand_in.top(
        "from IPython.display import HTML, IFrame, Javascript, Latex, Markdown, SVG, display\n"
        f"for vector in {VECTORS!r}:\n"
        "    display(HTML(vector), Markdown(vector), Latex(vector))\n"
        f"display(Javascript({SCRIPT!r}))\n"
        f"display({{'application/javascript': {SCRIPT!r}, 'text/plain': ''}}, raw=True)\n"
        f"display({{'image/svg+xml': {VECTORS[2]!r}, 'image/png': {VECTORS[1]!r}}}, raw=True)"
    )


@attack("script in printed text, errors, tracebacks and the code itself")
def script_in_text(hand_in):
    hand_in.top(f"for vector in {VECTORS!r}: print(vector)")
    hand_in.answer("explain", "x")
    hand_in.answer(
        "double", f"def double(x): raise type('<b>', (Exception,), {{}})({VECTORS[1]!r})"
    )
    hand_in.after("double", f"# {VECTORS[0]}\nraise ValueError({VECTORS[0]!r})")


@attack("script in the names, words and values that a verdict quotes")
def script_in_a_verdict(hand_in):
    hand_in.answer(
        "sigmoid",
        f"def sigmoid(z):\n    print({VECTORS[1]!r})\n    return {VECTORS[1]!r}\n"
        f"sigmoid.__name__ = sigmoid.__qualname__ = {VECTORS[0]!r}\n"
        f"sigmoid.__doc__ = {VECTORS[0]!r}",
    )
    hand_in.answer("total", f"total = type({VECTORS[1]!r}, (), {{'__call__': lambda *args: 1}})()")


@attack("script in an attachment of a Markdown cell")
def script_in_attachments(hand_in):
    hand_in.text('![x](attachment:x.svg) ![y](attachment:y.png"onerror="x)')
    hand_in.notebook.cells[-1]["attachments"] = {
        "x.svg": {"image/svg+xml": VECTORS[2]},
        'y.png"onerror="x': {f'image/png" onerror="{SCRIPT}': "x"},
    }


@attack("Markdown that no page can be made of: quotes and lists a thousand deep, missing pictures")
def markdown_that_breaks_the_page(hand_in):
    for text in (">" * 3_000 + " x", "- " * 1_000 + "x", "[" * 3_000, "![x](attachment:none.png)"):
        hand_in.text(text)


@attack("script in the notebook's metadata: title, language, kernel")
def script_in_metadata(hand_in):
    hand_in.notebook.metadata.update(
        title=VECTORS[0],
        language_info={"name": VECTORS[0], "pygments_lexer": VECTORS[0]},
        kernelspec={"name": "python3", "display_name": VECTORS[0], "language": VECTORS[0]},
    )


@attack("a display that looks like a verdict, and another like nbgrader's own score")
def forged_verdict(hand_in):
    hand_in.top(
        "from IPython.display import HTML, display\n"
        'display(HTML(\'<div class="panel-heading"><span class="score">10 / 10</span></div>\'))\n'
        "print('3 of 3 points: all cases are right.')"
    )


@attack("what takes a page long to make: colours without an end, a picture shown again and again")
def too_much_for_a_page(hand_in):
    hand_in.top("print('\\x1b[31m.' * 150_000)")
    hand_in.text("![x](attachment:x.png)\n\n" * 3_000)
    hand_in.notebook.cells[-1]["attachments"] = {"x.png": {"image/png": "QUJD" * 500_000}}
    for language in ("python", "html", "perl", "tex"):
        hand_in.text(f"```{language}\n" + "'''\\x'\"(" * 20_000 + "\n```")
    hand_in.text("$" * 100_000 + "*a _b " * 30_000 + "[" * 50_000)
