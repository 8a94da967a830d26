"""How the way forward and the way back are drawn, one step at a time."""

from __future__ import annotations

from anncourse.figures.error_backwards.numbers import BACKWARD, BackwardNumbers
from anncourse.figures.network_diagram import RADIUS, circle, connection, places, titles
from anncourse.figures.plot import Point, label, mark
from anncourse.figures.scene import Node, Picture, Table, node, path
from anncourse.figures.words import number, subscript
from annlib.network_2_2_1 import B_HIDDEN, B_OUTPUT, W_HIDDEN, W_OUTPUT

SIZE = (880, 500)
COLUMNS = (60.0, 360.0, 640.0)
_PLACES = places((2, 2, 1), COLUMNS, 230.0, 220.0)

#: The steps, each with a sentence on what arises in it.
STEPS = (
    "Start: the two inputs stand in the input layer.",
    "Forward 1: the hidden neurons add up, z = x · W + b.",
    "Forward 2: ReLU decides what they pass on, a = max(0, z).",
    "Forward 3: the output neuron adds up, and the sigmoid makes p of z.",
    "The loss compares p with the label y.",
    "Backward 1: the error of the output, δ = p − y (your output_delta).",
    "Backward 2: the gradients of the output layer (your layer_gradients).",
    "Backward 3: the error goes back through the weights, and ReLU's slope decides what passes "
    "(your hidden_delta).",
    "Backward 4: the gradients of the hidden layer (your layer_gradients).",
    "The cross-check: every gradient beside the one from central differences.",
)

#: From which step on each thing on the way back is shown.
_SINCE = {
    "delta_output": 5,
    "dW_output": 6,
    "db_output": 6,
    "delta_hidden": 7,
    "dW_hidden": 8,
    "db_hidden": 8,
}


def view(numbers: BackwardNumbers, step: int) -> Picture:
    """Draw what is known after a step."""
    nodes = [
        *titles(COLUMNS),
        *_connections(numbers, step),
        *_neurons(numbers, step),
        *_loss(numbers, step),
    ]
    nodes += _arrow(step)
    troubles = [text for name, text in numbers.troubles.items() if _SINCE[name] <= step]
    say = (STEPS[step], *_verdict(numbers, step))
    words = _description(numbers, step)
    trouble = " ".join(dict.fromkeys(troubles))
    return Picture(SIZE, nodes, words, say, _table(numbers, step), trouble)


def _known(numbers: BackwardNumbers, name: str, step: int) -> bool:
    return step >= _SINCE[name] and numbers.back[name].own is not None


def _text(numbers: BackwardNumbers, name: str, index: int, step: int) -> str:
    own = numbers.back[name].own
    if own is None or step < _SINCE[name]:
        return ""
    sign = "" if numbers.back[name].agrees.ravel()[index] else " ✗"
    return f"{number(float(own.ravel()[index]), 3)}{sign}"


def _class(numbers: BackwardNumbers, name: str, index: int) -> str:
    return "right-word" if numbers.back[name].agrees.ravel()[index] else "wrong-word"


def _connections(numbers: BackwardNumbers, step: int) -> list[Node]:
    columns, nodes = _PLACES, []
    for layer, (name, W) in enumerate((("dW_hidden", W_HIDDEN), ("dW_output", W_OUTPUT))):
        for i, start in enumerate(columns[layer]):
            for j, end in enumerate(columns[layer + 1]):
                index = i * W.shape[1] + j
                text = _text(numbers, name, index, step)
                cls = _class(numbers, name, index)
                more = f"dW {text}" if text else ""
                nodes += connection(
                    f"w{layer}{i}{j}", start, end, float(W[i, j]), i == j, more, cls
                )
    return nodes


def _neurons(numbers: BackwardNumbers, step: int) -> list[Node]:
    columns, nodes = _PLACES, []
    for i, place in enumerate(columns[0]):
        nodes += circle(f"x{i}", place, (f"x{subscript(i + 1)}", number(float(numbers.x[i]))))
    for j, place in enumerate(columns[1]):
        z = number(float(numbers.z_hidden[j])) if step >= 1 else "?"
        a = number(float(numbers.a_hidden[j])) if step >= 2 else "?"
        silent = step >= 2 and numbers.a_hidden[j] == 0
        cls = "neuron silent" if silent else "neuron"
        nodes += circle(f"h{j}", place, (f"z {z}", f"a {a}"), cls)
        nodes += _below(
            numbers, f"h{j}", place, j, ("delta_hidden", "db_hidden"), B_HIDDEN[j], step
        )
    z, p = (number(numbers.z_output), number(numbers.p)) if step >= 3 else ("?", "?")
    place = columns[2][0]
    nodes += circle("out", place, (f"z {z}", f"p {p}"))
    nodes += _below(numbers, "out", place, 0, ("delta_output", "db_output"), B_OUTPUT[0], step)
    return nodes


