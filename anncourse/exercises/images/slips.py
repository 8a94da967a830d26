"""Slips in the numbers of lab 09 that are worked out by hand."""

from __future__ import annotations

from anncourse.checks.slips import Slips

SLIPS = (
    Slips(
        "filtered_by_hand",
        (
            ([[0.0, 6.0], [2.0, -4.0]], "The bias is missing: add -1 at each place."),
            ([[1.0, 7.0], [3.0, -3.0]], "The bias is subtracted. It is -1, and it is added."),
            (
                [[-4.0, 2.0], [-2.0, -8.0]],
                "The bias is added once for each weight. It is added once at each place.",
            ),
            (
                [[-1.0, 1.0], [5.0, -5.0]],
                "The numbers stand on their side. The window moves to the right first: that is the "
                "first row.",
            ),
            (
                [[1.0, 5.0], [-2.0, -2.0]],
                "You turned the kernel round. Upper left meets upper left: pixel and weight lie as "
                "they stand.",
            ),
            (
                [[0.0, 8.0], [-1.0, -2.0]],
                "The kernel lies on its side: its rows stand where its columns belong.",
            ),
            (
                [[-1.0, 0.5], [-0.5, -2.0]],
                "You took the mean of the four products. A neuron adds them up.",
            ),
            (
                [-1.0, 5.0, 1.0, -5.0],
                "The numbers are right. Write them as two rows: [[…, …], […, …]].",
            ),
        ),
    ),
    Slips(
        "n_shared",
        (
            (49, "Those are the weights. The neuron has a bias as well."),
            (256036, "That is how many places there are. The same neuron stands at all of them."),
            (12545764, "That is the number of places times 49. The weights are shared, not "
            "copied."),
            (12801800, "A neuron of its own at each place would have that many. Here it is *one*."),
            (98, "The neuron has one bias, not one for each weight."),
            (8, "7 × 7 pixels are 49, not 7. And the bias: there is one."),
            (7, "7 × 7 pixels are 49, not 7. And there is a bias."),
            (262144, "That is how many pixels the picture has. A weight belongs to a place in the "
             "*window*."),
            (262145, "That is for one neuron that sees the whole picture at once. This one sees 7 "
             "× 7 pixels at a time."),
        ),
    ),
)  # fmt: skip
