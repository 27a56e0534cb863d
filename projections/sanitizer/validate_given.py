"""Is this run of capitalised words the name of a person? Its first word is a given name, its last nobody's word.

Such a name is a person's wherever it stands. What it is made of (``Hollingsworth`` alone, later in the same text) is
the person's, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...domain.later import later
from .candidates import Candidate, Spans, Validator
from .given_names import given_names, is_given_name, plain
from .ordinary import is_ordinary
from .validate_persons import in_notice, no_persons_word

_TOKEN = later(rb"[^ _]+")
_PARTICLES = frozenset(
    b"""van von de der den del della di da do dos das du la le el al bin ibn ter ten zu y e i""".decode().split()
)
_SURNAMES = frozenset(
    b"""baker banks barber barker bell best bishop black blue bond bowman brooks brown burns bush carpenter carter
    chambers church clay cook cooper cross day dean drake ellis farmer field fields fisher ford foster fox freeman
    frost gardner gates gold grant graves gray green grey hall hammond harper hill holland hood hope hunt hunter
    hurst joy kay keen king kirk knight lamb lane law lloyd long love major mann march marsh mason may mercer
    miles miller mills moon moore morse nash noble north page palmer park parker parks pearl penny peters pierce
    pike pitt pool pope porter potter pound power powers price rice rich rivers rose rush sharp shepherd short
    silver singer skinner small snow speed spencer steel stern stone street sweet tailor taylor temple thorn
    towers townsend turner vale wade walker wall waller ward waters weaver webb wells west wheeler white winter
    wise wolf wood woods young""".decode().split()
)
"""Words of everybody's text that are surnames behind a given name."""
_INSTITUTIONS = frozenset(
    b"""academy airport algorithm archive arena army art association avenue award awards bank bay beach bible board
    bridge building calendar castle cathedral center centre chapel church city clinic club code coefficient
    college company constant corp council county court cup curve day desert diagram disease distribution district
    drive edition effect empire equation estate fault festival field fleet forest formula fort foundation fund
    gallery garden gardens gate gmbh group grammar hall harbor harbour hash hill hospital hotel house inc index
    institute integral island islands kernel lab laboratory lake law lemma library limit ltd machine manor mansion
    market matrix medal memorial method metric mill mine model mountain museum music mountains numbers observatory
    opera orchestra palace paradox park party peak plaza point polynomial port press principle prize problem
    process project publishing quarter railway ranch range reserve river road rule scale scholarship school score
    sea sequence series shop square stadium station store street studio studios summit syndrome team telescope
    temple tension test theater theatre theorem tower town transform tree triangle trophy trust tunnel university
    valley village wing works zoo""".decode().split()
)
"""What a person's name is given to: ``Helmut Schmidt Platz`` is nobody."""
_PLACE_BEFORE = later(
    rb"(?:^|[^A-Za-z])(?:North|South|East|West|New|San|Santa|Santo|Sankt|Saint|St\.?|Ste\.?|Mount|Mt\.?|Lake|Port|Fort|Cape"
    rb"|El|Los|Las|Villa|Via|Rue|Calle|Avenida|Place|Platz|Boulevard|Hotel|University|Universit\xc3\xa4t|Institute|The"
    rb"|Class|Lady|King|Queen|Pope|Saints?|Prophet)[ _]$"
)
_KNOWN_TO_ALL = frozenset(
    name.replace("_", " ")
    for name in b"""ada_lovelace alan_kay alan_turing albert_einstein aldous_huxley alessandro_volta alexander_pushkin
    alfred_nobel alice_cooper alonzo_church amelia_earhart andrew_wiles andrey_kolmogorov andrey_markov anne_frank
    anna_karenina anders_celsius anders_hejlsberg anton_chekhov antoni_gaudi antonio_vivaldi barack_obama
    barbara_liskov bernhard_riemann bertrand_russell bjarne_stroustrup blaise_pascal bob_dylan bob_marley
    brian_kernighan bruce_schneier carl_gauss carl_sagan carl_linnaeus charles_babbage charles_darwin
    charles_dickens charlotte_bronte christopher_columbus claude_monet claude_shannon clark_kent daniel_defoe
    dante_alighieri david_hilbert dennis_ritchie donald_duck donald_knuth donald_trump dorian_gray edgar_codd
    edgar_dijkstra edgar_poe edsger_dijkstra edward_lear elon_musk emily_bronte emily_dickinson emma_bovary
    enrico_fermi erich_gamma erika_mustermann ernest_hemingway ernest_rutherford erwin_schrodinger evariste_galois
    fabian_society ferdinand_magellan florence_nightingale francis_bacon franz_kafka franz_schubert
    frederic_chopin friedrich_nietzsche fyodor_dostoevsky galileo_galilei george_boole george_orwell
    george_washington georg_cantor gottfried_leibniz grace_hopper graham_bell gregor_mendel guglielmo_marconi
    guido_van_rossum gustave_flaubert hannah_arendt harry_potter hedy_lamarr heinrich_heine heinrich_hertz
    helen_keller henri_matisse henri_poincare hermann_hesse homer_simpson honore_de_balzac immanuel_kant
    isaac_asimov isaac_newton isabel_allende james_gosling james_joyce james_maxwell james_watt jane_austen
    jane_doe jane_eyre jean_dupont jean_sartre jesus_christ joe_bloggs joe_user johann_bach johann_goethe
    johannes_brahms johannes_gutenberg johannes_kepler john_appleseed john_doe john_dalton john_keats john_lennon
    john_locke john_milton john_nash john_public john_smith john_steinbeck john_tukey john_von_neumann
    jonathan_swift joseph_conrad joseph_fourier joseph_haydn jules_verne julius_caesar karl_marx katherine_johnson
    ken_thompson kent_beck kurt_godel lara_croft larry_wall leo_tolstoy leonard_cohen leonardo_da_vinci
    leonhard_euler lewis_carroll linus_torvalds louis_braille louis_pasteur louisa_alcott ludwig_van_beethoven
    ludwig_wittgenstein mahatma_gandhi marcel_proust marco_polo margaret_atwood margaret_hamilton
    margaret_thatcher maria_callas marie_curie mario_rossi mark_twain martin_fowler martin_luther mary_poppins
    mary_shelley max_mustermann max_planck max_weber maxim_gorky michael_faraday michael_jackson michael_jordan
    michelangelo_buonarroti miguel_de_cervantes mikhail_bulgakov mona_lisa moby_dick monte_carlo moritz_mustermann
    nelson_mandela nicolaus_copernicus nick_carraway niels_bohr nikola_tesla niklaus_wirth noam_chomsky
    oliver_twist oscar_wilde pablo_neruda pablo_picasso paul_cezanne paul_dirac paul_erdos paul_gauguin
    paul_graham peter_pan peter_parker pierre_fermat pierre_simon_laplace rachel_carson ralph_emerson
    rene_descartes richard_feynman richard_stallman richard_wagner robert_boyle robert_frost robert_hooke
    robert_schumann robinson_crusoe rosa_luxemburg rosa_parks rosalind_franklin salvador_dali samuel_beckett
    samuel_morse sherlock_holmes sigmund_freud simon_bolivar simone_de_beauvoir srinivasa_ramanujan
    stephen_hawking stephen_king steve_jobs steve_wozniak sylvia_plath tim_berners_lee thomas_bayes thomas_edison
    thomas_hardy thomas_jefferson thomas_mann thomas_more tom_sawyer tony_hoare tony_stark umberto_eco victor_hugo
    vincent_van_gogh virginia_woolf vladimir_nabokov walt_disney walt_whitman walter_scott werner_heisenberg
    william_blake william_faulkner william_shakespeare william_wordsworth winston_churchill wolfgang_mozart
    yukihiro_matsumoto yuri_gagarin""".decode().split()
)
"""Persons of history, books and text books, and those whom every example names."""
_ALONE_AGAIN = 60
"""Times that parts of a name are followed up in one text."""


