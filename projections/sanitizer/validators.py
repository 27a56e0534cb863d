"""Which check, by name, does a rule ask for beyond its pattern? All of them by name; `candidates` says what one is."""

from __future__ import annotations

from functools import cache

from .candidates import Validator


@cache
def named(name: str) -> Validator | None:
    """The validator a rule names; ``None`` for no name.

    Raises:
        RulesetError: there is none of that name.
    """
    if not name:
        return None
    from .errors import RulesetError
    from .validate_abroad import ABROAD_VALIDATORS
    from .validate_accounts import ACCOUNT_VALIDATORS
    from .validate_addresses import ADDRESS_VALIDATORS
    from .validate_called import CALLED_VALIDATORS
    from .validate_codes import CODE_VALIDATORS
    from .validate_declared import DECLARED_VALIDATORS
    from .validate_dialled import DIALLED_VALIDATORS
    from .validate_eastern import EASTERN_VALIDATORS
    from .validate_given import GIVEN_VALIDATORS
    from .validate_identities import IDENTITY_VALIDATORS
    from .validate_keys import KEY_VALIDATORS
    from .validate_names import NAME_VALIDATORS
    from .validate_parties import PARTY_VALIDATORS
    from .validate_people import PEOPLE_VALIDATORS
    from .validate_personal import PERSONAL_VALIDATORS
    from .validate_persons import PERSON_VALIDATORS
    from .validate_places import PLACE_VALIDATORS
    from .validate_spoken import SPOKEN_VALIDATORS
    from .validate_streets import STREET_VALIDATORS
    from .validate_told import TOLD_VALIDATORS
    from .validate_values import VALUE_VALIDATORS
    from .validate_whereabouts import WHEREABOUTS_VALIDATORS

    known: dict[str, Validator] = {
        **ACCOUNT_VALIDATORS,
        **ADDRESS_VALIDATORS,
        **ABROAD_VALIDATORS,
        **CALLED_VALIDATORS,
        **CODE_VALIDATORS,
        **DECLARED_VALIDATORS,
        **GIVEN_VALIDATORS,
        **IDENTITY_VALIDATORS,
        **KEY_VALIDATORS,
        **NAME_VALIDATORS,
        **PEOPLE_VALIDATORS,
        **PERSONAL_VALIDATORS,
        **PERSON_VALIDATORS,
        **PLACE_VALIDATORS,
        **SPOKEN_VALIDATORS,
        **TOLD_VALIDATORS,
        **DIALLED_VALIDATORS,
        **EASTERN_VALIDATORS,
        **PARTY_VALIDATORS,
        **STREET_VALIDATORS,
        **VALUE_VALIDATORS,
        **WHEREABOUTS_VALIDATORS,
    }
    if name not in known:
        raise RulesetError(f"no validator is called `{name}`\nhint: one of {', '.join(sorted(known))}")
    return known[name]
