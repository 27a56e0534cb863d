"""In which ways is a local path spelled, and which notations hold it? Ways times notations; the tail must stay."""

# ruff: noqa: E501, SIM905 - a case is one row; broken rows are hard to compare

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from urllib.parse import quote

from .declared_ import Place
from .draw import FIRST, LAST, Draw

POSIX = """
/home/{u} /home/staff/{u} /home/students/{u} /home/physics/{u} /home/{a}/{u} /home/{a}/{b}/{u} /home/users/{u}
/home/people/{u} /home/{D}/{u} /home/{d}/{u} /home/local/{D}/{u} /home2/{u} /export/home/{u} /export/home/{a}/{u}
/data/home/{u} /net/home/{u} /net/{s}/home/{u} /nfs/home/{u} /nfs/users/{u} /nfs/{s}/home/{u} /mnt/home/{u}
/mnt/nfs/home/{u} /srv/home/{u} /vol/home/{u} /usr/home/{u} /var/home/{u} /homes/{u} /rhome/{u} /storage/home/{u}
/cluster/home/{u} /hpc/home/{u} /gpfs/home/{u} /gpfs/users/{u} /gpfs/scratch/{u} /gpfs/u/home/{a}/{u} /lustre/home/{u}
/lustre/scratch/{u} /lustre/users/{u} /beegfs/home/{u} /ceph/home/{u} /scratch/{u} /scratch/users/{u} /scratch1/{u}
/work/users/{u} /u/{u} /u/home/{a}/{u} /users/{u} /users/staff/{u} /global/homes/{a}/{u} /global/u1/{a}/{u}
/global/home/users/{u} /pscratch/sd/{a}/{u} /afs/cern.ch/user/{a}/{u} /afs/ir.stanford.edu/users/{a}/{b}/{u}
/afs/athena.mit.edu/user/{a}/{b}/{u} /afs/cell.example.org/u/{u} /Users/{u} /Users/{U} /System/Volumes/Data/Users/{u}
/Volumes/Macintosh{20}HD/Users/{u} /Network/Servers/{s}/Users/{u} /mnt/c/Users/{u} /mnt/d/Users/{U} /c/Users/{u}
/cygdrive/c/Users/{u} /host_mnt/c/Users/{u} /run/desktop/mnt/host/c/Users/{u} /proc/cygdrive/c/Users/{u}
/data/users/{u} /mnt/users/{u} /srv/users/{u} /var/lib/docker/volumes/home/{u} /media/{u} /run/media/{u}
/mnt/wsl/home/{u} /c/home/{u} /opt/home/{u} /sysroot/home/{u} /snapshots/daily/home/{u} /.snapshots/1/snapshot/home/{u}
/backup/home/{u} /rootfs/home/{u} /mnt/backup/Users/{u} /ibrix/home/{u} /share/home/{u} /shared/home/{u}
""".split()
WINDOWS = r"""
C:\Users\{u} C:\Users\{U} C:\Users\{u}.{D} D:\Users\{u} c:\users\{u} C:\Users\{S}~1 \\{s}\users\{u} \\{s}\home$\{u}
\\{s}\c$\Users\{u} \\{s}.corp.example.com\profiles\{u} \\wsl$\Ubuntu\home\{u} \\wsl.localhost\Ubuntu-22.04\home\{u}
\\?\C:\Users\{u} \??\C:\Users\{u} \Device\HarddiskVolume3\Users\{u} C:\Documents{20}and{20}Settings\{u} E:\home\{u}
C:\cygwin64\home\{u} C:\msys64\home\{u} D:\backup\Users\{u} C:\Windows.old\Users\{u} H:\Profiles\{u}
\\{s}\Users$\{u} \\{s}\homes\{u} C:\inetpub\Users\{u} C:/Users/{u} C:/Users/{U}
""".split()
PROJECT = ("src/ledger-core", "git/tide-forecast", "work/ocr-service", "code/grid-solver", "dev/parser-kit")

Notation = tuple[str, str, tuple[str, ...]]


def _json(name: str, value: object, *stay: str) -> Notation:
    return name, json.dumps(value, indent=1), stay


