"""Which streets, births, names and numbers are found that no label announces, and which look-alikes stay?"""

from __future__ import annotations

import pytest

from apprentice.projections.sanitizer import Engine, Policy, sanitize_texts
from apprentice.tests.sanitizer_corpus.draw import Draw
from apprentice.tests.sanitizer_corpus.unlabelled_ import unlabelled_cases, unlabelled_negatives

CASES = list(unlabelled_cases(Draw("nothing announces it")))


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[kind for kind, _ in CASES])
def test_what_nobody_announces_is_found(
    kind: str, case: tuple[str, str, list[str], list[str]], keyword_engine: Engine, policy: Policy
) -> None:
    """A street stands in a letter without the word address; what is beside it stays, and a second run adds nothing."""
    name, text, vanish, stay = case
    once = dict(sanitize_texts({name: text.encode()}, keyword_engine, policy).parts)
    [public] = once.values()

    assert [] == [value for value in vanish if value.encode() in public], (kind, public.decode())
    assert [] == [value for value in stay if value.encode() not in public], (kind, public.decode())
    assert once == dict(sanitize_texts(once, keyword_engine, policy).parts)


@pytest.mark.parametrize("case", list(unlabelled_negatives()), ids=lambda case: case[0])
def test_look_alikes_stay(case: tuple[str, str, bytes], keyword_engine: Engine, policy: Policy) -> None:
    """Sections, views, versions and weekdays have numbers, too."""
    _, name, text = case

    assert {name: text} == dict(sanitize_texts({name: text}, keyword_engine, policy).parts)
