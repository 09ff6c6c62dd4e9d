# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that no compiler sees: which room may know what, what a source file must
say and must not say. docs/architecture.md says why.
"""

import re
import sys
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap
from house import APPLICATION_ID, ROOT, TEXT, files, name_of, room_of, sources, text_of

# Each room and the rooms it may know.
ROOMS = {
    "catalog": {"catalog"},
    "store": {"catalog", "store"},
    "policy": {"catalog", "store", "policy"},
    "workbook": {"workbook"},
    "ledger": {"catalog", "store", "policy", "workbook", "ledger"},
    "import": {"catalog", "store", "policy", "workbook", "import"},
    "attachment": {"catalog", "store", "policy", "attachment"},
    "edit": {"catalog", "store", "policy", "edit"},
    "cli": {"catalog", "store", "policy", "ledger", "import", "attachment", "edit", "cli"},
    "app": {"catalog", "store", "policy", "ledger", "import", "attachment", "edit", "app"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


class House(unittest.TestCase):
    def assertNone(self, wrong, rule):
        self.assertEqual([], sorted(wrong), rule)

    def includes(self):
        for path in sources():
            for quote, header in INCLUDE.findall(text_of(path)):
                yield path, quote, header

    def test_there_is_something_to_look_at(self):
        self.assertGreater(len(sources()), 50)
        for room in ROOMS:
            self.assertTrue((ROOT / "src" / room / "meson.build").exists(), room)

    def test_rooms_know_only_what_lies_below_them(self):
        wrong = []
        for path, quote, header in self.includes():
            room = header.split("/")[0] if "/" in header else room_of(path)
            if quote == '"' and room not in ROOMS[room_of(path)]:
                wrong.append(f"{name_of(path)}: {header}")
        self.assertNone(wrong, "a room includes what lies above or beside it")

    def test_own_headers_lie_where_they_are_said_to_lie(self):
        made = {"config.h", "mp-han-table.h", "mp-pinyin-table.h"}
        wrong = [
            f"{name_of(path)}: {header}"
            for path, quote, header in self.includes()
            if quote == '"'
            and header not in made
            and "resource" not in header
            and not (ROOT / "src" / header).exists()
            and not (path.parent / header).exists()
        ]
        self.assertNone(wrong, "an included header is not there")

    def test_only_windows_know_gtk(self):
        wrong = [
            f"{name_of(path)}: {header}"
            for path, _, header in self.includes()
            if re.match(r"(gtk|gdk/|adwaita|pango|cairo)", header) and room_of(path) != "app"
        ]
        self.assertNone(wrong, "gtk outside of src/app")

    def test_only_the_store_knows_sqlite(self):
        wrong = [
            name_of(path)
            for path, _, header in self.includes()
            if header.startswith("sqlite3") and room_of(path) != "store"
        ]
        self.assertNone(wrong, "sqlite3.h outside of src/store")

    def test_the_words_of_queries_stand_once(self):
        """Which role leads, which application makes a certificate, which status has ended, which
        case is still open: only in data/schema/views.sql. And of a day a query asks `standing`, not
        the form of today."""
        meant_again = re.compile(
            r"\b(role|filing_kind|decision|status|state)\s*(=|<>|IN|NOT IN)\s*\(?'\d|\bended_on IS NULL"
        )
        of_today = re.compile(r"\bo\.(tier|status|division)\b|\bRECURSIVE\b")
        wrong = [
            name_of(path)
            for path in files("src", "data")
            if path.suffix in (".c", ".h", ".sql") and path.parent.name != "schema"
            and meant_again.search(text_of(path))
        ]
        wrong += [
            name_of(path)
            for path in files("data/policy")
            if path.suffix == ".sql" and path.name != "prelude.sql" and of_today.search(text_of(path))
        ]
        self.assertNone(wrong, "a query gives a word of views.sql or prelude.sql another meaning")

    def test_one_file_knows_the_workbook_library(self):
        users = {
            name_of(path) for path, _, header in self.includes() if header.startswith("xlsxwriter")
        }
        self.assertLessEqual(len(users), 1, users)

    def test_records_are_written_through_the_rules(self):
        wrong = [
            name_of(path)
            for path, _, header in self.includes()
            if Path(header).name == "mp-writing.h" and room_of(path) not in ("store", "policy")
        ]
        self.assertNone(wrong, "bare writing outside of store and policy: see mp-rules.h")

    def test_the_engine_of_the_import_knows_no_entity(self):
        """Whatever it must know of one, it asks the table's subject (mp-import-subject.h)."""
        listed = text_of(ROOT / "src/catalog/entities/mp-entities.h")
        entities = set(re.findall(r"^ *X \((\w+)\)", listed, re.M))
        # What an import writes down about itself, and kinds of place that are words of their own.
        entities -= {"import_batch", "division"}
        self.assertGreater(len(entities), 10)
        literal = re.compile(r'"((?:\\.|[^"\\\n])*)"')
        target = re.compile(r"[a-z_]+\.[a-z_]+\Z")
        wrong = [
            f"{name_of(path)}: {word}"
            for path in sources()
            if room_of(path) == "import" and path.parent.name != "subject"
            for line in text_of(path).splitlines()
            if not line.startswith(("#include", " *", "/*"))
            for word in literal.findall(re.sub(r"/\*.*?(\*/|$)", "", line))
            if word in entities or target.match(word)
        ]
        self.assertNone(wrong, "the import names an entity or a field outside of subject/")

    def test_pages_know_their_host_and_not_the_window(self):
        wrong = [
            name_of(path)
            for path, _, header in self.includes()
            if Path(header).name == "mp-window.h"
            and room_of(path) == "app"
            and path.parent.name not in ("window", "app")
        ]
        self.assertNone(wrong, "a page that includes the window: ask mp-host.h")

    def test_one_file_for_each_system(self):
        """What is not portable stands in files named after their system."""
        posix = re.compile(
            r"(unistd|fcntl|dirent|pwd|signal|pthread|dlfcn|termios|windows|sys/[a-z]+|netinet/.*)"
            r"\.h$"
        )
        calls = re.compile(
            r"(?<![\w>.])(fork|execv[pe]*|mkstemp|flock|fsync|fdatasync|ftruncate|opendir"
            r"|readlink|symlink|getuid|getpid)\s*\("
        )
        own = re.compile(r"-(unix|windows)\.[ch]$")
        wrong = [
            f"{name_of(path)}: {header}"
            for path, _, header in self.includes()
            if posix.match(header) and not own.search(path.name)
        ]
        for path in sources():
            if not own.search(path.name):
                wrong += [f"{name_of(path)}: {call}()" for call in calls.findall(text_of(path))]
        self.assertNone(wrong, "a call that one system has and another has not")

    def test_numbers_of_64_bits_are_printed_everywhere_alike(self):
        wrong = [
            name_of(path) for path in sources() if re.search(r"%[0-9]*l?l[dux]\b", text_of(path))
        ]
        self.assertNone(wrong, "long has 32 bits on Windows: use G_GINT64_FORMAT")

    def test_every_source_names_its_licence(self):
        kinds = {".c", ".h", ".py", ".sh", ".sql"}
        wrong = []
        for path in files():
            if path.suffix not in kinds or "tests/data" in name_of(path):
                continue
            head = text_of(path).splitlines()[:4]
            if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
                wrong.append(name_of(path))
        self.assertNone(wrong, "no licence in the first lines")

    def test_sources_are_not_too_long(self):
        wrong = [
            f"{name_of(path)}: {n}"
            for path in files("src", "tests")
            if path.suffix in (".c", ".h", ".py") and (n := text_of(path).count("\n")) > 500
        ]
        self.assertNone(wrong, "more than 500 lines: split it by role")

    def test_lines_keep_to_a_hundred_columns(self):
        """A line of a table stays one line: a field, a step of a workflow, a row of a test."""
        table = re.compile(r'\s*\{ ?["\.A-Z_]')
        wrong = []
        for path in [*sources(), *(path for path in files("tests") if path.suffix in (".c", ".h"))]:
            if path.parent.name == "entities":
                continue
            for number, line in enumerate(text_of(path).splitlines(), 1):
                if len(line) > 100 and not table.match(line):
                    wrong.append(f"{name_of(path)}:{number}")
        self.assertNone(wrong, "more than 100 columns")

    def test_folders_can_be_overlooked(self):
        """entities/ grows by a file for each kind of record, and is a list, not a room."""
        counts = Counter(path.parent for path in sources() if path.parent.name != "entities")
        wrong = [f"{name_of(folder)}: {n} files" for folder, n in counts.items() if n > 27]
        self.assertNone(wrong, "more than about 25 files: split it by role")

    def test_nothing_speaks_of_the_machine_it_was_written_on(self):
        places = "|".join(("work", "shared", "root", "home"))
        machine = re.compile(rf"(?<![\w.~-])/({places})/\w")
        wrong = []
        for path in files():
            if path.suffix in TEXT and "tests/data" not in name_of(path):
                for number, line in enumerate(text_of(path).splitlines(), 1):
                    if machine.search(line):
                        wrong.append(f"{name_of(path)}:{number}")
        self.assertNone(wrong, "a path of one machine")

    def test_code_and_comments_are_english(self):
        """Chinese stands in string literals and, as an example, in comments; never in a name."""
        literal = re.compile(
            r'"(?:\\.|[^"\\])*"|/\*.*?\*/|//[^\n]*|\'(?:\\.|[^\'\\])*\'', re.DOTALL
        )
        wrong = [
            name_of(path)
            for path in sources()
            if re.search("[\u4e00-\u9fff]", literal.sub("", text_of(path)))
        ]
        self.assertNone(wrong, "Chinese outside of literals and comments")


