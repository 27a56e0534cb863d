"""Which known trouble does a provider's refusal name? Status, code and the CLI's own error text, never a model's words.

The words looked for are those seen in real runs against real and scripted providers, and in providers' documentation.
"""

from __future__ import annotations

import re
from typing import Final

from ...domain.values import Outcome

_QUOTA: Final = (
    r"insufficient[_ ]quota|usage[_ ]limit|exceeded your current quota|out of (extra )?(credits?|usage)"
    r"|credit balance|insufficient (balance|credits?|funds)|billing[_ ](error|hard|limit)|payment required"
    r"|quota[_ ](exceeded|exhausted)|hit your (\w+ )?limit|spend(ing)? (limit|cap)"
)
_RATE: Final = r"rate[_ -]?limit|too many requests|resource_exhausted|resource has been exhausted|\bthrottl"
_AUTH: Final = (
    r"unauthori[sz]ed|unauthenticated|authentication[_ ](failed|error|required)|failed to authenticate"
    r"|(invalid|incorrect|missing|no|expired)[_ ](x-)?api[_ -]?key|api[_ ]key[_ ](not|is|invalid|missing|required)"
    r"|not logged in|please (run )?/?log ?in|invalid[_ ](auth|token|bearer|credentials)|permission[_ ](denied|error)"
    r"|token (has |may have )?expired|oauth token|must specify the \w*api_key"
)
_MODEL: Final = (
    r"model[_ ]not[_ ](found|supported)|(unknown|invalid|unsupported|no such) model|model_?not_?found"
    r"|\bmodel\b.{0,120}(does not exist|not exist|not found|not supported|not available|is not a valid|no access)"
    r"|not_found_error.{0,40}model|issue with the selected model|providermodelnotfound"
)
_SERVER: Final = (
    r"overloaded|internal server error|server[_ ]error|bad gateway|service unavailable|gateway time-?out"
    r"|connection (error|refused|reset|closed)|econnrefused|econnreset|stream disconnected|stream error|fetch failed"
    r"|network error|error sending request|provider returned"
)
_STATUS: Final = (
    r"(?:\bHTTP(?:/[\d.]+)?|\bstatus(?: code)?|API Error|\bcode\"?|rejected|server responded with)"
    r"\D{0,12}\b([45]\d\d)\b"
)
_CLEAR: Final = {401: Outcome.PROVIDER_AUTH, 402: Outcome.PROVIDER_QUOTA, 403: Outcome.PROVIDER_AUTH}
_REFUSED_AS_INVALID: Final = (Outcome.PROVIDER_QUOTA, Outcome.PROVIDER_AUTH, Outcome.MODEL_MISSING)
_WORDS: Final = (
    (_QUOTA, Outcome.PROVIDER_QUOTA),
    (_AUTH, Outcome.PROVIDER_AUTH),
    (_MODEL, Outcome.MODEL_MISSING),
    (_RATE, Outcome.PROVIDER_RATE),
    (_SERVER, Outcome.PROVIDER_ERROR),
)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    """Compiled when an attempt failed, which most never do: compiling all takes 2.4 ms of every start."""
    return re.search(pattern, text, re.IGNORECASE | re.DOTALL)


def cause(status: int | None = None, *words: str | None) -> Outcome | None:
    """Name the trouble by HTTP status first, then by code, type and message in the order given; None: not known.

    A 429 is a spent quota only if it says so, and a 404 a missing model only if it speaks of one.
    """
    text = " ".join(word for word in words if word)
    if status is None:
        status = _status_in(text)
    by_status = _by_status(status, text)
    return by_status if by_status is not None else _by_words(text)


def failure(status: int | None = None, *words: str | None) -> Outcome:
    """The same for what is certainly a terminal failure: one without a known cause is the provider's."""
    return cause(status, *words) or Outcome.PROVIDER_ERROR


def _status_in(text: str) -> int | None:
    found = _search(_STATUS, text)
    return int(found[1]) if found else None


def _by_status(status: int | None, text: str) -> Outcome | None:
    if status is None or status < 400:
        return None
    if status in _CLEAR:
        return _CLEAR[status]
    if status == 429:
        return Outcome.PROVIDER_QUOTA if _search(_QUOTA, text) else Outcome.PROVIDER_RATE
    if status == 404 and "model" in text.lower():
        return Outcome.MODEL_MISSING
    # Some providers answer 400 to a bad key, an empty account or an unknown model.
    named = _by_words(text) if status in (400, 422) else None
    return named if named in _REFUSED_AS_INVALID else Outcome.PROVIDER_ERROR


def _by_words(text: str) -> Outcome | None:
    return next((outcome for pattern, outcome in _WORDS if _search(pattern, text)), None)
