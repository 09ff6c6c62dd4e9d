# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that were entered twice are found, in offices made by chance; they are worked out a second
time from what the office was made of, pair by pair, and from no name.
"""

import random

from story import COMMUNITY, STREET, Story

import tap

# Real communities of the street.
OTHER = "511102009002"
# Those of a line may be one; 一队 and 二队 are two.
CORES = (
    ("舞蹈队", "舞蹈团"),
    ("合唱一队",),
    ("合唱二队",),
    ("书画社", "书画协会"),
    ("腰鼓队", "要鼓队"),
)
PHONES = ["13800000001", "13800000002", "0833-2400001"]
NAMES = ["王秀琼", "李明", "欧阳春"]
BIRTHS = [None, "1955", "1955-03-06", "1960-01-02"]
NUMBERS = [None, None, None, "511102195503060028", "511102196001020021"]


class Twins(Story):
    def found(self, kind, *arguments):
        return {
            (pair["one"], pair["other"]): pair["reason"]
            for pair in self.ask("twins", "--kind", kind, *arguments)
        }

    def expected(self, records, drawers, parted=()):
        """Each with the oldest before it in each drawer that it may be one with."""
        pairs, filled = {}, {}
        for drawer, reason, record in drawers(records):
            before = filled.setdefault((reason, drawer), [])
            if record in before:
                continue
            for one in before:
                pair = tuple(sorted((one["id"], record["id"]), key=int))
                if self.may_be_one(one, record, reason) and pair not in parted:
                    pairs.setdefault(pair, reason)
                    break
            before.append(record)
        return pairs

    @staticmethod
    def may_be_one(one, other, reason):
        if "core" in one:
            return reason == "name" or one["core"][0] == other["core"][0]
        if reason == "number":
            return True
        if one["number"] and other["number"] and one["number"] != other["number"]:
            return False
        if reason != "name":
            return True
        births = [record["birth"] for record in (one, other)]
        if all(births) and not (births[0].startswith(births[1]) or births[1].startswith(births[0])):
            return False
        return not (one["phones"] and other["phones"]) or bool(one["phones"] & other["phones"])

    # --- organizations ----------------------------------------------------------------------------

    def add_organizations(self, chance, n):
        names = {row["code"]: row["name"] for row in self.ask("divisions")}
        street = names[STREET + "000"]
        records, taken = [], set()
        while len(records) < n:
            place = chance.choice((COMMUNITY, OTHER))
            kind = chance.randrange(len(CORES))
            core = (kind, chance.randrange(len(CORES[kind])))
            short = names[place].removesuffix("居民委员会").removesuffix("村民委员会")
            prefix = chance.choice(("", short, street + short, short.removesuffix("社区")))
            name = prefix + CORES[kind][core[1]]
            if (place, name) in taken:
                continue
            taken.add((place, name))
            phones = set(chance.sample(PHONES, chance.choice((0, 1, 1, 2))))
            values = ["name=" + name, "division=" + place]
            if phones:
                values.append("contact_phone=" + "/".join(sorted(phones)))
            records.append(
                {"id": self.add(*values), "place": place, "core": core, "phones": phones}
            )
        return records

    @staticmethod
    def organization_drawers(records):
        for record in sorted(records, key=lambda record: int(record["id"])):
            yield (record["place"], record["core"]), "name", record
            for phone in sorted(record["phones"]):
                yield (record["place"], phone), "phone", record

    def test_organizations(self):
        chance = random.Random(20261128)
        records = self.add_organizations(chance, 28)
        expected = self.expected(records, self.organization_drawers)
        self.assertEqual({"name", "phone"}, set(expected.values()))
        self.assertEqual(expected, self.found("organization"))

        # What a clerk has said is not asked again, until she takes it back.
        parted = chance.sample(sorted(expected), 3)
        for one, other in parted:
            self.do("part", "organization", other, one)
        without = self.expected(records, self.organization_drawers, parted)
        self.assertEqual(without, self.found("organization"))
        self.assertNotEqual(expected, without)
        for _ in parted:
            self.do("undo")
        self.assertEqual(expected, self.found("organization"))

        # Of two that became one nothing is left to say.
        one, other = chance.choice(sorted(expected))
        self.do("merge", "organization", one, other)
        self.assertNotIn(other, {identity for pair in self.found("organization") for identity in pair})

    def test_leaders(self):
        def led(name, leader):
            group = self.add("name=" + name, "division=" + COMMUNITY)
            if leader:
                person = self.add("name=" + leader, entity="person")
                self.add(
                    "person=" + person, "organization=" + group, "role=1", entity="person_role"
                )
            return group

        one = led("夕阳红腰鼓舞蹈队", "李秀莲")
        led("太极拳一队", "李秀莲")
        led("太极拳二队", "李秀莲")
        led("晨练柔力球队", "王芳")
        led("晨练柔力球舞队", None)
        other = led("夕阳红腰鼓舞队", "李秀莲")
        self.assertEqual({(one, other): "leader"}, self.found("organization"))

    def test_scope(self):
        chance = random.Random(7)
        records = self.add_organizations(chance, 16)
        place = {record["id"]: record["place"] for record in records}
        all_of_them = self.found("organization")
        for code in (COMMUNITY, OTHER):
            within = {pair: why for pair, why in all_of_them.items() if place[pair[0]] == code}
            self.assertEqual(within, self.found("organization", "--scope", code))
            self.assertNotEqual({}, within)

    # --- people -----------------------------------------------------------------------------------

    def add_people(self, chance, n):
        groups = [
            (self.add("name=甲队", "division=" + COMMUNITY), COMMUNITY),
            (self.add("name=乙队", "division=" + COMMUNITY), COMMUNITY),
            (self.add("name=丙队", "division=" + OTHER), OTHER),
        ]
        records = []
        for _ in range(n):
            record = {
                "name": chance.choice(NAMES),
                "phones": set(chance.sample(PHONES, chance.choice((0, 0, 1)))),
                "birth": chance.choice(BIRTHS),
                "number": chance.choice(NUMBERS),
                "places": [],
            }
            fields = {
                "name": record["name"],
                "phone": "/".join(sorted(record["phones"])),
                "birth_date": record["birth"],
                "id_no": record["number"],
            }
            values = [f"{key}={value}" for key, value in fields.items() if value]
            record["id"] = self.add(*values, entity="person")
            for group, place in chance.sample(groups, chance.choice((0, 1, 2))):
                self.add(
                    "person=" + record["id"], "organization=" + group, "role=9",
                    entity="person_role",
                )
                record["places"].append(place)
            records.append(record)
        return records

    @staticmethod
    def person_drawers(records):
        records = sorted(records, key=lambda record: int(record["id"]))
        for record in records:
            if record["number"]:
                yield record["number"], "number", record
            for phone in sorted(record["phones"]):
                yield (phone, record["name"]), "phone", record
            if record["birth"] and len(record["birth"]) == 10:
                yield (record["birth"], record["name"]), "birth", record
        for record in records:
            for place in record["places"]:
                yield (place, record["name"]), "name", record

    def test_people(self):
        records = self.add_people(random.Random(20261129), 26)
        expected = self.expected(records, self.person_drawers)
        self.assertEqual({"number", "phone", "birth", "name"}, set(expected.values()))
        self.assertEqual(expected, self.found("person"))

    def test_refused(self):
        self.refuse("twins", "--kind", "filing", naming="filing")
        one = self.add("name=甲队", "division=" + COMMUNITY)
        self.refuse("part", "organization", one, one)
        self.refuse("part", "organization", one, "12")


if __name__ == "__main__":
    tap.main()
