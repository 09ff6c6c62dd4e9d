# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and photos of a record, by the words of the command line."""

import shutil
import struct
import zlib

from story import COMMUNITY, Story

import tap


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def photo(place=b"29.5521N", side=8):
    """A PNG that says where it was made."""
    rows = b"".join(b"\0" + bytes([200, 30, 30]) * side for _ in range(side))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0" + place)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class Attachments(Story):
    def setUp(self):
        super().setUp()
        self.organization = self.add("name=长青书画社", "division=" + COMMUNITY)
        self.photo = self.folder / "展览.png"
        self.photo.write_bytes(photo())
        self.paper = self.folder / "签到表.txt"
        self.paper.write_text("李明", encoding="utf-8")

    def attach(self, *files, status=0):
        return self.ask("attach", "organization", self.organization, *files, status=status)

    def attached(self):
        return self.ask("attachments", "organization", self.organization)

    def test_attached_and_handed_on(self):
        made = self.attach("--original", self.photo, self.paper)
        self.assertEqual(["展览.png", "签到表.txt"], [one["file_name"] for one in made])
        self.assertEqual(["photo", "file"], [one["kind"] for one in made])
        self.assertEqual(made, self.attached())
        kept = self.office / "attachments" / made[0]["sha256"]
        self.assertIn(b"29.5521N", kept.read_bytes())

        out = self.folder / "out"
        out.mkdir()
        self.do("export-attachment", "organization", self.organization, out)
        self.do("export-attachment", made[1]["id"], out)
        names = sorted(path.name for path in out.iterdir())
        self.assertEqual(["展览.png", "签到表.txt", "签到表_2.txt"], names)
        self.assertNotIn(b"29.5521N", (out / "展览.png").read_bytes())
        self.assert_sound()

    def test_what_cannot_be_taken_is_named(self):
        cut = self.folder / "半张.png"
        cut.write_bytes(photo()[:-20])
        done = self.run_ctl("attach", "organization", self.organization, cut, self.paper)
        self.assertEqual(1, done.returncode)
        self.assertIn("半张.png", done.stderr.decode())
        self.assertEqual(["签到表.txt"], [one["file_name"] for one in self.attached()])
        self.refuse("attach", "organization", self.organization, cut)
        self.refuse("attach", "import_batch", "1", cut)

    def test_away_and_back(self):
        made = self.attach(self.paper)
        self.do("detach", made[0]["id"])
        self.assertEqual([], self.attached())
        self.do("tidy-attachments")
        self.do("undo")
        self.assertEqual(made, self.attached())
        self.do("delete", "organization", self.organization)
        self.do("restore", "organization", self.organization)
        self.assertEqual(made, self.attached())
        self.assert_sound()

    def test_missing_and_damaged_are_said(self):
        missing, damaged = self.attach(self.photo, self.paper)
        files = self.office / "attachments"
        (files / missing["sha256"]).unlink()
        (files / damaged["sha256"]).write_text("李朋", encoding="utf-8")
        answer = self.ask("check", status=1)
        self.assertFalse(answer["sound"])
        self.assertEqual(2, len(answer["problems"]))
        for one, problem in zip((missing, damaged), answer["problems"]):
            self.assertIn(one["id"], problem)
            self.assertIn(self.organization, problem)
            self.assertNotIn(one["file_name"], problem)
        self.assertEqual("missing", self.attached()[0]["file"])

    def test_photos_of_an_activity_are_counted(self):
        activity = self.add("title=书画展", "organization=" + self.organization, entity="activity")
        self.assertIsNone(self.ask("show", "activity", activity).get("photos"))
        made = self.ask("attach", "activity", activity, self.photo, self.paper)
        self.assertEqual(1, self.ask("show", "activity", activity)["photos"])
        self.do("detach", made[0]["id"])
        self.assertIsNone(self.ask("show", "activity", activity).get("photos"))

    def test_leftovers_go(self):
        self.attach(self.paper)
        left = self.office / "attachments" / ("0" * 64)
        left.write_bytes(b"x")
        self.assertEqual({"removed": 1, "bytes": 1}, self.ask("tidy-attachments"))
        self.assertFalse(left.exists())
        self.assert_sound()

    def test_what_a_copy_speaks_of_stays(self):
        """An older copy is put back, tidied, and the newer one put back again."""
        self.attach(self.paper)
        copy = self.folder / "copy.db"
        shutil.copy(self.office / "miaopu.db", copy)
        photo = self.attach("--original", self.photo)[0]
        taken_back = self.folder / "会议纪要.txt"
        taken_back.write_text("第三次理事会", encoding="utf-8")
        self.do("detach", self.attach(taken_back)[0]["id"])
        self.do("recover", copy)
        (newer,) = (self.office / "backups").glob("replaced-*/miaopu.db")

        self.assertEqual({"removed": 0, "bytes": 0}, self.ask("tidy-attachments"))
        self.do("recover", newer)
        self.assertEqual(2, len(self.attached()))
        self.assert_sound()
        self.do("undo")
        self.assertEqual(3, len(self.attached()))
        self.assert_sound()

        # Of a copy that cannot be read any more, and of a log that was not taken over.
        self.do("recover", copy)
        for folder in (self.office / "backups").glob("replaced-*"):
            for file in folder.glob("miaopu.db*"):
                file.unlink()
        aside = self.office / "backups" / "opened-20260101-120000"
        aside.mkdir()
        (aside / "miaopu.db.log").write_bytes(b"\0" * 30 + photo["sha256"].encode() + b"a.png")
        self.assertEqual(1, self.ask("tidy-attachments")["removed"])
        self.assertTrue((self.office / "attachments" / photo["sha256"]).exists())
        shutil.rmtree(aside)
        self.assertEqual(1, self.ask("tidy-attachments")["removed"])
        self.assert_sound()


if __name__ == "__main__":
    tap.main()
