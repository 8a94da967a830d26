from hypothesis import settings

# The same examples in every run, however slow the machine.
settings.register_profile("annlib", deadline=None, derandomize=True)
settings.load_profile("annlib")
