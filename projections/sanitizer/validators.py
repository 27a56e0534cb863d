"""Which check, by name, does a rule ask for beyond its pattern? All of them by name; `candidates` says what one is."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from .candidates import Validator
from .errors import RulesetError

MODULES: Final = {
    "validate_abroad": """
        handle phone_abroad plate told_place
    """,
    "validate_accounts": """
        answered_login asked_login gecos login login_of_device login_of_profile relative_home
        ssh_config_user table_users told_host told_name told_user typed_login
    """,
    "validate_addresses": """
        address_in_prose address_lines private_address
    """,
    "validate_called": """
        account_of_name called_person marked_person name_of_address named_person rare_person signed_off
    """,
    "validate_codes": """
        code_list items listed near octets pin word
    """,
    "validate_declared": """
        drawn_result host_login insert_rows keyed literal lively manifest row
    """,
    "validate_dialled": """
        phone_brazil phone_of_contact phone_of_signature
    """,
    "validate_eastern": """
        eastern_everywhere eastern_person street_japan
    """,
    "validate_given": """
        given_and_surname surname_first surname_slash
    """,
    "validate_identities": """
        labelled_birth labelled_identity
    """,
    "validate_keys": """
        der_key key_block key_tail mnemonic ppk
    """,
    "validate_names": """
        account deep_home domain_account dotted_host home machine machine_in_table machine_lively
        machine_named media net_machine possessive_host roots_home share_machine slugged spaced_home
        variable_host variable_user volume
    """,
    "validate_parties": """
        bank_party document_code every_group name_elements name_object passenger qif_payees
    """,
    "validate_people": """
        account_column account_insert contact_column contact_insert identity identity_column identity_insert
        own_profile people_column people_insert place_column segment vcard
    """,
    "validate_personal": """
        card email iban ipv4 ipv6 mac personal phone ssn
    """,
    "validate_persons": """
        beside_address exact_name full_name header_names keyed_person name_items one_or_more_words
        person_of_object
    """,
    "validate_places": """
        after_colon aligned argument argument_flag chpasswd column element line loose52 mixed person prose
    """,
    "validate_spoken": """
        east_asian_name first_name names_present person_met speaker trailer_name
    """,
    "validate_streets": """
        address_listed licence_apart street_alone street_alone_latin street_alone_north street_over_city
    """,
    "validate_told": """
        answered arguments below compared crypto_key each_option option_value pair shape spoken
    """,
    "validate_values": """
        basic connection cookie cookie_objects cookies drawn header jwt loose password property sql_text
        token vendor
    """,
    "validate_whereabouts": """
        both coordinates national_phone paired_phone street
    """,
}
"""The checks of each module: a small text asks for a few of them, and loading all takes longer than it does."""


@cache
def named(name: str) -> Validator | None:
    """The validator a rule names; ``None`` for no name.

    Raises:
        RulesetError: there is none of that name.
    """
    check(name)
    if not name:
        return None
    found: dict[str, Validator] = import_module(f".{_modules()[name]}", __package__).VALIDATORS
    return found[name]


def check(name: str) -> None:
    """Raises RulesetError: there is no validator of that name, and some name was given."""
    if name and name not in _modules():
        raise RulesetError(f"no validator is called `{name}`\nhint: one of {', '.join(sorted(_modules()))}")


@cache
def _modules() -> dict[str, str]:
    return {name: module for module, names in MODULES.items() for name in names.split()}
