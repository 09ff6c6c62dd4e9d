# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A link to records of several kinds, in a program that has one kind of record more."""

import os
import sqlite3

from story import COMMUNITY, Story

import tap

TABLE = """
CREATE TABLE paper (id INTEGER PRIMARY KEY, title TEXT NOT NULL, title_key BLOB,
  owner_kind TEXT NOT NULL, owner INTEGER NOT NULL, custom TEXT, deleted_at INTEGER) STRICT;
INSERT INTO code_item (list, code, label) VALUES
  ('paper_owner', 'organization', '集体'), ('paper_owner', 'person', '自然人');
"""


class Owners(Story):
    def setUp(self):
        super().setUp()
        with sqlite3.connect(self.office / "miaopu.db") as file:
            file.executescript(TABLE)
        file.close()
        self.program = os.environ["MIAOPUCTL_PAPER"]
        self.organization = self.add("name=长青书画社", "division=" + COMMUNITY)
        self.person = self.add("name=李明", entity="person")

    def test_kind_comes_first(self):
        self.refuse("add", "paper", "title=章程", "owner=" + self.organization, naming="owner_kind")
        paper = self.add(
            "title=章程", "owner_kind=集体", "owner=" + self.organization, entity="paper"
        )
        shown = self.ask("show", "paper", paper)
        self.assertEqual(self.organization, str(shown["owner"]))
        self.assertEqual("长青书画社", shown["titles"]["owner"])

    def test_owner_is_of_that_kind(self):
        self.refuse("add", "paper", "title=证件", "owner_kind=person", "owner=" + self.organization)
        paper = self.add("title=证件", "owner_kind=person", "owner=" + self.person, entity="paper")
        self.refuse("set", "paper", paper, "owner_kind=organization", naming="归属")
        self.do("set", "paper", paper, "owner_kind=organization", "owner=" + self.organization)
        self.assertEqual("长青书画社", self.ask("show", "paper", paper)["titles"]["owner"])

    def test_what_is_used_stays(self):
        paper = self.add("title=证件", "owner_kind=person", "owner=" + self.person, entity="paper")
        found = self.ask("list", "paper", "--where", "owner=" + self.person)
        self.assertEqual([paper], [record["id"] for record in found])
        self.refuse("delete", "person", self.person, naming="文件 1")
        self.do("delete", "paper", paper)
        self.do("delete", "person", self.person)
        self.assert_sound()


if __name__ == "__main__":
    tap.main()
