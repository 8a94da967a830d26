"""What a release names in several places is the same in all."""

import tomllib

import yaml


def test_the_citation_names_the_version_and_the_licence_of_the_package(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((repository / "CITATION.cff").read_text("utf-8"))
    assert (citation["version"], citation["license"]) == (project["version"], project["license"])


def test_the_changelog_begins_with_what_is_not_released_yet(repository):
    headings = [
        line
        for line in (repository / "CHANGELOG.md").read_text("utf-8").splitlines()
        if line.startswith("## ")
    ]
    assert headings[0] == "## [Unreleased]"


def test_the_workflow_of_the_site_pins_its_actions_and_publishes_what_make_builds(repository):
    workflow = yaml.safe_load((repository / ".github/workflows/site.yml").read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    versions = [step["uses"].partition("@")[2] for step in steps if "uses" in step]
    assert versions
    assert all(len(version) == 40 for version in versions)
    assert {"make site"} == {step["run"] for step in steps if "run" in step}
    assert {"path": "site/build/html"} in [step.get("with") for step in steps]
