"""What does a shell need to complete our commands? A script of click's, printed."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ..calling import COMPLETION_VARIABLE, PROGRAM
from ..group import root

LOADING = {
    "bash": 'eval "$(apprentice completion bash)"       in ~/.bashrc',
    "zsh": 'eval "$(apprentice completion zsh)"        in ~/.zshrc',
    "fish": "apprentice completion fish | source        in ~/.config/fish/config.fish",
}


@click.command(epilog="\b\n" + "\n".join(LOADING.values()))
@click.argument("shell", type=click.Choice(list(LOADING)))
def command(shell: str) -> None:
    """Print the completion script of a shell."""
    kind = get_completion_class(shell)
    assert kind is not None, shell
    # Not `source()`: for bash it starts a bash to ask its version, and prints an error where there is none.
    completer = kind(root(), {}, PROGRAM, COMPLETION_VARIABLE)
    click.echo(completer.source_template % completer.source_vars())