class Names(unittest.TestCase):
    """What is named in a literal is there: a slip of the pen would only show itself as an empty cell."""

    FIELD = re.compile(
        r"(?:mp_record_(?:get|set)_by_name|mp_record_get_int|mp_entity_get_field)"
        r'\s*\([^"();]*(?:\([^"();]*\)[^"();]*)*"(\w+)"'
    )
    ENTITY = re.compile(r'(?:mp_store_get_entity|mp_entity_lookup)\s*\([^"();]*"(\w+)"')

    def catalog(self):
        """Entities and their fields, as their files say."""
        entities = {}
        for path in (ROOT / "src" / "catalog" / "entities").glob("*.c"):
            text = text_of(path)
            name = re.search(r'^  \.name = "(\w+)",', text, re.MULTILINE)
            entities[name[1]] = set(re.findall(r'\{\s*\.name = "(\w+)"', text))
        return entities

    def named(self, pattern):
        for path in sources():
            for name in pattern.findall(text_of(path)):
                yield path, name

    def test_fields(self):
        fields = set().union(*self.catalog().values())
        self.assertGreater(len(list(self.named(self.FIELD))), 50)
        wrong = [f"{name_of(path)}: {name}" for path, name in self.named(self.FIELD) if name not in fields]
        self.assertEqual([], sorted(wrong), "no entity has such a field")

    def test_entities(self):
        entities = self.catalog()
        self.assertGreater(len(list(self.named(self.ENTITY))), 5)
        wrong = [f"{name_of(path)}: {name}" for path, name in self.named(self.ENTITY) if name not in entities]
        self.assertEqual([], sorted(wrong), "there is no such entity")

    def test_links_and_places_of_the_catalog(self):
        entities = self.catalog()
        wrong = []
        for path in (ROOT / "src" / "catalog" / "entities").glob("*.c"):
            text = text_of(path)
            name = re.search(r'^  \.name = "(\w+)",', text, re.MULTILINE)[1]
            for kind, of in re.findall(r'\.type = MP_(\w+),[^}]*?\.of = "(\w+)"', text):
                if kind == "LINK" and of not in entities:
                    wrong.append(f"{name}: links to {of}")
                if kind in ("CODE", "CODES") and not (ROOT / "data" / "codes" / f"{of}.ini").exists():
                    wrong.append(f"{name}: codes of {of}")
            for member in ("title", "parent", "order", "identity"):
                found = re.search(rf'^  \.{member} = "([^"]+)",', text, re.MULTILINE)
                for word in found[1].split() if found else ():
                    if word not in entities[name]:
                        wrong.append(f"{name}: .{member} names {word}")
        self.assertEqual([], wrong)

    def test_mechanisms(self):
        """Each of the eighty-nine has its place, and the place is there."""
        entities = self.catalog()
        rows = re.findall(
            r"^\| ([A-Z])-?(\d+) \| .* \| (.*) \|$", text_of(ROOT / "docs/mechanisms.md"), re.MULTILINE
        )
        counts = {letter: [int(n) for l, n, _ in rows if l == letter] for letter, _, _ in rows}
        self.assertEqual(
            dict(A=10, B=8, C=13, P=12, S=10, F=7, G=11, H=5, R=13),
            {letter: len(numbers) for letter, numbers in counts.items()},
        )
        for numbers in counts.values():
            self.assertEqual(list(range(1, len(numbers) + 1)), numbers)
        wrong = []
        for letter, number, where in rows:
            for entity, _, field in (name.partition(".") for name in re.findall(r"`([\w.]+)`", where)):
                if entity not in entities or field and field not in entities[entity]:
                    wrong.append(f"{letter}{number}: {entity}.{field}")
        self.assertEqual([], wrong, "no such place")

    def test_parameters(self):
        """What an office can change changes something."""
        names = re.findall(r"^\[(\w+)\]", text_of(ROOT / "data/policy/parameters.ini"), re.MULTILINE)
        self.assertGreater(len(names), 5)
        code = "".join(text_of(path) for path in sources())
        queries = "".join(text_of(path) for path in files("data/policy") if path.suffix == ".sql")
        unread = [
            name
            for name in names
            if not re.search(rf'"{name}"|\+{name}\b', code) and f":{name}" not in queries
        ]
        self.assertEqual([], unread, "a parameter that nothing asks for")

    def test_icons(self):
        there = {path.stem for path in (ROOT / "icons" / "symbolic").glob("*.svg")}
        named = set()
        for path in sources():
            named |= set(re.findall(r'"([\w-]+-symbolic)"', text_of(path)))
        for path in files("ui"):
            if path.suffix == ".ui":
                named |= set(re.findall(r'"(?:[\w-]*icon-name)">([^<]+)<', text_of(path)))
        self.assertGreater(len(named), 10)
        self.assertEqual([], sorted(named - there), "no such picture in icons/symbolic")
        unused = {name for name in there - named if name != f"{APPLICATION_ID}-symbolic"}
        self.assertEqual([], sorted(unused), "a picture that nothing shows")


if __name__ == "__main__":
    tap.main()
