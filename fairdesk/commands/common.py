"""What every command shares: ``--home``, and how a known error is told."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, ParamSpec, TypeVar

import typer

from fairdesk.errors import Known

P = ParamSpec("P")
R = TypeVar("R")

HOME = Annotated[
    Path | None,
    typer.Option("--home", help="工作站数据文件夹 / the station's home folder", file_okay=False, show_default=False),
]
"""The option of every command; ``None`` means the default folder of the system."""


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Tell a ``Known`` error in both languages on stderr and end with exit code 1."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Known as error:
            typer.echo(f"{error.code} {error.text('zh')}\n{error.code} {error.text('en')}", err=True)
            raise typer.Exit(1) from error

    return run
