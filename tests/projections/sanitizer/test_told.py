"""Does text beside a secret stay whole: JSON, tables, dumps, environ files, manifests?"""

from __future__ import annotations

import base64
import json

import pytest

from apprentice.projections.sanitizer import Engine, Policy, sanitize_texts
from apprentice.projections.sanitizer.dumps import dumps, read_dump, render
from apprentice.tests.sanitizer_corpus.draw import ALNUM, DIGITS, LOWER, Draw
from apprentice.tests.sanitizer_corpus.told_ import told_texts


def cleaned(text: bytes, engine: Engine, policy: Policy) -> bytes:
    """The public form of one text, which must not be withheld."""
    result = sanitize_texts({"a.txt": text}, engine, policy)
    assert result.withheld == {}
    return result.parts["a.txt"]


@pytest.mark.slow
def test_a_json_text_stays_one_and_a_second_run_changes_nothing(keyword_engine: Engine, policy: Policy) -> None:
    """Half an escape taken along, and a transcript cannot be read any more."""
    for kind, text, _ in told_texts(Draw("json")):
        once = cleaned(json.dumps({"content": f"before\n{text}\nbehind"}).encode(), keyword_engine, policy)

        assert isinstance(json.loads(once)["content"], str), kind
        assert once == cleaned(once, keyword_engine, policy), kind


def test_the_tail_of_a_key_in_json_leaves_the_line_end_before_it(keyword_engine: Engine, policy: Policy) -> None:
    """A learned value was looked for in its JSON spelling, and the letter of the escape before it went along."""
    rows = "\n".join(Draw("tail").of(ALNUM, 64) for _ in range(6))
    text = json.dumps({"content": f"the rest:\n{rows}\n-----END RSA PRIVATE KEY-----\nand more"}).encode()

    public = json.loads(cleaned(text, keyword_engine, policy))["content"]
    assert public.startswith("the rest:\nREDACTED-secret-")
    assert public.endswith("-----END RSA PRIVATE KEY-----\nand more")


def test_a_manifest_keeps_its_indents(keyword_engine: Engine, policy: Policy) -> None:
    """The blanks before a key are YAML's structure."""
    value = base64.b64encode(Draw("k8s").of(ALNUM, 18).encode()).decode()
    text = f"kind: Secret\ndata:\n  DB_PASSWORD: {value}\n  mode: {value[::-1].strip('=')}\n"

    lines = cleaned(text.encode(), keyword_engine, policy).decode().split("\n")
    assert ["  DB_PASSWORD: REDACTED", "  mode: REDACTED"] == [line.split("-secret")[0] for line in lines[2:4]]


def test_variables_behind_a_nul_stay(keyword_engine: Engine, policy: Policy) -> None:
    """``/proc/N/environ``: a value ends where the next variable begins."""
    d = Draw("environ")
    text = f"SHELL=/bin/sh\0DB_PASSWORD={d.an(16)}\0API_SECRET={d.an(20)}\0TERM=xterm\0".encode()

    parts = cleaned(text, keyword_engine, policy).split(b"\0")
    assert (b"SHELL=/bin/sh", b"TERM=xterm", b"") == (parts[0], *parts[3:])
    assert all(part.split(b"=")[1].startswith(b"REDACTED-secret-") for part in parts[1:3])


def test_options_behind_a_password_stay(keyword_engine: Engine, policy: Policy) -> None:
    """The comma parts the options of a mount."""
    text = f"//srv/share /mnt cifs username=app,password={Draw('fstab').an(18)},uid=1000,rw 0 0\n".encode()

    assert cleaned(text, keyword_engine, policy).endswith(b",uid=1000,rw 0 0\n")


def test_a_signature_at_a_line_end_leaves_the_next_line(keyword_engine: Engine, policy: Policy) -> None:
    """``%3D`` and a line end look like a soft line break, but only quoted-printable has those."""
    sas = "https://acme.blob.core.windows.net/c/f?sv=2022-11-02&se=2026-01-01&sig=" + Draw("sas").of(ALNUM, 43) + "%3D"

    assert cleaned(f"URL={sas}\nWORKERS=8\n".encode(), keyword_engine, policy).endswith(b"\nWORKERS=8\n")


def test_words_before_wrapped_base64_stay(keyword_engine: Engine, policy: Policy) -> None:
    """A line of prose is not the first line of the block below it."""
    plain = f"DB_PASSWORD={Draw('wrapped').an(16)}\n" + "queue depth 12 for the worker\n" * 6
    rows = base64.encodebytes(plain.encode()).decode()

    public = cleaned(f"begin block\n{rows}end block\n".encode(), keyword_engine, policy).decode()
    inner = base64.b64decode(public.removeprefix("begin block\n").removesuffix("end block\n")).decode()
    assert "DB_PASSWORD=REDACTED-secret-" == inner[:28]
    assert plain.split("\n")[1:] == inner.split("\n")[1:]


@pytest.mark.parametrize("layout", ["xxd:2:00000000:lower:", "xxd:1:00000010:upper:", "hexdump:1:00000000:lower:end"])
def test_a_dump_of_bytes_is_cleaned_and_written_again(layout: str, keyword_engine: Engine, policy: Policy) -> None:
    """The column of digits and the column of characters both tell the secret, in pieces."""
    value = "ghp_" + Draw("dump").an(36)
    dump = render(f"MODE=fast\nGITHUB_TOKEN={value}\nREGION=eu-west-1\n\x01\x02".encode(), layout)

    [(_, _, content, read)] = dumps(cleaned(b"$ xxd app.env\n" + dump + b"\n$ exit\n", keyword_engine, policy))
    assert layout == read
    assert content.startswith(b"MODE=fast\nGITHUB_TOKEN=REDACTED-secret-")
    assert content.endswith(b"\nREGION=eu-west-1\n\x01\x02")


def test_what_is_no_dump_is_not_read_as_one() -> None:
    """A wrong column of characters, and nothing is decoded."""
    assert read_dump(b"00000000: 4142 4344  ABCX\n00000010: 41  A") is None


def test_a_seed_in_an_address_is_replaced_once(keyword_engine: Engine, policy: Policy) -> None:
    """The placeholder's own first word was taken for a seed again, and the file withheld."""
    seed = Draw("totp").of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32)
    public = cleaned(f"otpauth://totp/Acme:ops?secret={seed}&issuer=Acme\n".encode(), keyword_engine, policy)

    assert public.startswith(b"otpauth://totp/Acme:ops?secret=REDACTED-secret-")
    assert public.endswith(b"&issuer=Acme\n")


def test_a_key_behind_what_a_log_puts_before_a_line(keyword_engine: Engine, policy: Policy) -> None:
    """Without an end line, what every line begins with tells how far the key goes."""
    d = Draw("journal")
    rows = ["-----BEGIN RSA PRIVATE KEY-----", *(d.of(ALNUM, 64) for _ in range(5))]
    head = "Mar 05 10:22:30 box app[" + d.of(DIGITS, 4) + "]: "
    text = "".join(f"{head}{row}\n" for row in rows) + f"{head}reload {d.of(LOWER, 4)} complete\n"

    public = cleaned(text.encode(), keyword_engine, policy).decode()
    assert [row for row in rows[1:] if row in public] == []
    assert public.endswith(" complete\n")
