"""What a command raises to tell a person what is wrong, without a traceback."""


class CommandError(Exception):
    """A message for the person at the keyboard: what was expected, what came, what to do."""
