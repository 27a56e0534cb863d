"""Do accounts go from paths of every make, and does what only looks like one, or like a number to hide, stay?"""

from __future__ import annotations

import pytest

from apprentice.projections.sanitizer import Engine, Policy, sanitize_texts
from apprentice.projections.sanitizer.home_groups import members
from apprentice.projections.sanitizer.labels import in_container_file, in_table, is_label
from apprentice.tests.sanitizer_corpus.draw import DIGITS, LOWER, Draw


def cleaned(text: str, engine: Engine, policy: Policy) -> str:
    """The public form of one text."""
    [data] = sanitize_texts({"a.txt": text.encode()}, engine, policy).parts.values()
    return data.decode()


@pytest.mark.parametrize(
    ("path", "accounts"),
    [
        ("staff/quinlo/src", ["quinlo"]),
        ("q/quinlo/src", ["quinlo"]),
        ("q/qu/quinlo", ["quinlo"]),
        ("KESTREL/quinlo/src", ["KESTREL", "quinlo"]),
        ("local/KESTREL/quinlo", ["KESTREL", "quinlo"]),
        ("quinlo/ledger-core/src", ["quinlo"]),
        ("staff/notes.txt", ["staff"]),
        ("dev/parser/src", ["dev"]),
    ],
)
def test_whose_home_lies_in_a_folder_of_a_group(path: str, accounts: list[str]) -> None:
    """The group is no secret, and the person below it went public in its place."""
    text = f"/home/{path}".encode()

    assert accounts == [text[low:high].decode() for low, high in members(text, 6, text.index(b"/", 6))]


def test_the_account_of_a_grouped_home_goes_elsewhere_too(keyword_engine: Engine, policy: Policy) -> None:
    """What a path teaches holds for the whole bundle, and the group stays a word."""
    text = "at /home/staff/quinlo7/src/a.c:3\nasked quinlo7 of the staff\n"
    public = cleaned(text, keyword_engine, policy)

    assert "quinlo7" not in public
    assert public.startswith("at /home/staff/user-")
    assert public.endswith(" of the staff\n")


@pytest.mark.parametrize("account", ["sdelarue", "isobelle", "extberg", "dvdhoek"])
def test_an_account_that_begins_like_a_drive_goes(account: str, keyword_engine: Engine, policy: Policy) -> None:
    """``sda1`` and ``usbstick`` are drives, these are persons."""
    public = cleaned(f"at /media/{account}/x, /media/sda1/x and /media/usbstick/x", keyword_engine, policy)

    assert account not in public
    assert public.endswith("/x, /media/sda1/x and /media/usbstick/x")


def test_a_name_with_a_dot_goes_from_slugs_and_profiles(keyword_engine: Engine, policy: Policy) -> None:
    """Editors write a path as one word, and the dot becomes a hyphen."""
    public = cleaned(
        "cwd=/home/quin.lobard/dev\nlog session-home-quin-lobard-dev.log\nquin_lobard.txt\n", keyword_engine, policy
    )

    assert "lobard" not in public


@pytest.mark.parametrize(
    "text",
    [
        "GET /users/octocat/repos/hello\n",
        "https://api.example.com/users/octocat/repos/all\n",
        "fetch('/u/octocat/settings/all')\n",
        "<root>\n</root>\n",
        "FROM node:20\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
        "FROM node:20\nENV A=1 \\\n    HOME=/root\n",
    ],
)
def test_routes_elements_and_recipes_of_images_stay(text: str, keyword_engine: Engine, policy: Policy) -> None:
    """They look like homes and are nobody's."""
    assert text == cleaned(text, keyword_engine, policy)


def test_the_home_of_root_goes_outside_of_recipes(keyword_engine: Engine, policy: Policy) -> None:
    """A prompt in an image tells where somebody worked."""
    assert "/root" not in cleaned("RUN from /root/work\ncd /root/work\n", keyword_engine, policy)
    assert not in_container_file(b"RUN ls /root\n", 8)


def test_labels_of_forms_are_none_of_anybody() -> None:
    """Catalogs of translations hold the words for name and password in all languages."""
    labels = ["Nazwisko", "Prénom :", "Mot de passe", "Wachtwoord vergeten?", "密码", "Nom de famille"]

    assert [True] * len(labels) == [is_label(label.encode()) for label in labels]
    assert not is_label(b"Nazwiskowski")
    assert not is_label(b"Passwort" + Draw("label").of(DIGITS, 3).encode())


def test_bytes_in_a_row_are_no_telephone() -> None:
    """``01 02 03 04 05`` is a French number, unless more of the kind stands beside it."""
    assert in_table(b"00 01 02 03 04 05 06", 3, 17)
    assert not in_table(b"call 01 02 03 04 05.", 5, 19)


def test_the_words_of_a_wallet_end_where_the_sentence_goes_on(keyword_engine: Engine, policy: Policy) -> None:
    """A pattern of words would take the rest of the sentence along."""
    d = Draw("wallet")
    words = " ".join(d.of(LOWER, 6) for _ in range(12))
    public = cleaned(f"my recovery phrase is {words} and still no luck\n", keyword_engine, policy)

    assert words not in public
    assert public.endswith(" and still no luck\n")


@pytest.mark.parametrize("told", ["use this encryption key: {}", "pw for the archive = {}", "signing key is {}"])
def test_keys_named_in_sentences_go(told: str, keyword_engine: Engine, policy: Policy) -> None:
    """Nobody writes an underscore in a sentence."""
    value = Draw(told).an(20)

    assert value not in cleaned(f"For staging {told.format(value)} please\n", keyword_engine, policy)