def _posix(h: str, p: str, u: str, slug: str) -> dict[str, Callable[[], Notation]]:
    """What holds a home ``h`` and a project ``p`` in it, each with what must stay."""
    return {
        "python": lambda: ("t.txt", f'Traceback (most recent call last):\n  File "{p}/load.py", line 8, in load\n    x()\nValueError: no\n', ('load.py", line 8',)),
        "node": lambda: ("e.log", f"Error: no\n    at Object.<anonymous> ({p}/srv.js:14:9)\n    at async file://{h}/lib/w.mjs:3:1\n", ("srv.js:14:9", "lib/w.mjs:3:1")),
        "java": lambda: ("e.log", f"[ERROR] {p}/src/main/java/A.java:[33,17] cannot find symbol\nCaused by: java.io.FileNotFoundException: {h}/in.csv (No such file or directory)\n", ("A.java:[33,17]", "in.csv (No such")),
        "go": lambda: ("p.txt", f"main.main()\n\t{p}/main.go:17 +0x1d\nexit status 2\n", ("main.go:17 +0x1d",)),
        "rust": lambda: ("c.txt", f"   Compiling lexer v0.3.0 ({p})\nwarning: unused in {h}/.cargo/registry/src/a/lib.rs\n", ("lexer v0.3.0", ".cargo/registry")),
        "ruby": lambda: ("r.log", f"{p}/order.rb:31:in `total': undefined\n\tfrom {h}/.rbenv/versions/3.3.4/lib/x.rb:2:in `y'\n", ("order.rb:31:in", ".rbenv/versions")),
        "php": lambda: ("p.log", f"PHP Fatal error:  Uncaught TypeError in {p}/M.php:19\n#0 {p}/public/index.php(8): M->send()\n", ("M.php:19", "index.php(8)")),
        "perl": lambda: ("p.txt", f"Can't locate X.pm (@INC contains: {h}/perl5/lib /usr/share/perl5) at {p}/c.pl line 4.\n", ("c.pl line 4", "/usr/share/perl5")),
        "gdb": lambda: ("b.txt", f"#1  0x00005555555552f0 in main () at {p}/main.c:12\nReading symbols from {h}/bin/x...\n", ("main.c:12", "bin/x...")),
        "valgrind": lambda: ("v.txt", f"==12==    by 0x109: main (in {p}/a.out)\n==12== Command: {h}/a.out --fast\n", ("a.out)", "--fast")),
        "asan": lambda: ("a.log", f"    #0 0x55d0a1 in parse {p}/parse.c:77:12\n", ("parse.c:77:12",)),
        "gcc": lambda: ("b.log", f"gcc -I{p}/include -L{h}/lib -c {p}/m.c -o m.o\n{p}/m.c:7:9: warning: unused\n", ("m.c:7:9: warning",)),
        "linker": lambda: ("l.txt", f"/usr/bin/ld: {p}/build/a.o: undefined reference\n-Wl,-rpath,{h}/lib:/usr/lib\n", ("build/a.o: undefined", ":/usr/lib")),
        "npm": lambda: ("n.log", f"npm ERR! path {p}/package.json\nnpm ERR!     {h}/.npm/_logs/x-debug.log\n", ("package.json", ".npm/_logs")),
        "pip": lambda: ("p.txt", f"Location: {h}/.local/lib/python3.12/site-packages\n-e file://{p}\nx @ file://{p}/w.whl\n", ("site-packages", "w.whl")),
        "conda": lambda: ("e.yml", f"name: ml\nprefix: {h}/miniconda3/envs/ml\n", ("miniconda3/envs/ml",)),
        "pytest": lambda: ("t.txt", f"rootdir: {p}\ncollected 3 items\n{p}/tests/t.py:22: AssertionError\n", ("tests/t.py:22",)),
        "lcov": lambda: ("l.info", f"TN:\nSF:{p}/i.js\nDA:1,4\nend_of_record\n", ("i.js", "DA:1,4")),
        "mlflow": lambda: ("m.yaml", f"artifact_location: file://{p}/mlruns/0\nname: Default\n", ("mlruns/0", "name: Default")),
        "wandb": lambda: _json("w.json", {"program": p + "/train.py", "codePath": "train.py", "root": h, "args": ["--lr=1"]}, "train.py", "--lr=1"),
        "notebook": lambda: _json("n.ipynb", {"cells": [{"outputs": [{"traceback": [f"File \x1b[0;32m{p}/m.py:61\x1b[0m, in fit", f"\x1b[1;32m{h}/lib/a.py\x1b[0m"]}]}]}, "m.py:61"),
        "ansi": lambda: ("c.log", f"\x1b[1m\x1b[35m{p}/u.c:8:2:\x1b[0m \x1b[31merror:\x1b[0m expected\n", ("u.c:8:2:", "expected")),
        "journal": lambda: _json("j.json", {"MESSAGE": f"Failed to start {p}/bin/sync", "_EXE": h + "/bin/sync"}, "bin/sync"),
        "systemd": lambda: ("s.service", f"[Service]\nWorkingDirectory={p}\nExecStart={h}/bin/sync --watch\nEnvironment=DATA={p}/d\n", ("bin/sync --watch",)),
        "cron": lambda: ("c.txt", f"15 2 * * * cd {p} && ./b.sh >> {h}/logs/b.log 2>&1\n", ("15 2 * * *", "logs/b.log 2>&1")),
        "git": lambda: ("g.txt", f"{p}          1a2b3c4 [main]\nfatal: detected dubious ownership in repository at '{p}'\n[safe]\n\tdirectory = {p}\n", ("[main]", "directory = ")),
        "rsync": lambda: ("r.txt", f"$ rsync -avz {p}/dist/ {h}/www/\nindex.html\n", ("dist/", "www/")),
        "remote": lambda: ("r.txt", f"$ scp m.bin gpu.example.com:{h}/models/\nm.bin 100%  412MB\n", ("100%  412MB", "models/")),
        "docker": lambda: ("r.sh", f"docker run --rm -v {p}:/workspace -v {h}/.cache/pip:/root/.cache/pip --mount type=bind,source={p}/d,target=/d img\n", (":/workspace", ",target=/d img")),
        "compose": lambda: ("c.yaml", f"services:\n  db:\n    volumes:\n      - {h}/pg:/var/lib/pg\n    build:\n      context: {p}\n", ("pg:/var/lib/pg",)),
        "kubernetes": lambda: ("k.yaml", f"volumes:\n- name: src\n  hostPath:\n    path: {p}\n    type: Directory\n", ("type: Directory",)),
        "settings": lambda: _json("s.json", {"python.defaultInterpreterPath": h + "/.venv/bin/python", "cmake.sourceDirectory": p, "editor.rulers": [88]}, ".venv/bin/python", "rulers"),
        "lsp": lambda: _json("l.json", {"rootPath": p, "rootUri": "file://" + p, "name": "main"}, "rootUri", "main"),
        "editor-remote": lambda: _json("s.json", {"folderUri": "vscode-remote://ssh-remote%2Bgpu-box" + quote(p), "recent": ["vscode://file" + p + "/README.md:3"]}, "README.md:3"),
        "agent": lambda: ("r.jsonl", json.dumps({"cwd": p, "payload": {"arguments": json.dumps({"command": ["bash", "-lc", f"sed -n 1,4p {p}/h.go"], "workdir": h})}}) + "\n" + json.dumps({"output": json.dumps({"output": f"open {h}/notes/todo.md: no such file\n", "exit": 1})}) + "\n", ("sed -n 1,4p", "h.go", "notes/todo.md: no such")),
        "python-source": lambda: ("c.py", f'DATA = Path("{p}/data")\nsys.path.insert(0, \'{h}/lib\')\nLIMIT = 500\n', ("LIMIT = 500", "/data")),
        "c-source": lambda: ("c.h", f'#define DATA_DIR "{p}/data"\n#include "{h}/inc/a.h"\n#line 3 "{p}/a.y"\n', ("inc/a.h", "#line 3")),
        "r-source": lambda: ("a.R", f"setwd('{p}')\nx <- read.csv(\"{h}/d.csv\")\n", ("d.csv", "setwd(")),
        "shell": lambda: ("a.sh", f"cd {p} || exit\nexport PATH={h}/bin:$PATH\nalias x='{h}/bin/x'\n. {h}/.env\n", ("bin:$PATH", "|| exit")),
        "env": lambda: ("e.txt", f"HOME={h}\nPWD={p}\nOLDPWD={h}/Downloads\nPATH={h}/.local/bin:/usr/bin\nEDITOR=vim\n", (".local/bin:/usr/bin", "EDITOR=vim")),
        "ini": lambda: ("a.ini", f"[paths]\ndata = {p}/data\nhome={h}\n; {h}/old\n", ("data = ",)),
        "toml": lambda: ("a.toml", f'[projects."{p}"]\ntrust_level = "trusted"\nroots = ["{h}"]\n', ("trust_level",)),
        "xml": lambda: ("a.xml", f'<source>{p}/src</source>\n<option value="{h}/x" />\n<url>file://{p}</url>\n', ("</source>", "</url>")),
        "plist": lambda: ("a.plist", f"<key>WorkingDirectory</key>\n<string>{p}</string>\n<array><string>{h}/bin/x</string></array>\n", ("bin/x</string>",)),
        "ls": lambda: ("l.txt", f"$ ls -d {p}\n{p}\nlrwxrwxrwx 1 root root 12 Mar  4 10:01 x -> {h}/x\n{h}:\ntotal 4\n", ("10:01 x -> ", "total 4")),
        "df": lambda: ("d.txt", f"/dev/mapper/vg-h 960302804 51234000 860187620   6% {h}\n12K\t{p}/docs\n/dev/sda1 on {h} type ext4 (rw)\n", ("6% ", "/docs", "type ext4")),
        "find": lambda: ("f.txt", f"{p}/d/t.parquet\nfind: ‘{p}/private’: Permission denied\n", ("t.parquet", "Permission denied")),
        "strace": lambda: ("s.txt", f'openat(AT_FDCWD, "{p}/c.toml", O_RDONLY) = -1 ENOENT\nnode 331 txt REG 259,2 12288 131 {h}/a.db\n', ("c.toml", "ENOENT", "a.db")),
        "crash": lambda: ("c.txt", f"Path:                  {h}/Apps/V.app/Contents/MacOS/V\nExecutablePath: {p}/bin/v\n", ("Contents/MacOS/V", "bin/v")),
        "browser": lambda: ("b.html", f'<a href="file://{quote(p)}/i.html">x</a> <img src="file://{quote(h)}/y.png">\n', ("i.html", "y.png")),
        "source-map": lambda: _json("a.map", {"version": 3, "sources": [p + "/i.ts", "webpack://app" + p + "/u.ts"], "mappings": "AAAA"}, "i.ts", "u.ts", "AAAA"),
        "cmake": lambda: ("CMakeCache.txt", f"CMAKE_HOME_DIRECTORY:INTERNAL={p}\nFMT_DIR:PATH={h}/opt/fmt\nCMake Error at {p}/CMakeLists.txt:14 (find_package):\n", ("opt/fmt", "CMakeLists.txt:14")),
        "compile-commands": lambda: _json("c.json", [{"directory": p, "command": f"c++ -I{p}/include -o s.o -c {p}/s.cpp", "file": p + "/s.cpp"}], "s.cpp"),
        "ci": lambda: ("c.log", f"2024-05-06T10:00:00.1Z ##[group]Run {p}/a.sh\n::error file={p}/a.py,line=3::bad\n", (",line=3::bad",)),
        "sarif": lambda: _json("s.sarif", {"uri": "file://" + p + "/v.js", "region": {"startLine": 9}}, "v.js", "startLine"),
        "markdown": lambda: ("S.md", f"1. `cd {p}`\n2. Copy [the config]({p}/b.toml) to **{h}/.config/b.toml**, then see {p}.\n", ("b.toml", "then see")),
        "csv": lambda: ("i.csv", f'path,bytes\n{p}/1.png,204\n"{h}/2.png",198\n', ("1.png,204", ",198")),
        "sql": lambda: ("f.sql", f"INSERT INTO a(path) VALUES ('{p}/l.svg');\nCOPY t FROM '{h}/t.csv';\n", ("l.svg", "t.csv")),
        "depfile": lambda: ("m.d", f"m.o: {p}/m.c \\\n  {h}/m.h \\\n  /usr/include/stdio.h\n", ("m.h", "/usr/include/stdio.h")),
        "url-encoded": lambda: ("u.txt", f"GET /open?file={quote(p, safe='')}%2Fa.txt&x=1 HTTP/1.1\n", ("&x=1", "a.txt")),
        "escaped-slashes": lambda: ("e.json", json.dumps({"f": p + "/a.php", "g": h}).replace("/", "\\/"), ("a.php",)),
        "php-serialized": lambda: ("e.txt", f's:{len(p)}:"{p}";a:1:{{i:0;s:{len(h)}:"{h}";}}\n', ("a:1:{i:0;",)),
        "at-end": lambda: ("e.txt", f"the folder is {h}", ("the folder is",)),
        "prompt": lambda: ("e.txt", f"[{p}]$ make\nPS {h}> ls\ncd: no such file or directory: {p}\n", ("make", "> ls")),
        "slurm": lambda: ("s.sh", f"#SBATCH --output={p}/%j.out\n#SBATCH -D {h}\nStdErr={p}/1.err\n", ("%j.out", "1.err")),
        "inspect": lambda: _json("i.json", [{"HostConfig": {"Binds": [f"{p}/d:/d:ro"]}, "Mounts": [{"Source": p, "Destination": "/d"}]}], ":/d:ro", "Destination"),
        "bare-name": lambda: ("b.txt", f"opened {p}/x.csv\nreviewed by {u} today\n", ("x.csv", "reviewed by")),
    }  # fmt: skip


