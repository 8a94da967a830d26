"""The subcommands of `nbjudge`, one module each."""
