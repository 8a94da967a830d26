"""Tools of lessons and labs that are not what these teach: rivals, sounds, pictures, charts.

They may use SciPy. A lesson imports them one by one, ``from anncourse.tools import griffin_lim``;
each is in a file of its own. They hold no answer to any exercise.
"""

from typing import Any

# The file in which each is.
_HOMES: dict[str, str] = {
    "add_noise": "rival_filters",
    "best_gaussian": "rival_filters",
    "block_test": "market",
    "calm_inputs": "market",
    "compare_voices": "voice_table",
    "cross_check": "cross_checks",
    "frames": "spectra",
    "gaussian_blur": "rival_filters",
    "griffin_lim": "signal_from_spectrum",
    "heard": "listener",
    "log_spectrum": "spectra",
    "median_filter": "rival_filters",
    "mel_bands": "mel",
    "one_after_another": "voice_pictures",
    "rows_for": "collect",
    "same_length": "spectra",
    "same_loudness": "spectra",
    "show_counts": "charts",
    "show_curves": "charts",
    "show_digits": "charts",
    "show_faces": "faces",
    "show_pictures": "gallery",
    "show_plot": "plot",
    "show_rivals": "sound_pictures",
    "show_scores": "faces",
    "show_spectrograms": "voice_pictures",
    "show_waves": "sound_pictures",
    "show_days": "market_pictures",
    "sign_test": "paired",
    "sound": "voice_pictures",
    "train_regression": "regression",
    "trial_runs": "trials",
    "unrest_ahead": "market",
    "unrest_before": "market",
    "usable_parts": "trials",
    "voice_spectra": "spectra",
}

__all__: list[str] = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: SciPy takes a moment.
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"anncourse.tools.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'anncourse.tools' has no attribute {name!r}")