def _windows(h: str, p: str, u: str, slug: str) -> dict[str, Callable[[], Notation]]:
    d = p.replace("\\", "\\\\")
    return {
        "python": lambda: ("t.txt", f'Traceback (most recent call last):\n  File "{p}\\load.py", line 8, in load\n', ('load.py", line 8',)),
        "dotnet": lambda: ("e.log", f"   at App.Main() in {p}\\P.cs:line 12\nSystem.IO.FileNotFoundException: Could not find file '{h}\\a.txt'.\n", ("P.cs:line 12", "a.txt'.")),
        "msbuild": lambda: ("b.log", f"{p}\\m.cpp(12,5): error C2065: 'x': undeclared [{p}\\a.vcxproj]\n", ("m.cpp(12,5)", "a.vcxproj]")),
        "powershell": lambda: ("p.txt", f"PS {p}> .\\x.ps1\nAt {p}\\x.ps1:3 char:1\n", ("x.ps1:3 char:1",)),
        "cmd": lambda: ("c.txt", f"{p}>dir\n Directory of {h}\\Downloads\n", (">dir",)),
        "json": lambda: _json("a.json", {"cwd": p, "file": h + "\\AppData\\Local\\x.log"}, "x.log"),
        "agent": lambda: ("r.jsonl", json.dumps({"arguments": json.dumps({"command": f'type "{p}\\a.txt"', "workdir": h})}) + "\n", ("type", "a.txt")),
        "env": lambda: ("e.txt", f"APPDATA={h}\\AppData\\Roaming\nTEMP={h}\\AppData\\Local\\Temp\nUSERPROFILE={h}\nPath=C:\\Windows;{h}\\bin;C:\\x\n", ("AppData\\Roaming", "bin;C:\\x")),
        "registry": lambda: ("r.reg", f'[HKEY_CURRENT_USER\\Software\\X]\n"Dir"="{d}"\n@="{d}\\\\a.exe"\n', ("a.exe",)),
        "python-source": lambda: ("c.py", f'DATA = r"{p}\\data"\nA = "{d}\\\\a.csv"\n', ("a.csv",)),
        "xml": lambda: ("a.xml", f"<OutputPath>{p}\\bin</OutputPath>\n<HintPath>{h}\\.nuget\\a.dll</HintPath>\n", ("bin</OutputPath>", "a.dll")),
        "ini": lambda: ("a.ini", f"[x]\ndata = {p}\\data\nhome={h}\n", ("data = ",)),
        "event": lambda: ("e.txt", f"Faulting application path: {h}\\AppData\\Local\\App\\a.exe\nFaulting module path: C:\\Windows\\x.dll\n", ("a.exe", "x.dll")),
        "markdown": lambda: ("S.md", f"1. Open `{p}\\a.txt`.\n2. See {h}\\Documents, too.\n", ("a.txt`", "too.")),
        "csv": lambda: ("i.csv", f'path,bytes\n{p}\\1.png,204\n"{h}\\2.png",198\n', ("1.png,204",)),
        "at-end": lambda: ("e.txt", f"the folder is {h}", ("the folder is",)),
        "bare-name": lambda: ("b.txt", f"opened {p}\\x.csv\nreviewed by {u} today\n", ("x.csv", "reviewed by")),
    }  # fmt: skip


