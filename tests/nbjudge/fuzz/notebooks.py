"""Ways to damage a notebook: each takes its JSON and a source of chance, and returns the bytes."""

import json
import random

KINDS = (None, True, 0, -1, 10**30, 1e308, float("nan"), "", "x", "\ud800", "\x00\x1b[2J", [], {})
DEEP = 300
# So many cells are damaged in one way, or doubled as long as they have so many bytes. What is
# larger than is read takes seconds to write; `intake/test_large.py` tries it.
FIRST, LARGE = 30, 10_000_000


def damage(notebook, chance):
    """Return the bytes of a notebook after one to three kinds of damage."""
    data = copied(notebook)
    for _ in range(chance.randint(1, 3)):
        if isinstance(data, dict):
            data = chance.choice(ON_DATA)(data, chance)
    return chance.choice((*ON_BYTES, *[plain] * len(ON_BYTES)))(json.dumps(data).encode(), chance)


def copied(value):
    """Return a copy of a JSON value; `copy.deepcopy` goes less deep than some of them."""
    return json.loads(json.dumps(value))


def any_value(chance):
    """Return a value of any type that JSON has, some of them large or deep."""
    special = chance.randrange(12)
    if special == 0:
        return nested(chance, DEEP)
    if special == 1:
        return "y" * chance.choice((1_000, 300_000))
    if special == 2:
        return [any_value(chance) for _ in range(3)]
    if special == 3:
        return {"a": any_value(chance), "\ud800": 1, "": []}
    return copied(chance.choice(KINDS))


def nested(chance, depth):
    """Return lists and dictionaries within each other."""
    value = "inside"
    for _ in range(depth):
        value = [value] if chance.random() < 0.5 else {"k": value}
    return value


def places(data):
    """Return every place in a JSON value: what holds it, and under which key."""
    found = []
    rest = [data]
    while rest:
        item = rest.pop()
        pairs = item.items() if isinstance(item, dict) else enumerate(item)
        for key, value in pairs:
            found.append((item, key))
            if isinstance(value, dict | list):
                rest.append(value)
    return found


def cells_of(data):
    """Return the first of the cells that can still be found."""
    cells = data.get("cells")
    return [c for c in cells if isinstance(c, dict)][:FIRST] if isinstance(cells, list) else []


def replace_anything(data, chance):
    holder, key = chance.choice(places(data) or [(data, "cells")])
    holder[key] = any_value(chance)
    return data


def delete_anything(data, chance):
    found = places(data)
    if found:
        holder, key = chance.choice(found)
        del holder[key]
    return data


def swap_two(data, chance):
    found = places(data)
    if len(found) > 1:
        (a, i), (b, j) = chance.sample(found, 2)
        a[i], b[j] = copied(b[j]), copied(a[i])
    return data


def double_ids(data, chance):
    for cell in cells_of(data):
        cell["id"] = chance.choice(["same", "test_double", "", 3, None, "x" * 65, "ä", "a b"])
    return data