def _below(
    numbers: BackwardNumbers,
    key: str,
    place: Point,
    index: int,
    names: tuple[str, str],
    bias: float,
    step: int,
) -> list[Node]:
    x, y = place
    nodes = [
        label(f"{key}-b", f"b {number(float(bias))}", (x, y + RADIUS + 18), "bias-word middle halo")
    ]
    delta = _text(numbers, names[0], index, step)
    if delta:
        cls = f"middle halo {_class(numbers, names[0], index)}"
        nodes.append(label(f"{key}-delta", f"δ {delta}", (x, y - RADIUS - 9), cls))
    db = _text(numbers, names[1], index, step)
    if db:
        cls = f"middle halo {_class(numbers, names[1], index)}"
        nodes.append(label(f"{key}-db", f"db {db}", (x, y + RADIUS + 37), cls))
    return nodes


def _loss(numbers: BackwardNumbers, step: int) -> list[Node]:
    x, y = 812.0, 230.0
    loss = number(numbers.loss, 3) if step >= 4 else "?"
    return [
        label("loss-title", "loss", (x, 22), "middle strong"),
        node("path", "to-loss", cls="thin", d=path((676, y), (768, y))),
        node("rect", "loss-box", x=x - 44, y=y - 34, width=88, height=68, cls="neuron"),
        label("loss-y", f"y = {numbers.y:g}", (x, y - 8), "middle"),
        label("loss-value", f"L {loss}", (x, y + 17), "middle strong"),
    ]


def _arrow(step: int) -> list[Node]:
    y = 478.0
    if step == 0:
        return []
    if step <= 4:
        end = (320.0, 400.0, 680.0, 812.0)[step - 1]
        d = f"{path((60, y), (end, y))} {path((end - 9, y - 6), (end, y), (end - 9, y + 6))}"
        return [
            node("path", "forward", cls="line", d=d),
            label("way", "forward", (60, y - 10)),
        ]
    start = (640.0, 500.0, 360.0, 60.0, 60.0)[step - 5]
    d = f"{path((812, y), (start, y))} {path((start + 9, y - 6), (start, y), (start + 9, y + 6))}"
    return [
        node("path", "backward", cls="weight-minus", d=d, stroke_width=3),
        label("way", "backward", (812, y - 10), "end"),
        mark("from", "disc", (812, y), 9, "zero"),
    ]


def _verdict(numbers: BackwardNumbers, step: int) -> tuple[str, ...]:
    shown = [name for name in BACKWARD if _known(numbers, name, step)]
    wrong = [
        text
        for name in shown
        for text, right in zip(BACKWARD[name], numbers.back[name].agrees.ravel(), strict=True)
        if not right
    ]
    if wrong:
        return (
            f"Marked with ✗, as central differences say otherwise: {', '.join(wrong)}. "
            "What follows from a wrong number is wrong as well: begin with the first.",
        )
    if shown and step >= 5:
        return ("So far every number agrees with central differences.",)
    return ()


def _table(numbers: BackwardNumbers, step: int) -> Table | None:
    rows = []
    for name, texts in BACKWARD.items():
        if step < _SINCE[name]:
            continue
        found = numbers.back[name]
        for index, text in enumerate(texts):
            own = "?" if found.own is None else number(float(found.own.ravel()[index]), 4)
            right = found.agrees.ravel()[index]
            verdict = "" if found.own is None else ("✓ agrees" if right else "✗ differs")
            rows.append((text, own, number(float(found.numeric.ravel()[index]), 4), verdict))
    if not rows:
        return None
    return Table(("", "yours", "central differences", ""), tuple(rows))


def _description(numbers: BackwardNumbers, step: int) -> str:
    known = [f"inputs {number(float(numbers.x[0]))} and {number(float(numbers.x[1]))}"]
    if step >= 3:
        known.append(f"output p {number(numbers.p, 3)}")
    if step >= 4:
        known.append(f"loss {number(numbers.loss, 3)}")
    return f"The 2-2-1 network after step {step} of {len(STEPS) - 1}: {', '.join(known)}."