OTHER: tuple[tuple[str, str, str, str], ...] = (
    ("smb", "s.txt", "smb://{u}@{s}.local/projects/a.xlsx\n", "a.xlsx"),
    ("smb-domain", "s.txt", "smb://{D};{u}@{s}/projects/a.xlsx\n", "a.xlsx"),
    ("smb-plain", "s.txt", "opened smb://{u}@files.example.com/projects/a.xlsx\n", "a.xlsx"),
    ("afp", "s.txt", "afp://{u}@{s}.local/Daten/a.txt\n", "a.txt"),
    ("afp-volume", "s.txt", "afp_0TQCV10QsPgy0TShVK000000-{u}@{s}\ntail\n", "tail"),
    ("nfs", "s.txt", "nfs://{s}/export/home/{u}/a.txt\n", "a.txt"),
    ("sftp", "s.txt", "sftp://{u}@{s}:22/srv/a.txt\n", "a.txt"),
    ("ftp", "s.txt", "ftp://{u}@ftp.example.com/pub/a.txt\n", "a.txt"),
    ("davs", "s.txt", "davs://{u}@cloud.example.com/remote.php/a.txt\n", "a.txt"),
    ("fish-url", "s.txt", "fish://{u}@{s}/srv/a.txt\n", "a.txt"),
    ("gvfs", "s.txt", "/run/user/1000/gvfs/smb-share:server={s},share=daten,user={u}/a.txt\n", "a.txt"),
    ("gvfs-sftp", "s.txt", "/run/user/1000/gvfs/sftp:host={s},user={u}/srv/a.txt\n", "a.txt"),
    ("tramp", "s.txt", "/ssh:{u}@{s}:/srv/a.txt\n", "a.txt"),
    ("tramp-sudo", "s.txt", "/scp:{u}@{s}|sudo::/srv/a.txt\n", "a.txt"),
    ("oil", "s.txt", "oil-ssh://{u}@{s}//srv/a.txt\n", "a.txt"),
    ("tilde", "s.txt", "see ~{u}/bin/x and x\n", "bin/x and x"),
    ("tilde-only", "s.txt", "cd ~{u}\nls\n", "ls"),
    ("slug", "s.txt", "/root2/.claude/projects/-home-{w}-src-app/x.jsonl\n", "x.jsonl"),
    ("slug-mac", "s.txt", '{"p": "-Users-{w}-git-app"}\n', "git-app"),
    ("slug-windows", "s.txt", "projects/C--Users-{w}-git-app/x\n", "git-app/x"),
    ("slug-grouped", "s.txt", '{"p": "-home-staff-{w}-git-app"}\n', "git-app"),
    ("slug-export", "s.txt", "projects/-export-home-{w}-git-app/x\n", "git-app/x"),
    ("slug-data", "s.txt", "projects/-data-home-{w}-git-app/x\n", "git-app/x"),
    ("slug-nfs", "s.txt", "projects/-nfs-home-{w}-git-app/x\n", "git-app/x"),
    ("slug-wsl", "s.txt", "projects/-mnt-c-Users-{w}-git-app/x\n", "git-app/x"),
    ("slug-under", "s.txt", "/var/crash/_home_{w}_bin_a.1000.crash\n", "bin_a.1000.crash"),
    ("swap", "s.txt", "/x/.vim/swap/%home%{w}%src%a.c.swp\n", "a.c.swp"),
    ("autosave", "s.txt", "#!home!{w}!src!a.c#\n", "src!a.c#"),
    ("unit", "s.txt", "Mounted home-{w}.mount - /home/{w}.\n", "Mounted"),
    ("trash", "s.txt", "Path=/home/{w}/a.txt\nDeletionDate=2024-01-01\n", "DeletionDate"),
    ("container", "s.txt", "/Users/{u}/Library/Containers/com.apple.mail/Data/a.txt\n", "com.apple.mail"),
    ("cloud", "s.txt", "/Users/{u}/Library/CloudStorage/OneDrive-Firma/a.txt\n", "a.txt"),
    ("onedrive", "s.txt", "C:\\Users\\{u}\\OneDrive - Contoso Ltd\\Docs\\a.txt\n", "Docs\\a.txt"),
    ("percent-drive", "s.txt", "file:///c%3A/Users/{u}/git/a.ts\n", "git/a.ts"),
    ("percent-back", "s.txt", "?f=C%3A%5CUsers%5C{u}%5Cgit%5Ca.ts&x=1\n", "&x=1"),
    ("file-drive", "s.txt", "file:///C:/Users/{u}/git/a.ts\n", "git/a.ts"),
    ("file-host", "s.txt", "file://{s}/Users/{u}/git/a.ts\n", "git/a.ts"),
    ("jar", "s.txt", "jar:file:/home/{u}/.m2/a.jar!/B.class\n", "a.jar!/B.class"),
    ("file-one", "s.txt", "file:/C:/Users/{u}/.m2/a.jar\n", ".m2/a.jar"),
    ("twice-percent", "s.txt", "x=%252Fhome%252F{u}%252Fgit%252Fa\n", "x="),
    ("wsl-remote", "s.txt", "vscode-remote://wsl%2Bubuntu/home/{u}/git/a\n", "git/a"),
    ("dev-container", "s.txt", "vscode-remote://attached-container%2B7b/home/{u}/git/a\n", "git/a"),
    ("run-user", "s.txt", "/run/user/{n}/podman/podman.sock\n", "podman.sock"),
    ("folders", "s.txt", "/var/folders/{x}/T/a.txt\n", "T/a.txt"),
    ("tmp-of", "s.txt", "/tmp/pytest-of-{w}/pytest-0/a\n", "pytest-0/a"),
    ("tmp-user", "s.txt", "/tmp/hsperfdata_{w}/123\n", "/123"),
    ("tmp-named", "s.txt", "/tmp/{w}_cache/x\nHOME=/home/{w}\n", "_cache/x"),
    ("tmp-tmux", "s.txt", "/tmp/matplotlib-{w}/a\n/home/{w}/b\n", "/a"),
    ("mail", "s.txt", "/var/spool/mail/{w}\nend\n", "end"),
    ("crontab", "s.txt", "/var/spool/cron/{w}\nend\n", "end"),
    ("accounts", "s.txt", "/var/lib/AccountsService/users/{w}\nend\n", "end"),
    ("sudo-lecture", "s.txt", "/var/lib/sudo/lectured/{w}\nend\n", "end"),
    ("per-user", "s.txt", "/nix/var/nix/profiles/per-user/{w}/profile\n", "/profile"),
    ("nix-etc", "s.txt", "/etc/profiles/per-user/{w}/bin/x\n", "bin/x"),
    ("coldstore", "s.txt", "hdfs:///user/{w}/data/a.parquet\n", "data/a.parquet"),
    ("hdfs-host", "s.txt", "hdfs://{s}:8020/user/{w}/data/a.parquet\n", "data/a.parquet"),
    ("registry", "s.txt", "HKEY_USERS\\{D}\\{w}\\x  C:\\Users\\{w}\\NTUSER.DAT\n", "NTUSER.DAT"),
    ("profile-list", "s.reg", '"ProfileImagePath"="C:\\\\Users\\\\{w}"\n', "ProfileImagePath"),
    ("who", "s.txt", "{D}\\{w}9\nuser: {D}\\{w}9\n", "user:"),
    ("ls-owner", "s.txt", "-rw-r--r-- 1 {w} {w} 120 Mar  4 10:01 r.csv\n", "r.csv"),
    ("squeue", "s.txt", "  JOBID PARTITION     NAME     USER ST       TIME  NODES NODELIST(REASON)\n  12345       gpu    train {w}  R       1:02      1 node12\n", "node12"),
)  # fmt: skip


