"""Tests of the core of annlib."""
