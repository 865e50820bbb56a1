"""The commands, one module each; a module's `COMMANDS` are found by looking here.

To add a command, add a module with a `COMMANDS` tuple and its test; nothing else.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bot.chat.values import Command


@cache
def all_commands() -> tuple[Command, ...]:
    """Return every command of every module in this folder, the most used first."""
    modules = (
        import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)
    )
    commands = (command for module in modules for command in module.COMMANDS)
    return tuple(sorted(commands, key=lambda command: (command.order, command.name)))
