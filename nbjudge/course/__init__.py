"""An nbgrader course folder: where it lies, its commands, its configuration."""