def given_and_surname(found: Candidate) -> Spans:
    """The names in a run of capitalised words, and where their parts stand alone in the same text."""
    text, start = found.text, found.start
    if not _letter(text[start : start + 1]):
        start += 1  # the sign before it
    words = text[start : found.end].lower().replace(b"_", b" ").split()
    if _plain_names().isdisjoint(words) and b"".join(words).isalpha():
        return ()  # nearly all runs: asked as bytes, before anything is made of them
    if in_notice(text, start):
        return ()
    return list(_with_parts(text, list(_names(text, start, found.end))))


@cache
def _plain_names() -> frozenset[bytes]:
    return frozenset(name.encode() for name in given_names())


def surname_first(found: Candidate) -> Spans:
    """``Hollingsworth, Rosalind`` in a cell, a line or quotes of its own."""
    surname, given = found.match.group(1).decode("utf-8", "replace"), found.match.group(2).decode("utf-8", "replace")
    if not is_given_name(given.split()[0]) or not _surname(surname) or in_notice(found.text, found.start):
        return ()
    if f"{plain(given)} {plain(surname)}" in _KNOWN_TO_ALL or is_given_name(surname):
        return ()
    return list(_with_parts(found.text, [(found.match.start(1), found.match.end(2))]))


def surname_slash(found: Candidate) -> Spans:
    """``HOLLINGSWORTH/ROSALIND MS`` as tickets have it; in other capitals before a slash neither is a given name."""
    surname, given = found.match.group(2), found.match.group(3).decode()
    return found.whole if is_given_name(given) and not is_ordinary(surname) else ()


