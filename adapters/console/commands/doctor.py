"""Say what is not as it should be, and what to do about it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from ..columns import wrap
from ..talking import Console, with_console
from ..text import harmless, pad

if TYPE_CHECKING:
    from ..health.finding import Finding

_STYLES: Final = {"ok": "green", "note": "yellow", "wrong": "red", "not ready": "red", "damaged": "red"}
_STATE_WIDTH, _NAME_WIDTH = 9, 12


@click.command()
@click.option(
    "--live",
    is_flag=True,
    help="Let each configured agent do a one-line task, and ask the mentor model, each role once.",
)
@click.option("--deep", is_flag=True, help="Verify every session, not the newest alone.")
@with_console
def command(console: Console, live: bool, deep: bool) -> int:
    """Look at home, log, leftovers, settings, agents and mentor; say what to do about each. Changes nothing.

    Exit 5: something is damaged; 4: the configured agent or provider is not ready; 2: the settings cannot be used;
    1: something else is wrong. Programs are asked their version; no provider is called but with --live.
    """
    from ..health import leftovers, place, record
    from ..health.finding import exit_code

    findings = [*place.look(console.home), *record.look(console.home, deep), *leftovers.look(console.home)]
    refused = _workers(console, findings)
    if live and not refused:
        from .. import live_agent, live_mentor

        findings += live_agent.findings(console.settings())
        findings += live_mentor.findings(console.settings())
    code = exit_code(findings)
    code = 2 if refused and code < 4 else code
    if console.json:
        console.document(
            {
                "ok": code == 0,
                "exit_code": code,
                "home": str(console.home),
                "findings": [finding._asdict() for finding in findings],
            }
        )
    else:
        _print(console, findings)
        console.say(_summary(findings))
    return code


def _workers(console: Console, findings: list[Finding]) -> bool:
    """Settings, agents and mentor; True: the settings cannot be used, and everything else is told all the same."""
    from ....domain.errors import ApprenticeError
    from ...settings import Settings
    from .. import readiness
    from ..health.finding import NOTE, OK, WRONG, Finding
    from ..health.workers import look_at_agents, look_at_mentor

    refused = False
    try:
        settings = console.settings()
        path = console.home / "settings.toml"
        said = (OK, str(path)) if path.exists() else (NOTE, "no file: the defaults are in force")
        findings.append(Finding("settings", "file", *said))
    except ApprenticeError as error:
        settings, refused = Settings(), True
        findings.append(Finding("settings", "file", WRONG, str(error), error.hint))
    findings += look_at_agents(settings, readiness.agents(settings, os.environ))
    findings += look_at_mentor(settings, readiness.providers(settings, os.environ), os.environ)
    return refused


def _print(console: Console, findings: Sequence[Finding]) -> None:
    area = ""
    for finding in findings:
        if console.flags.quiet and finding.state in {"ok", "note"}:
            continue
        if finding.area != area:
            area = finding.area
            console.line(console.styled(area, "bold"))
        _print_one(console, finding)


def _print_one(console: Console, finding: Finding) -> None:
    state = console.styled(pad(finding.state, _STATE_WIDTH), _STYLES[finding.state])
    name, indent = harmless(finding.name), 2 + _STATE_WIDTH + 1 + _NAME_WIDTH + 1
    text = harmless(finding.what)
    if console.width < 80:
        # A narrow terminal gets the words below, not beside: a column of ten characters cannot be read.
        console.line(f"  {state} {name}")
        indent, lines = 4, wrap(text, console.width - 4)
    else:
        first, *lines = wrap(text, console.width - indent)
        console.line(f"  {state} {pad(name, _NAME_WIDTH)} {first}")
    for line in lines:
        console.line(" " * indent + line)
    if finding.hint and finding.state != "ok":
        for line in wrap(f"-> {harmless(finding.hint)}", console.width - indent):
            console.line(" " * indent + line)


def _summary(findings: Sequence[Finding]) -> str:
    bad = sum(finding.state not in {"ok", "note"} for finding in findings)
    return f"{bad} to be mended" if bad else "nothing has to be mended"
