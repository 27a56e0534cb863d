"""Try agents and mentor models end to end, on tiny tasks."""

from __future__ import annotations

import click

from ..talking import Console, with_console


@click.command()
@click.option("--agent", "agents", multiple=True, metavar="ID", help="Try this agent (repeatable).")
@click.option("--provider", "providers", multiple=True, metavar="ID", help="Try this provider, or URL (repeatable).")
@click.option("--model", metavar="NAME", help="The model to ask, for every provider that is tried.")
@with_console
def command(console: Console, agents: tuple[str, ...], providers: tuple[str, ...], model: str | None) -> int:
    """Let each agent do a tiny task, and ask each provider's model every role once; say who passed.

    Without options: every configured agent, and the configured provider. Real keys are used and real
    tokens spent; nothing is recorded in the home. Exit 1: somebody did not pass; 4: there is nobody to try.
    """
    from ..certifying import certify

    results = certify(console.settings(), agents, providers, model)
    good = bool(results) and all(one["passed"] for one in results)
    code = 0 if good else 1 if results else 4
    if console.json:
        console.document({"ok": good, "results": results})
        return code
    from ..text import harmless

    for one in results:
        mark = "passed" if one["passed"] else "failed"
        console.line(harmless(f"{mark}  {one['kind']} {one['name']}: {one['what']}"))
    if not results:
        console.say("nothing is configured; name an agent or a provider: --agent ID, --provider ID")
    return code
