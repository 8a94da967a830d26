"""Keep the tests from running, or from running as they stand."""

from tests.nbjudge.red_team.attack import attack

STOP_ON_ERROR = "raise RuntimeError('the rest is not run')"


@attack("tags that make nbclient skip the test cells")
def skip_execution_tags(hand_in):
    for cell in hand_in.notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception", "remove-cell"]


@attack("an error in the first cell, so that nothing after it is run")
def error_before_all_tests(hand_in):
    hand_in.top(STOP_ON_ERROR)


@attack("IPython events that run code before and after every cell")
def pre_run_events(hand_in):
    hand_in.top(
        "ip = get_ipython()\n"
        "ip.events.register('pre_run_cell', lambda info: print('9'))\n"
        "ip.events.register('post_run_cell', lambda result: setattr(result, 'result', 9.0))"
    )


@attack("ast_node_interactivity, so that every expression of a test counts as its result")
def ast_node_interactivity(hand_in):
    hand_in.top(
        "get_ipython().ast_node_interactivity = 'last_expr_or_assign'\n"
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "InteractiveShell.ast_node_interactivity = 'none'"
    )


@attack("an input transformer that empties every cell that follows")
def input_transformer(hand_in):
    hand_in.top(
        "def empty(lines):\n    return ['3.0\\n'] if 'check' in ''.join(lines) else ['pass\\n']\n"
        "get_ipython().input_transformers_cleanup.append(empty)"
    )


@attack("an AST transformer that removes assert statements")
def ast_transformer(hand_in):
    hand_in.top(
        "import ast\n"
        "class Remove(ast.NodeTransformer):\n"
        "    def visit_Assert(self, node):\n        return ast.Pass()\n"
        "    def visit_Expr(self, node):\n        return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Remove())"
    )


@attack("a run_cell of the shell that runs nothing")
def patched_run_cell(hand_in):
    hand_in.top(
        "from IPython.core.interactiveshell import InteractiveShell, ExecutionResult\n"
        "async def nothing(self, *args, **options):\n"
        "    result = ExecutionResult(None)\n"
        "    return result\n"
        "InteractiveShell.run_cell_async = nothing\n"
        "get_ipython().run_cell_async = nothing.__get__(get_ipython())\n"
        "get_ipython().compile = lambda *args, **options: compile('pass', 'x', 'exec')"
    )


@attack("a cell magic on the first line of every answer and test")
def magic_in_front_of_tests(hand_in):
    for cell in hand_in.notebook.cells:
        if cell.cell_type == "code":
            cell.source = f"%%script true\n{cell.source}"


@attack("a kernel that does not know Python")
def another_kernel(hand_in):
    hand_in.notebook.metadata["kernelspec"] = {
        "name": "bash",
        "language": "bash",
        "display_name": "Bash",
    }
    hand_in.notebook.metadata["language_info"] = {"name": "bash"}


@attack("asserts compiled away, as with python -O")
def asserts_optimised_away(hand_in):
    hand_in.top(
        "import builtins, os\n"
        "os.environ['PYTHONOPTIMIZE'] = '2'\n"
        "real = builtins.compile\n"
        "builtins.compile = lambda *a, **o: real(*a, **{**o, 'optimize': 2})"
    )
