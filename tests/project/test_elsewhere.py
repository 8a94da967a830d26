"""Binder's, Codespaces' and the hub's files name what is there; what can be tried here, works."""

import json
import os
import re
import shlex
import subprocess
import tomllib

import pytest

from anncourse.cli import build_parser, main
from tests.browser.recipe import read_recipe

LESSON = "00_arrays"


@pytest.fixture(scope="module")
def container(repository):
    return json.loads((repository / ".devcontainer/devcontainer.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def commands(repository, container):
    """Return every command that is run there, as words."""
    lines = (repository / ".binder/postBuild").read_text("utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith(("#", "set "))]
    for name in ("postCreateCommand", "postAttachCommand"):
        lines += container[name].split(" && ")
    return [shlex.split(line) for line in lines]


def test_every_command_is_one_of_the_courses_or_installs_an_extra_that_there_is(
    repository, commands
):
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    kinds = set()
    for words in commands:
        kinds.add(words[0])
        if words[0] == "anncourse":
            build_parser().parse_args(words[1:])
        else:
            assert words[:4] == ["python", "-m", "pip", "install"]
            assert re.fullmatch(r"\.\[(\w+)\]", words[-1])[1] in project["optional-dependencies"]
    assert kinds == {"anncourse", "python"}


def test_the_port_that_is_forwarded_is_the_one_that_is_listened_on(container):
    words = shlex.split(container["postAttachCommand"])
    assert container["forwardPorts"] == [int(words[words.index("--port") + 1])]
    assert set(container["portsAttributes"]) == {str(port) for port in container["forwardPorts"]}


def test_python_is_one_that_the_course_takes(repository, container):
    image = (repository / ".devcontainer" / container["build"]["dockerfile"]).read_text("utf-8")
    versions = [re.search(r"FROM python:3\.(\d+)", image)[1]]
    versions += re.findall(r"python-3\.(\d+)", (repository / ".binder/runtime.txt").read_text())
    conda = (repository / "environment.yml").read_text("utf-8")
    least, below = map(int, re.search(r"python >=3\.(\d+),<3\.(\d+)", conda).groups())
    assert len(versions) == 2
    assert all(least <= int(version) < below for version in versions)


def test_the_server_starts_with_the_settings_of_a_learner(repository, tmp_path):
    for name in ("postBuild", "start"):
        assert os.access(repository / ".binder" / name, os.X_OK)
        subprocess.run(["bash", "-n", repository / ".binder" / name], check=True)
    said = subprocess.run(
        [repository / ".binder/start", "env"],
        cwd=repository,
        env={"PATH": os.environ["PATH"], "JUPYTER_CONFIG_PATH": "theirs"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    *own, theirs = found["JUPYTER_CONFIG_PATH"].split(":")
    assert theirs == "theirs"
    needed = ["labconfig/page_config.json", "jupyter_server_config.py", "nbgrader_config.py"]
    for folder, name in zip(own, needed, strict=True):
        assert os.path.isfile(f"{folder}/{name}"), f"{folder}/{name}"
    assert os.path.isfile(found["PYTHONSTARTUP"])


def test_the_copies_are_made_and_nothing_is_opened(repository, tmp_path, monkeypatch):
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / LESSON).symlink_to(repository / "lessons" / LESSON)
    monkeypatch.chdir(tmp_path)
    assert main(["lab", "--copies"]) == 0
    assert (tmp_path / "work" / LESSON / f"{LESSON}.ipynb").is_file()


def test_what_the_readme_has_binder_open_is_a_lesson(repository):
    readme = (repository / "README.md").read_text("utf-8")
    (path,) = re.findall(r"urlpath=lab/tree/work/([\w/.]+)", readme)
    assert (repository / "lessons" / path).is_file()


def test_the_hub_s_recipe_is_well_formed_and_can_be_carried_out_under_other_names(repository):
    changes = {"teacher": "kim", "ada": "lea", "bob": "max", "/srv/ann": "/srv/other", "8000": "1"}
    steps = read_recipe(repository / "docs/jupyterhub.md", changes, "/usr/bin/python3")
    assert [step.kind for step in steps if not step.file].count("bash") == 3
    assert [step.file for step in steps if step.file] == [
        "/srv/other/start",
        "/srv/other/jupyterhub_config.py",
    ]
    for step in steps:
        assert not re.search(r"\bada\b|\bbob\b|/srv/ann", step.text)
        if step.kind == "python":
            compile(step.text, step.file, "exec")
        else:
            subprocess.run(["sh", "-n"], input=step.text, text=True, check=True)
