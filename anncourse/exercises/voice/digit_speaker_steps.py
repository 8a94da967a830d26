"""What ``digit_speaker`` and its known mistakes both use."""

from __future__ import annotations

from anncourse.exercises.training.projects import Asked
from anncourse.exercises.training.reading import Layer
from anncourse.exercises.voice import judging

ASKED = Asked(
    "voice_parameters",
    (11, 64, 129),
    "11 inputs",
    "11 inputs, 64 hidden neurons, 129 outputs",
    "train_voice",
)


STANDARDISED = (
    "Your network says standardised spectra: they come close once they are multiplied by the "
    "spread and the mean is added. Train it with the log spectra as they are."
)


TIME_IN_FRAMES = (
    "Your network takes the time as the number of the frame. The check gives it times from 0 to 1, "
    "as voice_inputs does, so that a word can be of any length."
)


TIME_FIRST = (
    "Your network takes the time first and the ten columns of the digit behind it. The check gives "
    "it the digit first, as voice_inputs does."
)


BACKWARDS = "Your network says every digit backwards: it takes time 0 for the end."


WRONG_DIGITS = (
    "Your network says digits, but others than it is asked for. Does column k of the one-hot "
    "belong to digit k, and does each row of inputs stand with the spectrum of the same recording?"
)


OTHER_VOICE = (
    "Your network speaks, but its spectra are closer to another speaker's recordings than to "
    "jackson's. Train it with jackson's alone."
)


OTHER_LOUDNESS = (
    "Your spectra come close, but for one number that is added everywhere: another loudness. Bring "
    "the recordings to the same loudness first, as voice_spectra does."
)


SAME_DIGIT = "Your network says the same whatever digit it is asked for."


NO_TIME = (
    "Your network holds one sound from the beginning of a word to its end: what it says hardly "
    "depends on the time."
)


UNTRAINED = (
    "What your network says has nothing of a spectrum yet. Are these the parameters after the "
    "training?"
)


def stored(name: str) -> list[Layer]:
    """Return the kept network of this name, to be changed at will."""
    return [(W.copy(), b.copy()) for W, b in judging.networks()[name]]
