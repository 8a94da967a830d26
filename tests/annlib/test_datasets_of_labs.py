import importlib.util
import io
import os
import shutil
import subprocess
import sys
import wave
import zipfile
from functools import partial
from pathlib import Path

import numpy as np
import pytest

import annlib.datasets
from anncourse.exam_data import DATA as EXAM
from anncourse.exam_data import exam_faces, exam_photos, exam_sp500, exam_spoken_digits
from annlib import (
    load_european_indices,
    load_faces,
    load_photos,
    load_sp500,
    load_spoken_digits,
)
from annlib.datasets.files import DATA

ROOT = Path(__file__).parents[2]
RAW = Path(os.environ.get("LAB_DATA_RAW", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="module")
def tool():
    path = ROOT / "tools" / "compact_lab_data.py"
    spec = importlib.util.spec_from_file_location("compact_lab_data", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(tool):
    missing = [name for name in tool.RAW_FILES if not (RAW / name).is_file()]
    if missing:
        pytest.skip(f"no raw data in {RAW}: {', '.join(missing)}. LAB_DATA_RAW names their folder")
    return tool.shipped(RAW)


@pytest.fixture(scope="module")
def digits():
    return load_spoken_digits()


def members(data):
    """Unpack: how well zlib packs differs from version to version, what it unpacks to does not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_file_is_what_the_script_makes_of_the_raw_files(made, tool):
    for path, arrays in made.items():
        assert members((ROOT / path).read_bytes()) == members(tool.npz(arrays)), path


def test_the_script_makes_the_same_bytes_every_time(made, tool):
    for arrays in made.values():
        assert tool.npz(arrays) == tool.npz(arrays)


def test_no_file_of_the_labs_comes_from_elsewhere(tool, made):
    ours = {f"{folder.parent.name}/data/{path.name}" for folder in (DATA, EXAM)
            for path in folder.glob("*.npz")}  # fmt: skip
    # Lesson 8's pictures, handed out and kept back; see tests/annlib/extract_data.py.
    digits = {f"{package}/data/digits.npz" for package in ("annlib", "anncourse")}
    assert ours - digits - trained_by_a_tool() == set(made)


def trained_by_a_tool():
    """Return the files with solutions of projects, each made by a tool of its own that names it."""
    tools = "".join(path.read_text("utf-8") for path in (ROOT / "tools").glob("train_*.py"))
    names = [path.name for path in EXAM.glob("*.npz")]
    return {f"anncourse/data/{name}" for name in names if name in tools}


def test_files_are_small_enough():
    files = [*DATA.iterdir(), *EXAM.iterdir()]
    assert sum(path.stat().st_size for path in files) < 12e6


def test_a_raw_file_that_is_missing_is_named(tool, tmp_path, capsys):
    assert tool.main([str(tmp_path)]) == 1
    assert "must lie in" in capsys.readouterr().err


def test_another_raw_file_is_refused(tool, tmp_path, capsys):
    for name in tool.RAW_FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"something else")
    assert tool.main([str(tmp_path), "--to", str(tmp_path / "out")]) == 1
    assert "must have the SHA-256 checksum" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_photos_are_grey_between_0_and_1():
    handed_out, exam = load_photos(), exam_photos()
    assert {name: photo.pixels.shape for name, photo in handed_out.items()} == {
        "astronaut": (512, 512),
        "chelsea": (300, 451),
        "coffee": (400, 600),
        "moon": (512, 512),
    }
    assert list(exam) == ["camera"]
    for photo in (*handed_out.values(), *exam.values()):
        assert photo.pixels.dtype == np.float64
        assert photo.pixels.min() >= 0
        assert 0.5 < photo.pixels.max() <= 1
        assert photo.description
        assert photo.credit


def test_faces_are_five_pictures_of_each_of_40_people():
    for faces, first in ((load_faces(), 1), (exam_faces(), 6)):
        assert faces.pictures.shape == (200, 28, 23)
        assert faces.pictures.dtype == faces.y.dtype == np.int64
        assert faces.pictures.min() >= 0
        assert 200 < faces.pictures.max() <= 255
        assert np.bincount(faces.y).tolist() == [5] * 40
        assert faces.shots[:6].tolist() == [*range(first, first + 5), first]


def test_the_same_label_is_the_same_person_in_the_exam():
    ours, theirs = load_faces(), exam_faces()
    X, Z = (faces.pictures.reshape(200, -1) / 255 for faces in (ours, theirs))
    nearest = ((X - Z[:, None]) ** 2).sum(axis=2).argmin(axis=1)
    assert (ours.y[nearest] == theirs.y).mean() > 0.9


def test_recordings_are_ten_digits_of_six_speakers(digits):
    exam = exam_spoken_digits()
    for part, takes in ((digits, range(5, 50)), (exam, range(5))):
        n = 60 * len(takes)
        assert len(part.signals) == n
        assert part.digits.shape == part.speakers.shape == part.takes.shape == (n,)
        assert part.digits.dtype == part.takes.dtype == np.int64
        assert part.rate == 8000
        assert len(np.unique(part.speakers)) == 6
        rows = set(zip(part.digits.tolist(), part.speakers.tolist(), part.takes.tolist(),
                       strict=True))  # fmt: skip
        assert len(rows) == n
        assert set(part.takes.tolist()) == set(takes)
        for signal in part.signals:
            assert signal.dtype == np.float64
            assert 0.01 < np.abs(signal).max() <= 1
            assert 1100 < len(signal) < 18500


def test_recordings_sound_as_the_raw_ones(made, digits):
    with zipfile.ZipFile(RAW / "fsdd_recordings.zip") as archive:
        for i in (0, 777, 2699):
            name = f"{digits.digits[i]}_{digits.speakers[i]}_{digits.takes[i]}.wav"
            with archive.open(f"recordings/{name}") as file, wave.open(file) as sound:
                raw = np.frombuffer(sound.readframes(sound.getnframes()), "<i2") / 32768
            noise = digits.signals[i] - raw
            assert 10 * np.log10((raw**2).sum() / (noise**2).sum()) > 36


def test_the_exams_prices_follow_the_ones_handed_out():
    early, late = load_sp500(), exam_sp500()
    assert (early.close.shape, late.close.shape) == ((12582,), (4764,))
    assert str(early.dates[0]) == "1950-01-03"
    assert early.close[0] == 16.66
    assert str(early.dates[-1]) == "1999-12-31"
    assert str(late.dates[0]) == "2000-01-03"
    assert str(late.dates[-1]) == "2018-12-07"
    assert late.close[-1] == 2633.080078
    dates = np.concatenate([early.dates, late.dates])
    assert (np.diff(dates) > np.timedelta64(0, "D")).all()


def test_european_indices_have_a_row_per_day():
    indices = load_european_indices()
    assert list(indices) == ["DAX", "SMI", "CAC", "FTSE"]
    assert {name: close[0] for name, close in indices.items()} == {
        "DAX": 1628.75, "SMI": 1678.1, "CAC": 1772.8, "FTSE": 2443.6
    }  # fmt: skip
    assert all(close.shape == (1860,) and close.min() > 1000 for close in indices.values())


@pytest.mark.parametrize("load", [load_faces, load_sp500, load_spoken_digits])
def test_every_call_gives_fresh_arrays(load):
    def array(data):
        return data.signals[0] if hasattr(data, "signals") else data[0]

    first, second = array(load()), array(load())
    assert not np.shares_memory(first, second)
    assert first.flags.writeable


def test_every_file_is_credited_beside_it():
    for folder in (DATA, EXAM):
        text = (folder / "README.md").read_text(encoding="utf-8")
        for path in folder.iterdir():
            assert path.name == "README.md" or f"`{path.name}`" in text
        for credit in ("Olivetti", "Samaria", "Jackson", "CC BY-SA 4.0", "CC0", "openintro"):
            assert credit in text


READERS = {
    "faces": partial(annlib.datasets.read_faces, first_shot=1),
    "photos": partial(annlib.datasets.read_photos, names=("moon",)),
    "prices": annlib.datasets.read_sp500,
    "recordings": annlib.datasets.read_spoken_digits,
}


@pytest.mark.parametrize("kind", READERS)
def test_a_missing_file_is_named(tmp_path, kind):
    with pytest.raises(FileNotFoundError, match=r"The data file file\.npz must lie in"):
        READERS[kind](tmp_path / "file.npz")


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "changed", "other"])
@pytest.mark.parametrize("kind", READERS)
def test_a_damaged_file_is_named(tmp_path, damage, kind):
    data = (DATA / "european_indices.npz").read_bytes()
    spoilt = {
        "empty": b"",
        "text": b"no data",
        "cut": data[:5000],
        "changed": data[:3000] + bytes(100) + data[3100:],
        "other": data,
    }
    path = tmp_path / "file.npz"
    path.write_bytes(spoilt[damage])
    with pytest.raises(ValueError, match=r"file\.npz must hold the arrays"):
        READERS[kind](path)


def test_files_are_read_only_when_asked_for(tmp_path):
    copy = tmp_path / "annlib"
    shutil.copytree(ROOT / "annlib", copy, ignore=shutil.ignore_patterns("*.npz", "__pycache__"))
    code = "import annlib; print(annlib.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(tmp_path) in done.stdout
