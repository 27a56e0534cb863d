"""Does a flood of output cost disk, and not memory?"""

import subprocess
import sys
from pathlib import Path

import pytest

from .test_sweep import PREAMBLE

FLOOD = """
import sys
from pathlib import Path
from apprentice.adapters.process.spool import Spool
from apprentice.adapters.process.supervisor import run
from apprentice.adapters.process.values import Spec
folder = Path(sys.argv[1])
code = "import sys\\nfor _ in range(1600): sys.stdout.buffer.write(%s)" % sys.argv[2]
seen = [0]
def count(line): seen[0] += line.length + (line.ended == 'newline')
def peak():  # KiB; ru_maxrss would begin with our parent's, exec keeps it
    return int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])
before = peak()
spool = Spool(folder, 's', 1)
ended = run(Spec((sys.executable, '-c', code), folder, {}, None, 60.0, 60.0, 'flood/1', spool), count)
grown = peak() - before
print(ended.code, seen[0], spool.files.stdout.stat().st_size, grown < 16 * 1024, grown)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
@pytest.mark.parametrize("chunk", ["(b'x' * 99 + b'\\n') * 655", "b'y' * 65500"])
def test_100_mb_of_output_are_not_held_in_memory(tmp_path: Path, chunk: str) -> None:
    """Neither many lines nor one endless line may fill the engine; 16 MiB is the line bound with copies and room."""
    conftest = Path(__file__).parents[2] / "conftest.py"
    program = PREAMBLE.format(str(conftest)) + FLOOD
    said = subprocess.run([sys.executable, "-c", program, str(tmp_path), chunk], capture_output=True, check=True)

    size = str(1600 * 65500).encode()
    assert [b"0", size, size, b"True"] == said.stdout.split()[:4], said.stdout
