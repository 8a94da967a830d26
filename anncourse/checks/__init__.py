"""The engine of the checks: holds an answer against a reference and says what is wrong."""