def double_cells(data, chance):
    found = cells_of(data)
    if found:
        copies = min(chance.choice((1, 5, 400)), len(found) * LARGE // len(json.dumps(found)))
        # One by one: else those of one cell stay one, and what is done to one is done to all.
        data["cells"] += [copied(cell) for cell in chance.choices(found, k=copies)]
    return data


def shuffle_cells(data, chance):
    if isinstance(data.get("cells"), list):
        chance.shuffle(data["cells"])
    return data


def many_cells(data, chance):
    if isinstance(data.get("cells"), list):
        data["cells"] += [{"source": ""} for _ in range(chance.choice((900, 4_980, 5_100)))]
    return data


def other_types(data, chance):
    for cell in cells_of(data):
        if chance.random() < 0.4:
            cell["cell_type"] = chance.choice(
                ["code", "markdown", "raw", "heading", "", 3, None, []]
            )
    return data


def other_format(data, chance):
    for key in ("nbformat", "nbformat_minor"):
        if chance.random() < 0.5:
            data.pop(key, None)
        else:
            data[key] = chance.choice([1, 2, 3, 4, 5, 77, "4", None, 4.5, -1, [4], True])
    return data


def worksheets(data, chance):
    cells = data.pop("cells", [])
    data.update(nbformat=3, worksheets=chance.choice([[{"cells": cells}], [cells], {}, [3], None]))
    return data


def odd_metadata(data, chance):
    data["metadata"] = any_value(chance)
    for cell in cells_of(data):
        if chance.random() < 0.5:
            cell["metadata"] = any_value(chance)
    return data


def odd_settings(data, chance):
    for cell in cells_of(data):
        metadata = cell.get("metadata")
        if isinstance(metadata, dict) and isinstance(metadata.get("nbgrader"), dict):
            for key in [*metadata["nbgrader"]]:
                if chance.random() < 0.3:
                    metadata["nbgrader"][key] = any_value(chance)
    return data


def odd_kernel(data, chance):
    name = chance.choice(["ir", "", None, "../../x", "\x1b[31m", {"a": 1}, "x" * 9_999])
    data["metadata"] = {"kernelspec": {"name": name, "display_name": name}, "language_info": name}
    return data


def no_metadata(data, chance):
    for cell in cells_of(data):
        cell.pop("metadata", None)
        cell.pop("id", None)
    return data


def odd_attachments(data, chance):
    for cell in cells_of(data):
        picture = chance.choice([{"image/png": "AAAA"}, {"text/html": "<script>1</script>"}, 3, {}])
        cell["attachments"] = chance.choice(
            [{"a.png": picture}, {"\ud800": picture}, [picture], None, any_value(chance)]
        )
        if isinstance(cell.get("source"), str):
            cell["source"] += "\n![a](attachment:a.png) ![b](attachment:none.png)"
    return data


def odd_outputs(data, chance):
    for cell in cells_of(data):
        cell["outputs"] = chance.choice(
            [
                any_value(chance),
                [any_value(chance)],
                [{"output_type": chance.choice(["stream", "error", "x", 3]), "text": {"a": 1}}],
                [{"output_type": "stream", "name": "stdout", "text": "z" * 400_000}],
            ]
        )
        cell["execution_count"] = any_value(chance)
    return data


def odd_sources(data, chance):
    for cell in cells_of(data):
        if chance.random() < 0.4:
            cell["source"] = chance.choice([any_value(chance), chance.choice(SOURCES)])
    return data


SOURCES = (
    "\x00",
    "def double(x):\n\treturn 2 * x\n  return",
    "# -*- coding: utf-7 -*-\n+AGE-",
    "(" * 300,
    "-" * 5_000 + "1",
    "x = " + "[" * 150 + "]" * 150,
    "f'{" * 40,
    "\u202e\u2028\u0085\x0c" * 20,
    "%%bash\nexit 3",
    "!kill -9 0",
    "?double",
    "raise KeyboardInterrupt",
    "raise SystemExit(3)",
    "import os; os._exit(3)",
    "<b>" * 3_000,
    "> " * 3_000,
    "[" * 5_000 + "](x)",
    "| a " * 2_000,
    "$" * 3_001,
    ["a", 3, None, {"b": 1}],
    [["nested"]],
)  # fmt: skip


def plain(data, chance):
    """Return the bytes as they are."""
    return data


def cut(data, chance):
    return data[: chance.randrange(len(data))]


def flip(data, chance):
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 50))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def insert(data, chance):
    place = chance.randrange(len(data))
    piece = chance.choice([b'"', b"{", b"\\", b"\x00", b"\xff", b"\\ud83d", b",,", b"\xef\xbb\xbf"])
    return data[:place] + piece + data[place:]


def other_encoding(data, chance):
    name = chance.choice(["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-7"])
    return data.decode().encode(name)


def other_lines(data, chance):
    return data.replace(b", {", b",\r\n" + b" " * chance.choice((0, 3)) + b"{")


def doubled_keys(data, chance):
    key = chance.choice(
        [b'"cells": [3], ', b'"metadata": 3, ', b'"nbformat": 3, ', b'"cells": [], ']
    )
    return b"{" + key + data[1:] if chance.random() < 0.5 else data[:-1] + b", " + key[:-2] + b"}"


def something_else(data, chance):
    return chance.choice(
        [b"", b"\n", b"null", b"[]", b"{}", b'"cells"', b"<html>", b"PK\x03\x04", b"\x1f\x8b\x08",
         b"[" * 100_000, b'{"cells":' * 3_000, b"9" * 10_000, b'{"cells": [], "nbformat": 4}',
         b"<<<<<<< HEAD\n" + data + b"\n=======\n", bytes(100_000)]
    )  # fmt: skip


ON_DATA = (
    replace_anything, replace_anything, delete_anything, delete_anything, swap_two, double_ids,
    double_cells, shuffle_cells, many_cells, other_types, other_format, worksheets, odd_metadata,
    odd_settings, odd_kernel, no_metadata, odd_attachments, odd_outputs, odd_sources,
)  # fmt: skip
ON_BYTES = (cut, flip, insert, other_encoding, other_lines, doubled_keys, something_else)


def chance_of(seed):
    """Return a source of chance."""
    return random.Random(seed)
