"""Where an answer uses an earlier one that is wrong, notebook and judge judge its own part."""

import numpy as np
import pytest

import annlib
from anncourse.checks.judge import judge
from anncourse.exercises import EXERCISES, LESSONS
from nbjudge.judge.limits import Limits
from nbjudge.judge.namespace import Namespace
from nbjudge.judge.session import Session
from nbjudge.judge.starter import starter_for
from tests.anncourse.exercises.learner import run_cell
from tests.nbjudge.additions import ADDITIONS
from tests.nbjudge.judge.notebooks import notebook

LESSON_OF = {e.name: lesson for lesson, exercises in LESSONS.items() for e in exercises}
FOLLOWING = [e for e in EXERCISES.values() if e.uses and not e.name.startswith("repair_")]

# Right answers, each of which does by calling what the lesson says that it may call.
ANSWERS = {
    "perceptron_predict": """
def perceptron_predict(X, w, b):
    return np.array([step(weighted_sum(x, w, b)) for x in X], dtype=int)
""",
    "xor_predict": """
def xor_predict(X):
    h1 = perceptron_predict(X, np.array(w_or), b_or)
    h2 = perceptron_predict(X, np.array(w_nand), b_nand)
    H = np.column_stack([h1, h2])
    return np.array([step(weighted_sum(x, np.array(w_and), b_and)) for x in H])
""",
    "train_perceptron": """
from annlib import perceptron_predict
def train_perceptron(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        n_wrong = 0
        for x, label in zip(X, y):
            n_wrong += int(perceptron_predict(x[None], w, b)[0] != label)
            w, b = perceptron_update(w, b, x, label, lr)
        mistakes.append(n_wrong)
    return w, b, mistakes
""",
    "exactly": """
def exactly(X, k):
    w = np.ones(X.shape[1])
    hidden = perceptron_predict(X, w, 0.5 - k), perceptron_predict(X, -w, 0.5 + k)
    return perceptron_predict(np.column_stack(hidden), np.array(w_and), b_and)
""",
    "averaged_perceptron": """
def averaged_perceptron(X, y, lr, epochs):
    w, b, path = np.zeros(X.shape[1]), 0.0, []
    for x, label in [*zip(X, y)] * epochs:
        w, b = perceptron_update(w, b, x, label, lr)
        path.append([*w, b])
    *w, b = np.mean(path, axis=0)
    return np.array(w), b
""",
    "tanh": "def tanh(z):\n    return 2 * sigmoid(2 * np.asarray(z, dtype=float)) - 1",
    "sigmoid_derivative": "def sigmoid_derivative(z):\n    return sigmoid(z) * (1 - sigmoid(z))",
    "tanh_derivative": (
        "def tanh_derivative(z):\n    z = np.asarray(z, dtype=float)\n"
        "    return 1 - tanh(z) * (2 * sigmoid(2 * z) - 1)"
    ),
    "count_parameters": (
        "def count_parameters(sizes):\n"
        "    return sum(int(np.prod(s)) for pair in parameter_shapes(sizes) for s in pair)"
    ),
    "forward": """
def forward(X, parameters, activations):
    outputs = [X]
    for (W, b), activation in zip(parameters, activations):
        outputs.append(dense_forward(outputs[-1], W, b, activation))
    return outputs
""",
    "train_neuron": """
from annlib import binary_cross_entropy, sigmoid
def train_neuron(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(sigmoid(X @ w + b), y))
        dw, db = neuron_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
    "backward": """
from annlib import forward, relu, relu_derivative, softmax
def backward(X, Y, parameters):
    outputs = forward(X, parameters, [relu] * (len(parameters) - 1) + [softmax])
    delta = output_delta(outputs[-1], Y)
    gradients = []
    for k in reversed(range(len(parameters))):
        gradients.append(layer_gradients(outputs[k], delta))
        if k > 0:
            delta = hidden_delta(delta, parameters[k][0], outputs[k], relu_derivative)
    return gradients[::-1]
""",
    "train": """
from annlib import backward, cross_entropy, forward, gradient_step, relu, softmax
def train(X, Y, sizes, lr, epochs, batch_size, rng):
    parameters, losses = init_parameters(sizes, rng), []
    activations = [relu] * (len(sizes) - 2) + [softmax]
    for _ in range(epochs):
        noted = []
        for X_b, Y_b in minibatches(X, Y, batch_size, rng=rng):
            noted.append(cross_entropy(forward(X_b, parameters, activations)[-1], Y_b))
            parameters = gradient_step(parameters, backward(X_b, Y_b, parameters), lr)
        losses.append(np.mean(noted))
    return parameters, losses
""",
    "denoiser_data": (
        "def denoiser_data(noisy, clean, size):\n"
        "    return patches(noisy, size), patches(clean, size)[:, size**2 // 2]"
    ),
    "denoise": """
from annlib import forward, relu
def denoise(image, parameters):
    k = round(len(parameters[0][0]) ** 0.5)
    activations = [relu] * (len(parameters) - 1) + [lambda Z: Z]
    answers = forward(patches(image, k), parameters, activations)[-1]
    return answers.reshape(image.shape[0] - k + 1, image.shape[1] - k + 1)
""",
    "error_rates": """
def error_rates(known, strangers, threshold):
    rejected = np.mean(recognise(known, threshold) == -1)
    return float(rejected), float(np.mean(recognise(strangers, threshold) != -1))
""",
}


def unwritten(exercise):
    """Return a notebook in which nothing is written of what an exercise uses."""
    lines = ["import numpy as np"]
    for used in exercise.uses:
        lines += [f"{name} = None" for name in used.variables]
        if not used.variables:
            lines.append(f"def {used.signature}:\n    pass")
    return "\n".join(lines) + "\n"


def in_the_judge(name, source):
    """Return the judge's report, and what stands afterwards where something else was lent."""
    limits = Limits(notebook_seconds=3000.0, cell_seconds=300.0)
    session = Session(starter_for(LESSON_OF[name], limits, ADDITIONS).start, {}, limits, ADDITIONS)
    try:
        ran = session.run(source, 1)
        assert ran.error is None
        session.begin_cell()
        report = judge(EXERCISES[name], Namespace(session, notebook(source)), hidden=True)
        left = [
            str(session.call(session.get(used.name), (None,) * len(used.parameters), {}))
            for used in EXERCISES[name].uses
            if not used.variables and f"def {used.signature}:\n    pass" in source
        ]
        return report, left
    finally:
        session.close()


def test_every_exercise_that_uses_others_is_tried_here():
    assert set(ANSWERS) == {exercise.name for exercise in FOLLOWING}


@pytest.mark.sampled(few=4)
@pytest.mark.parametrize("exercise", FOLLOWING, ids=lambda exercise: exercise.name)
def test_it_earns_its_own_points_where_nothing_that_it_uses_is_written(exercise):
    source = unwritten(exercise) + ANSWERS[exercise.name]
    names = run_cell(source, {})
    report = judge(exercise, names, hidden=True)
    assert report.credit == 1.0, report
    (note,) = report.notes
    for used in exercise.uses:
        assert f'`check("{used.name}")`' in note
        if not used.variables:
            assert names[used.name](*(None,) * len(used.parameters)) is None
    there, left = in_the_judge(exercise.name, source)
    assert there == report
    assert set(left) <= {"None"}


def test_what_is_wrong_in_its_own_part_is_told_of_its_own_part():
    slip = ANSWERS["backward"].replace("outputs[k], relu_derivative", "outputs[k + 1], abs")
    alone = judge(EXERCISES["backward"], run_cell(slip, vars(annlib) | {"np": np}), hidden=True)
    source = unwritten(EXERCISES["backward"]) + slip
    report = judge(EXERCISES["backward"], run_cell(source, {}), hidden=True)
    assert report.notes
    assert report.credit == alone.credit < 1.0
    assert in_the_judge("backward", source)[0] == report


def test_what_was_lent_cannot_be_kept():
    # It is kept while `tanh` is tried, and used afterwards.
    source = (
        "kept = []\ndef sigmoid(z):\n    return z\n"
        "def tanh(z):\n    kept.append(sigmoid)\n"
        "    return 2 * sigmoid(2 * np.asarray(z, dtype=float)) - 1"
    )
    names = run_cell(source, {"np": np})
    assert judge(EXERCISES["tanh"], names).credit == 1.0
    stolen = names["kept"][-1]
    assert stolen is not names["sigmoid"]
    assert judge(EXERCISES["sigmoid"], {"sigmoid": lambda z: stolen(z)}).credit == 0.0


def test_an_answer_that_calls_nothing_wrong_is_told_nothing_of_it():
    source = "def sigmoid(z):\n    return z\ndef tanh(z):\n    return np.exp(z)"
    report = judge(EXERCISES["tanh"], run_cell(source, {"np": np}))
    assert report.notes == ()


def test_a_right_one_in_its_place_takes_nothing_away():
    # A helper of their own under that name, with which theirs is nearly right.
    source = (
        "def sigmoid(z):\n    return np.tanh(z)\n"
        "def sigmoid_derivative(z):\n    return (1 - sigmoid(np.asarray(z) / 2) ** 2) / 4"
    )
    report = judge(EXERCISES["sigmoid_derivative"], run_cell(source, {"np": np}))
    assert report.credit == 1.0
    assert report.notes == ()


def test_only_the_gate_that_matters_is_named():
    source = ANSWERS["xor_predict"] + "w_and, b_and = [1, 1], -1.5\nw_or, b_or = [1, 1], -0.5\n"
    source += "w_nand, b_nand = [1, 1], 1.5\n"
    known = {name: getattr(annlib, name) for name in ("step", "weighted_sum")}
    known["perceptron_predict"] = annlib.perceptron_predict
    report = judge(EXERCISES["xor_predict"], run_cell(source, {"np": np, **known}), hidden=True)
    assert report.credit == 1.0
    assert report.notes[0].startswith("Your xor_predict uses your nand_gate, which is not right")


def test_a_gate_that_rounding_tips_is_no_fault_of_what_uses_it():
    # 0.7 + 0.1 - 0.8 is 0 on paper, and -1e-16 on a computer: as AND it counts, in XOR it fails.
    source = "import numpy as np\ndef step(z):\n    return np.where(np.asarray(z) >= 0, 1, 0)\n"
    source += "def weighted_sum(x, w, b):\n    return np.dot(x, w) + b\n"
    source += ANSWERS["perceptron_predict"] + ANSWERS["xor_predict"]
    source += (
        "w_and, b_and = [0.7, 0.1], -0.8\nw_or, b_or = [1, 1], {}\nw_nand, b_nand = [-1, -1], 1.5\n"
    )
    names = run_cell(source.format(-0.5), {})
    assert judge(EXERCISES["and_gate"], names, hidden=True).credit == 1.0
    report = judge(EXERCISES["xor_predict"], names, hidden=True)
    assert report.credit == 1.0
    (note,) = report.notes
    assert "and_gate: right on paper" in note
    assert "Leave some room in w_and and b_and." in note
    assert in_the_judge("xor_predict", source.format(-0.5))[0] == report
    names = run_cell(source.format(-2.5), {})
    report = judge(EXERCISES["xor_predict"], names, hidden=True)
    assert report.credit == 1.0
    assert [("or_gate" in note, "and_gate" in note) for note in report.notes] == [
        (True, False),
        (False, True),
    ]