def _names(text: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The spans of names in the run: from a given name over everything up to a word that is no part of one."""
    tokens = [(*token.span(), token.group().decode("utf-8", "replace")) for token in _TOKEN.finditer(text, start, stop)]
    at = 0
    while at < len(tokens) - 1:
        end = _end(tokens, at)
        if end is not None and not _PLACE_BEFORE.search(text[max(0, tokens[at][0] - 14) : tokens[at][0]]):
            behind = _word_behind(text, tokens[end][1]) if end == len(tokens) - 1 else tokens[end + 1][2]
            if plain(behind) not in _INSTITUTIONS:
                yield tokens[at][0], tokens[end][0] + len(_bare(tokens[end][2]).encode())
                at = end
        at += 1


def _end(tokens: list[tuple[int, int, str]], first: int) -> int | None:
    """The place of the last word of the name that begins with the given name at ``first``; ``None``: it is none."""
    given = tokens[first][2]
    if not is_given_name(given):
        return None
    end, words = None, [plain(given)]
    for at in range(first + 1, min(first + 5, len(tokens))):
        word = tokens[at][2]
        bare = _bare(word)
        if bare.lower() in _PARTICLES or re.fullmatch(r"[A-Z]\.?", word) or (end is None and is_given_name(bare)):
            words.append(plain(bare))
            end = at if is_given_name(bare) and len(bare) > 2 else end
            continue
        if not _surname(bare):
            break
        words.append(plain(bare))
        end = at
        if bare != word:
            break
    if end is None or " ".join(words) in _KNOWN_TO_ALL or f"{words[0]} {words[-1]}" in _KNOWN_TO_ALL:
        return None
    capitals = [tokens[at][2].isupper() for at in (first, end)]
    if all(capitals) and (len(tokens[end][2]) < 5 or (first and tokens[first - 1][2].isupper())):
        return None  # `THAI CHARACTER SARA AIMAI`
    return end if capitals[0] == capitals[1] or len(tokens[end][2]) > 3 else None


def _bare(word: str) -> str:
    """Without a genitive, what ends a sentence, and the ending of a file's name."""
    return re.sub(r"(?:'s|’s|['’.-]|\.[a-z][a-z0-9]{1,4})*$", "", word)


def _surname(word: str) -> bool:
    """A word that may be one: nobody's everyday word, or one of those that are surnames behind a given name."""
    small = plain(word)
    if len(small) < 3 or not small.replace("-", "").replace("'", "").isalpha() or not word[0].isupper():
        return False
    if re.search(r"[a-z][A-Z]", word) and not re.match(r"(?:Mc|Mac|De|La|Le|Van|Di|Du|Fitz|O'|D')[A-Z]", word):
        return False
    if small in _SURNAMES:
        return True
    return not (is_ordinary(small.encode()) or no_persons_word(small) or small in _INSTITUTIONS)


def _word_behind(text: bytes, at: int) -> str:
    found = _NEXT.match(text, at)
    return found.group(1).decode() if found else ""


_NEXT = later(rb"(?:['\xe2\x80\x99s]{0,5})[ _-]([A-Za-z]{2,20})")


def _with_parts(text: bytes, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The names, and where a part of one stands alone, with a capital, elsewhere in the text."""
    yield from names
    parts = {
        part.group()
        for start, end in names
        for part in _TOKEN.finditer(text, start, end)
        if end - start < 60 and _alone(part.group().decode("utf-8", "replace").strip(".,"))
    }
    for part in sorted(parts):
        at = text.find(part)
        for _ in range(_ALONE_AGAIN):
            if at < 0:
                break
            end = at + len(part)
            if not (_letter(text[max(0, at - 1) : at]) or _letter(text[end : end + 1]) or in_notice(text, at)):
                yield at, end
            at = text.find(part, end)


def _alone(word: str) -> bool:
    """Whether a part of a name says whose it is where it stands alone."""
    return (
        len(word) >= 4 and word[0].isupper() and plain(word) not in _SURNAMES and not is_ordinary(plain(word).encode())
    )


def _letter(byte: bytes) -> bool:
    return byte.isalnum() or byte > b"\x7f"


VALIDATORS: dict[str, Validator] = {
    "given_and_surname": given_and_surname,
    "surname_first": surname_first,
    "surname_slash": surname_slash,
}
