#!/usr/bin/env python3
"""Make every data file of the application labs: ``python tools/compact_lab_data.py RAW``.

RAW is the folder of the raw files, as their publishers give them. Each is named in `RAW_FILES`
with its SHA-256 checksum, and any other content is refused. What is handed out goes to
annlib/data, what only the exam uses to anncourse/data. The bytes are the same on every run.

Needs NumPy and Pillow.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import sys
import wave
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).parents[1]

RAW_FILES = {
    "photos/astronaut.png": "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
    "photos/camera.png": "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a",
    "photos/chelsea.png": "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
    "photos/coffee.png": "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
    "photos/moon.png": "78739619d11f7eb9c165bb5d2efd4772cee557812ec847532dbb1d92ef71f577",
    "orl_faces.zip": "9404dce7d6d81d4a965bdd78a743edbf0836d2262da3d43af90ddfa6000600a3",
    "fsdd_recordings.zip": "2b86342080ff4acf16e80a77ba8a963e8792d5a7a5b5af24dfdf2cfaadebba48",
    "sp500_daily_close_1950_2018.csv.gz": (
        "b1db5ffa81ee5e7d4a7984da0acb278a309f20756f3811ce5dcc93cd264553b4"
    ),
    "eu_stock_markets_1991_1998.csv.gz": (
        "30c1471419e1449af793f895ad3166f124fcdef34911a26fd800f2fc8306560f"
    ),
}

EXAM_PHOTOS = ("camera",)
#: Pictures 1 to 5 of each person are handed out, 6 to 10 are the exam.
N_FACES_HANDED_OUT = 5
#: The official test set of the Free Spoken Digit Dataset: takes 0 to 4.
N_TAKES_IN_EXAM = 5
FIRST_EXAM_DAY = np.datetime64("2000-01-01")
SPEAKERS = ("george", "jackson", "lucas", "nicolas", "theo", "yweweler")

Arrays = dict[str, NDArray[Any]]


class RawFileError(Exception):
    """A raw file is missing or is not the one that this script was written for."""


def read_raw(raw: Path, name: str) -> bytes:
    """Return the bytes of a raw file, once its checksum is right."""
    path = raw / name
    if not path.is_file():
        raise RawFileError(f"The raw file {name} must lie in {raw}. Found none there.")
    data = path.read_bytes()
    checksum = hashlib.sha256(data).hexdigest()
    if checksum != RAW_FILES[name]:
        raise RawFileError(
            f"{name} must have the SHA-256 checksum {RAW_FILES[name]}. Got {checksum}."
        )
    return data


def photos(raw: Path, names: tuple[str, ...]) -> Arrays:
    """Turn photos grey: 0.299 red + 0.587 green + 0.114 blue, rounded (ITU-R BT.601)."""
    grey = {}
    for name in names:
        with Image.open(io.BytesIO(read_raw(raw, f"photos/{name}.png"))) as image:
            colours = np.asarray(image.convert("RGB"), np.int64)
        grey[name] = ((colours @ [299, 587, 114] + 500) // 1000).astype(np.uint8)
    return grey


def faces(raw: Path) -> Arrays:
    """Shrink 112 x 92 pixels to 28 x 23: the rounded mean of each block of 4 x 4."""
    pictures = np.empty((40, 10, 28, 23), np.uint8)
    with zipfile.ZipFile(io.BytesIO(read_raw(raw, "orl_faces.zip"))) as archive:
        for person, shot in np.ndindex(40, 10):
            with (
                archive.open(f"orl_faces/s{person + 1}/{shot + 1}.pgm") as file,
                Image.open(file) as image,
            ):
                pixels = np.asarray(image, np.int64)
            blocks = pixels.reshape(28, 4, 23, 4).sum(axis=(1, 3))
            pictures[person, shot] = (blocks + 8) // 16
    return {"pictures": pictures}


def mu_law(signal: NDArray[np.int16]) -> tuple[NDArray[np.uint8], int]:
    """Code a signal in 8 bits, fine near 0 and coarse near its peak.

    Code = round(127 · sign(s) · ln(1 + 255 |s| / peak) / ln 256) + 128, as in telephony (ITU-T
    G.711, here with the recording's own peak). The error is about 38 dB below the signal.
    """
    s = signal.astype(np.float64)
    peak = int(np.abs(s).max())
    level = 127 * np.sign(s) * np.log1p(255 * np.abs(s) / peak) / np.log(256)
    return (np.rint(level) + 128).astype(np.uint8), peak


def spoken_digits(raw: Path) -> tuple[Arrays, Arrays]:
    """Code all recordings, in the order of digit, speaker and take: (handed out, exam)."""
    parts: tuple[list[Any], list[Any]] = ([], [])
    with zipfile.ZipFile(io.BytesIO(read_raw(raw, "fsdd_recordings.zip"))) as archive:
        for digit, speaker, take in np.ndindex(10, len(SPEAKERS), 50):
            name = f"recordings/{digit}_{SPEAKERS[speaker]}_{take}.wav"
            with archive.open(name) as file, wave.open(file) as sound:
                kind = (sound.getframerate(), sound.getnchannels(), sound.getsampwidth())
                if kind != (8000, 1, 2):
                    raise RawFileError(f"{name} must be 8000 Hz, mono, 16 bit. Got {kind}.")
                signal = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
            row = (*mu_law(signal), len(signal), digit, speaker, take)
            parts[take < N_TAKES_IN_EXAM].append(row)
    return _recordings(parts[0]), _recordings(parts[1])


def _recordings(rows: list[Any]) -> Arrays:
    codes, peaks, lengths, digits, speakers, takes = zip(*rows, strict=True)
    joined = np.concatenate(codes)
    return {
        # Neighbours differ little: their differences, modulo 256, take a tenth less room.
        "code_steps": np.diff(joined, prepend=np.uint8(0)),
        "peaks": np.array(peaks, np.uint16),
        "lengths": np.array(lengths, np.uint16),
        "digits": np.array(digits, np.uint8),
        "speakers": np.array(SPEAKERS)[list(speakers)],
        "takes": np.array(takes, np.uint8),
    }


def sp500(raw: Path) -> tuple[Arrays, Arrays]:
    """Split the index by date: (handed out, exam)."""
    table = _csv(read_raw(raw, "sp500_daily_close_1950_2018.csv.gz"))
    dates = np.array([row[0] for row in table], "datetime64[D]")
    close = np.array([float(row[1]) for row in table])
    exam = dates >= FIRST_EXAM_DAY
    early, late = ({"dates": dates[part], "close": close[part]} for part in (~exam, exam))
    return early, late


def european_indices(raw: Path) -> Arrays:
    """Keep the closing values; the first column of the file only counts the rows."""
    table = _csv(read_raw(raw, "eu_stock_markets_1991_1998.csv.gz"))
    return {"close": np.array([[float(value) for value in row[1:]] for row in table])}


def _csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(gzip.decompress(data).decode("utf-8"))))[1:]


def shipped(raw: Path) -> dict[str, Arrays]:
    """Return the arrays of every shipped file, by its path in the project."""
    every_face = faces(raw)["pictures"]
    handed_out, exam = spoken_digits(raw)
    early, late = sp500(raw)
    names = tuple(Path(n).stem for n in RAW_FILES if n.startswith("photos/"))
    training_photos = tuple(name for name in names if name not in EXAM_PHOTOS)
    return {
        "annlib/data/photos.npz": photos(raw, training_photos),
        "annlib/data/faces.npz": {"pictures": every_face[:, :N_FACES_HANDED_OUT]},
        "annlib/data/spoken_digits.npz": handed_out,
        "annlib/data/sp500.npz": early,
        "annlib/data/european_indices.npz": european_indices(raw),
        "anncourse/data/photos.npz": photos(raw, EXAM_PHOTOS),
        "anncourse/data/faces.npz": {"pictures": every_face[:, N_FACES_HANDED_OUT:]},
        "anncourse/data/spoken_digits.npz": exam,
        "anncourse/data/sp500.npz": late,
    }


def npz(arrays: Arrays) -> bytes:
    """Write arrays as numpy.savez_compressed does, but without the time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(array), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise it is the operating system's.
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, member.getvalue(), compresslevel=9)
    return out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Write the files and say how large they are."""
    parser = argparse.ArgumentParser(description="Make every data file of the application labs.")
    parser.add_argument("raw", type=Path, help="the folder of the raw files")
    parser.add_argument("--to", type=Path, default=ROOT, help="the project's folder")
    options = parser.parse_args(arguments)
    try:
        files = {path: npz(arrays) for path, arrays in shipped(options.raw).items()}
    except RawFileError as error:
        print(error, file=sys.stderr)
        return 1
    for path, data in files.items():
        target = options.to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        print(f"{len(data):>9,} bytes  {path}")
    print(f"{sum(map(len, files.values())):>9,} bytes in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
