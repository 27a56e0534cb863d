"""Whose home is this, where homes lie in folders of groups: ``/home/staff/NAME``, ``/home/CORP/NAME``?"""

from __future__ import annotations

from ...domain.later import later
from .ordinary import is_ordinary

GROUPS = frozenset(
    b"""staff students student faculty users people members guests visitors employees admins devs developers research
    researchers researcher phd phds postdoc postdocs undergrad undergrads undergraduate ug pg pgrad grad grads graduate
    graduates postgrad msc bsc master bachelor alumni external externals extern ext intern interns internal contractors
    consultants teachers teaching lecturers profs professors emeritus assistants wiss hiwi stud mitarbeiter studenten
    studierende personal profesores alumnos personnel etudiants enseignants chercheurs ldap nis nis2 ipa krb local
    domain domains ad winbind remote net lab labs group groups team teams dept depts department departments unit units
    physics phys chemistry chem biology bio biochem maths math mathematics statistics geo geology geography geophys
    astro astronomy cs csd cse ee eecs ece eng engineering mech mecheng civil cheme medicine med medical nursing law
    econ economics business finance hr sales marketing ops engr informatics informatik mathematik physik chemie biologie
    info itz rz hpc bioinfo genomics neuro psych psychology linguistics humanities arts history philosophy music
    architecture design science sciences compsci compbio materials matsci energy climate meteo ocean earth stats
    cluster class classes course courses accounts homes home vol1 vol2 disk1 disk2 u1 u2 sd fs fs1 fs2
    nfs vol""".split()
)
"""Folders of groups; of accounts none is called like this, or it is a program's."""
_PLACEHOLDER = later(rb"user-(?:[0-9a-f]{6}|[0-9]{1,4})$")
_STEP = later(rb"(?:[/\\]{1,4}|%2[fF]|%252[fF])([A-Za-z_][\w.'+-]{1,40})")
_DOMAIN = later(
    rb"[A-Z][A-Z0-9-]{1,14}$|(?:[a-z0-9-]{1,30}\.){1,3}(?:com|org|net|edu|io|de|ch|at|fr|uk|eu|nl|se|local|lan"
    rb"|internal|corp|intra|intranet)$"
)
_FILE = later(rb"(?i).*\.(?:[a-z]{1,3}[0-9]?|html|json|toml|yaml|lock|conf|java|scss|yml|log)$")
_FOLDERS = frozenset(
    b"""work src dev git code projects project repos repo docs doc documents downloads desktop pictures music videos
    public templates bin lib lib64 data tmp etc opt var share log logs config configs cache build dist out output
    results notes scripts tools go workspace workspaces notebooks models datasets runs test tests www public_html
    library movies applications appdata onedrive dropbox snap venv env envs miniconda3 anaconda3 miniforge3 mambaforge
    perl5 rpmbuild maildir mail backup backups archive media images papers thesis software local system windows
    program users home ubuntu games node_modules r matlab""".split()
)
"""What a home holds."""


def members(text: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """The accounts in a path whose first folder below the homes is ``text[start:end]``: that, or what lies in it."""
    for _ in range(3):
        name = text[start:end]
        step = _STEP.match(text, end)
        inner = step.group(1) if step else b""
        if _PLACEHOLDER.match(inner) and (name.lower() in GROUPS or len(name) < 3):
            return []  # replaced already
        if step is None or not _an_account(inner):
            break
        if _DOMAIN.match(name):
            return [(start, end), step.span(1)]  # the domain tells, too; or an account in capitals
        if name.lower() not in GROUPS and not (len(name) < 3 and inner.lower().startswith(name.lower())):
            break
        start, end = step.span(1)
    return [(start, end)]


def _an_account(name: bytes) -> bool:
    """Whether a folder may be somebody's home: no file, and none that homes hold or everybody's words name."""
    lowered = name.lower()
    if lowered in GROUPS or len(name) == 2 or (name.isupper() and _DOMAIN.match(name)):
        return True
    return not (lowered in _FOLDERS or is_ordinary(lowered) or b"-" in name) and (
        b"." not in name[1:] or not _FILE.match(name)
    )
