"""The subcommands of `annlib`: one module each, with `add_parser(subparsers)`."""