def _names(d: Draw) -> dict[str, str]:
    first, last = d.pick(*FIRST), d.pick(*LAST)
    u = d.pick(f"{first}.{last}", first[0] + last, last + first[0], first + d.of("23456789", 2), first[:3] + last[:4])
    w = d.pick(first[0] + last, first[:3] + last[:4] + d.of("3456789", 1))
    domain = d.pick("CORP", "ACME-AD", "KESTREL", "NTDOM")
    return {
        "u": u, "w": w, "a": u[0], "b": u[:2], "U": f"{first.capitalize()} {last.capitalize()}", "S": last.upper()[:6],
        "D": domain, "d": d.pick("corp.example.com", "ad.kestrel.io", "ldap"), "s": "nas" + last[:4] + d.of("23456789", 2),
        "n": "1" + d.of("123456789", 3), "x": d.of("abcdefghz", 2) + "/" + d.of("abcdefghijk_0123456789", 30), "20": " ",
    }  # fmt: skip


def filled(text: str, names: dict[str, str]) -> str:
    """The text with names in its braces; other braces stay."""
    for key, value in names.items():
        text = text.replace("{" + key + "}", value)
    return text


def _vanish(text: str, names: dict[str, str]) -> list[str]:
    return [names[key] for key in "uwUsSnx" if "{" + key + "}" in text]


