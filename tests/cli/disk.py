# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program did to its disk, told by strace, and what a power cut could have left of it.

What was not flushed may be lost, whole or in part, in any order within a file; names are made in the
order in which they were asked for, up to the last that was flushed and perhaps some more.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

CALLS = (
    "open,openat,creat,close,lseek,write,pwrite64,fsync,fdatasync,ftruncate,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,rmdir"
)
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
SECTOR = 512


def trace(command, log):
    """Runs the command and returns [(call, arguments, result)] of what it did and could do."""
    done = subprocess.run(
        ["strace", "-f", "-xx", "-s", "100000000", "-e", "trace=" + CALLS, "-o", str(log), *command],
        capture_output=True,
    )
    calls, begun = [], {}
    for line in log.read_text().splitlines():
        process = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            begun[process] = line.removesuffix("<unfinished ...>").rstrip()
            continue
        resumed = re.match(r"^\d+ +<\.\.\. \w+ resumed>(.*)$", line)
        if resumed:
            line = begun.pop(process) + resumed[1]
        found = LINE.match(line)
        if found:
            calls.append((found[1], found[2], int(found[3])))
    return done, calls


def texts(arguments):
    return [bytes.fromhex(one.replace("\\x", "")) for one in TEXT.findall(arguments)]


class File:
    def __init__(self, content=b""):
        self.kept = bytearray(content)
        self.pending = []

    def flush(self):
        self.kept = self.after(self.pending)
        self.pending = []

    def after(self, changes):
        content = bytearray(self.kept)
        for offset, data in changes:
            if data is None:
                del content[offset:]
                content.extend(bytes(offset - len(content)))
            else:
                content.extend(bytes(max(0, offset - len(content))))
                content[offset : offset + len(data)] = data
        return content

    def left(self, random):
        """What is on the disk after a power cut."""
        share = random.choice((0, 0.5, 0.9, 1))
        changes = []
        for offset, data in self.pending:
            if random.random() >= share and share < 1:
                continue
            if data is not None and len(data) > SECTOR and share < 1 and random.random() < 0.2:
                data = data[: random.randrange(len(data)) // SECTOR * SECTOR]
            changes.append((offset, data))
        return self.after(changes)


class Disk:
    """The folder `root` as it was before the calls, which are then made one after another."""

    def __init__(self, root):
        self.root = os.fsencode(str(root))
        self.files = {}
        self.names = []  # changes of names, in their order
        self.n_kept = 0
        self.open = {}  # descriptor → [name, file, offset]
        self.start = {}
        for folder, _, names in os.walk(self.root):
            self.start[folder] = None
            for name in names:
                path = os.path.join(folder, name)
                if not path.endswith(b"-shm"):
                    self.start[path] = File(Path(os.fsdecode(path)).read_bytes())
        self.files = dict(self.start)

    def change(self, *change):
        """("set", path, file), ("remove", path) or ("move", path, to)."""
        self.names.append(change)
        self.apply(self.files, change)

    @staticmethod
    def apply(files, change):
        if change[0] == "set":
            files[change[1]] = change[2]
        elif change[0] == "remove":
            files.pop(change[1], None)
        elif change[1] in files:
            files[change[2]] = files.pop(change[1])

    def ours(self, path):
        return path.startswith(self.root) and not path.endswith(b"-shm")

    def make(self, call, arguments, result):
        """True when something of ours was changed."""
        paths = texts(arguments)
        if call in ("open", "openat", "creat"):
            return self.open_file(paths[0], arguments, result)
        if call in ("rename", "renameat", "renameat2"):
            if self.ours(paths[1]):
                self.change("move", paths[0], paths[1])
                return True
        elif call in ("unlink", "unlinkat", "rmdir"):
            if self.ours(paths[0]):
                self.change("remove", paths[0])
                return True
        elif call == "mkdir":
            if self.ours(paths[0]):
                self.change("set", paths[0], None)
                return True
        else:
            return self.use(call, arguments, result, paths)
        return False

    def open_file(self, path, arguments, result):
        self.open.pop(result, None)
        if not self.ours(path):
            return False
        made = path not in self.files
        if made and "O_CREAT" in arguments:
            self.change("set", path, File())
        file = self.files.get(path)
        if file is not None and "O_TRUNC" in arguments:
            file.pending.append((0, None))
        self.open[result] = [path, file, 0]
        return made or "O_TRUNC" in arguments

    def use(self, call, arguments, result, paths):
        descriptor = int(re.match(r"\d+", arguments)[0])
        one = self.open.get(descriptor)
        if one is None:
            return False
        file = one[1]
        numbers = re.findall(r", (\d+)", TEXT.sub("", arguments))
        if call == "close":
            del self.open[descriptor]
            return False
        if call == "lseek":
            one[2] = result
            return False
        if call in ("fsync", "fdatasync"):
            if file is None:
                self.n_kept = len(self.names)
            else:
                file.flush()
        elif call == "ftruncate":
            file.pending.append((int(numbers[0]), None))
        elif call == "pwrite64":
            file.pending.append((int(numbers[-1]), paths[0][:result]))
        else:
            file.pending.append((one[2], paths[0][:result]))
            one[2] += result
        return True

    def cut(self, random, root):
        """Makes the folder `root` of what is left."""
        files = dict(self.start)
        for change in self.names[: random.randint(self.n_kept, len(self.names))]:
            self.apply(files, change)
        shutil.rmtree(root, ignore_errors=True)
        for path, file in sorted(files.items(), key=lambda item: (item[1] is not None, item[0])):
            there = Path(os.fsdecode(os.fsencode(str(root)) + path[len(self.root) :]))
            if file is None:
                there.mkdir(parents=True, exist_ok=True)
            else:
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_bytes(file.left(random))