def matrix(d: Draw) -> Iterator[tuple[str, Place]]:
    """All ways in all notations."""
    for way in POSIX:
        for kind in _posix("", "", "", ""):
            yield _case(d, way, kind)
    for way in WINDOWS:
        for kind in _windows("", "", "", ""):
            yield _case(d, way, kind)
    yield from _others(d)


def place_matrix(d: Draw) -> Iterator[tuple[str, Place]]:
    """Each way and each notation once or twice, and the ways that stand for themselves."""
    for ways, kinds in ((POSIX, list(_posix("", "", "", ""))), (WINDOWS, list(_windows("", "", "", "")))):
        rng = random.Random(d.hex(8))
        for number in range(max(len(ways), len(kinds))):
            yield _case(d, ways[number % len(ways)], kinds[(number + rng.randrange(len(kinds))) % len(kinds)])
    yield from _others(d)


def _case(d: Draw, way: str, kind: str) -> tuple[str, Place]:
    names, project = _names(d), d.pick(*PROJECT)
    if way in WINDOWS:
        h = filled(way, names)
        p = h + "\\" + project.replace("/", "\\")
        p, h = (p.replace("\\", "/"), h) if "/" in h else (p, h)
        name, text, stay = _windows(h, p, names["u"], "")[kind]()
    else:
        h = filled(way, names)
        name, text, stay = _posix(h, f"{h}/{project}", names["u"], "")[kind]()
    if kind == "bare-name" and "{u}" not in way:
        text = text.split("reviewed by")[0] + "reviewed by nobody today\n"
    slug = way.replace("{", "").replace("}", "").replace("\\", "/").strip("/").replace("/", "-")
    return f"place-{kind}:{slug}", (name, text, _vanish(way, names), list(stay))


def _others(d: Draw) -> Iterator[tuple[str, Place]]:
    for kind, name, text, stay in OTHER:
        names = _names(d)
        yield f"place-{kind}", (name, filled(text, names), _vanish(text, names), [stay])
