#!/usr/bin/env python3
# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes mp-pinyin-table.h: for every character the bytes that stand for it in a sort key.

A weight is 16 bits: the first byte of the key and, where it is not 0, the second. Han characters
are put in the order of CLDR's zh collation (syllable, tone, strokes, radical), and every initial
begins with a first byte of its own, so that one table gives both the order and the initials. A
character that is read in more than one way has VARIES and the number of its readings instead.

The same Unihan data and the same data/names give the same bytes, on every system.
"""

import argparse
import bz2
import unicodedata
import zlib

# What stands before the digits, in the order of CLDR's root collation.
PUNCTUATION = (" ‾_‗-‐‑‒–—―〜〰,、;:!¡?¿.․‥…。·'‘’‚‛‹›\"“”„‟〝〞〟«»()[]{}〈〉《》「」『』【】"
               "〔〕〖〗〘〙〚〛‖§¶@*/\\&#%‰‱†‡•‣‧′″※`´^¯¨¸°©®+±÷×<=>¬|¦~〄〒〓〠¤¢$£¥")
DIGITS = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyz"

FIRST_PUNCTUATION = 0x01
FIRST_DIGIT = 0x02
FIRST_LETTER = FIRST_DIGIT + len(DIGITS)
FIRST_HAN = FIRST_LETTER + len(LETTERS)
REST = 0xFE    # then the character in UTF-8
VARIES = 0xFF  # never in a key
BLOCK = 256
LAST_HAN = 0x323AF
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def read_unihan(path, wanted):
    fields = {name: {} for name in wanted}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                if name in fields:
                    fields[name][chr(int(code[2:], 16))] = value.split()[0]
    return fields


def read_list(path, separator):
    """The lines of one of our lists, as [(word, what follows it)]."""
    with open(path, encoding="utf-8") as lines:
        entries = [line.strip().split(separator, 1) for line in lines
                   if line.strip() and not line.startswith("#")]
    words = [word for word, _ in entries]
    for word in words:
        if words.count(word) > 1:
            raise SystemExit(f"{path}: {word} stands there twice.")
    return entries


def order_of_syllable(syllable):
    """ü comes after u, and before any further letter: lu, lü, luan, lüe, lun."""
    letters, marked, tone = "", "", 5
    for character in unicodedata.normalize("NFD", syllable):
        if character in TONES:
            tone = TONES[character]
        elif character in LETTERS:
            letters += character
        else:
            marked = character
    return letters, marked, tone


def letters_of_syllable(syllable):
    """As it is typed: ü is the key v."""
    letters, marked, _ = order_of_syllable(syllable)
    return letters.replace("u", "v", 1) if marked == "\u0308" else letters


class Han:
    """Every reading that is used, in order: each pair of character and syllable has a weight."""

    def __init__(self, readings, sources):
        self.usual = readings["kMandarin"]
        self.strokes = sources["kTotalStrokes"]
        self.radicals = sources["kRSUnicode"]
        # Not in Unihan, but in names.
        self.usual["〇"], self.strokes["〇"], self.radicals["〇"] = "líng", "1", "1.0"
        self.pairs = set(self.usual.items())
        self.weights = {}
        self.initials = {}
        self.syllables = []  # (the least weight of those read so, the letters that are typed)

    def add(self, character, syllable):
        if character not in self.usual:
            raise SystemExit(f"data/names: {character} is no Han character with a reading.")
        self.pairs.add((character, syllable))
        return character, syllable

    def order(self, pair):
        character, syllable = pair
        radical, rest = self.radicals[character].split(".")
        return (order_of_syllable(syllable), int(self.strokes[character]),
                int(radical.rstrip("'")), int(rest), radical.count("'"), ord(character))

    def weigh(self):
        first, second, initial = FIRST_HAN - 1, 0xFF, ""
        for pair in sorted(self.pairs, key=self.order):
            letter = order_of_syllable(pair[1])[0][0]
            if letter != initial or second == 0xFF:
                first, second, initial = first + 1, 0, letter
                self.initials[first] = initial
            second += 1
            self.weights[pair] = first << 8 | second
            letters = letters_of_syllable(pair[1])
            if not self.syllables or self.syllables[-1][1] != letters:
                self.syllables.append((first << 8 | second, letters))
        if first >= REST:
            raise SystemExit("Unihan has more characters than the table can hold.")


class Readings:
    """What data/names says about characters that are read in more than one way."""

    def __init__(self, han, words_path, surnames_path, seconds_path):
        self.han = han
        self.usual = {}     # character -> pair that stands where nothing else decides
        self.second = {}    # character -> pair that is spelled as well
        self.surnames = {}  # character -> [pair as a surname, another that its bearers use]
        self.words = []     # (word, pairs, whether it is a surname)

        for word, syllables in read_list(words_path, " "):
            pairs = self.read_word(word, syllables)
            if len(word) == 1:
                self.usual[word] = pairs[0]
            else:
                self.words.append((word, pairs, False))
        for word, readings in read_list(surnames_path, " "):
            if len(word) == 1:
                self.surnames[word] = [han.add(word, each) for each in readings.split(", ")]
            else:
                self.words.append((word, self.read_word(word, readings), True))
        for word, syllable in read_list(seconds_path, " "):
            self.second[word] = han.add(word, syllable)
        self.words.sort(key=lambda entry: -len(entry[0]))

    def read_word(self, word, syllables):
        syllables = syllables.split(" ")
        if len(syllables) != len(word):
            raise SystemExit(f"data/names: {word} needs a syllable for each character.")
        return [self.han.add(*pair) for pair in zip(word, syllables)]

    def usual_of(self, character):
        return self.usual.get(character, (character, self.han.usual[character]))

    def second_of(self, pair, choices):
        """What else is spelled where `pair` is the first choice; nothing if it begins alike."""
        for choice in choices:
            if choice and choice[1][0] != pair[1][0]:
                return self.han.weights[choice]
        return self.han.weights[pair]

    def characters(self):
        """Those of which the place decides; the others simply have their usual weight."""
        changed = {pair[0] for _, pairs, _ in self.words for pair in pairs
                   if pair != self.usual_of(pair[0])}
        return sorted(changed | set(self.second))

    def reading_rows(self):
        """By character: (weight, second one, the first of the words around it, their number, what
        can stand before and after it in one); and the words: (before, after, weight, kind)."""
        readings, around = [], []
        for character in self.characters():
            usual = self.usual_of(character)
            first, before, after = len(around), 0, 0
            for word, pairs, is_surname in self.words:
                for at, pair in enumerate(pairs):
                    if pair[0] != character:
                        continue
                    around.append((word[:at], word[at + 1:], self.han.weights[pair], is_surname))
                    if at + 1 < len(word):
                        after |= 1 << (word[at + 1].encode()[1] & 63)
                    else:
                        before |= 1 << (word[at - 1].encode()[-1] & 63)
            second = self.second_of(usual, [self.second.get(character)])
            readings.append((self.han.weights[usual], second, first, len(around) - first, before, after))
        return readings, around

    def surname_rows(self):
        """By character: (character, weight, second one)."""
        rows = []
        for character, pairs in sorted(self.surnames.items()):
            others = pairs[1:] + [self.second.get(character), self.usual_of(character)]
            rows.append((ord(character), self.han.weights[pairs[0]], self.second_of(pairs[0], others)))
        return rows


def plain_weights():
    weights = {}
    for at, character in enumerate(PUNCTUATION):
        weights[character] = FIRST_PUNCTUATION << 8 | at + 1
    for first, characters in ((FIRST_DIGIT, DIGITS), (FIRST_LETTER, LETTERS)):
        for at, character in enumerate(characters):
            weights[character] = first + at << 8
    return weights


def fold(character):
    """Width, case, accents and compatibility forms, where one character comes of it."""
    folded = [each for each in unicodedata.normalize("NFKD", character)
              if not unicodedata.combining(each)]
    return folded[0].lower() if len(folded) == 1 else character


def make_blocks(weights):
    """The table in two steps: most of the blocks are empty, and one empty block serves them all."""
    blocks, numbers = [(0,) * BLOCK], []
    for start in range(0, LAST_HAN + 1, BLOCK):
        block = tuple(weights.get(chr(code)) or weights.get(fold(chr(code)), 0)
                      for code in range(start, start + BLOCK))
        if block not in blocks:
            blocks.append(block)
        numbers.append(blocks.index(block))
    return blocks, numbers


def rows_of(numbers):
    return "\n".join("  " + " ".join(f"{number}," for number in numbers[at:at + 16])
                     for at in range(0, len(numbers), 16))


def quote(text):
    return '"' + "".join(f"\\x{byte:02x}" for byte in text.encode()) + '"'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for name in ("readings", "sources", "words", "surnames", "seconds", "output"):
        parser.add_argument(name)
    arguments = parser.parse_args()

    han = Han(read_unihan(arguments.readings, ["kMandarin"]),
              read_unihan(arguments.sources, ["kTotalStrokes", "kRSUnicode"]))
    own = Readings(han, arguments.words, arguments.surnames, arguments.seconds)
    han.weigh()
    readings, words = own.reading_rows()

    weights = plain_weights()
    weights.update({character: han.weights[own.usual_of(character)] for character in han.usual})
    weights.update({character: VARIES << 8 | at for at, character in enumerate(own.characters())})
    if len(readings) > 256:
        raise SystemExit("data/names has more than 256 characters of several readings.")
    blocks, numbers = make_blocks(weights)

    initials = ["0"] * 256
    for at, character in enumerate(DIGITS):
        initials[FIRST_DIGIT + at] = f"'{character}'"
    for at, character in enumerate(LETTERS):
        initials[FIRST_LETTER + at] = f"'{character}'"
    for first, letter in han.initials.items():
        initials[first] = f"'{letter}'"

    side = max(len(part.encode()) for before, after, _, _ in words for part in (before, after))
    table = "\n".join([
        f"#define REST 0x{REST:02x}",
        f"#define VARIES 0x{VARIES:02x}",
        f"#define WORD_SIDE {side}",
        "",
        "static const guint16 weights[][256] = {",
        "\n".join("{\n" + rows_of(block) + "\n}," for block in blocks),
        "};",
        "",
        "static const guint16 blocks[] = {", rows_of(numbers), "};",
        "",
        "static const char initials[256] = {", "\n".join(
            "  " + " ".join(f"{each}," for each in initials[at:at + 16])
            for at in range(0, 256, 16)), "};",
        "",
        "static const struct",
        "{",
        "  guint8 n_before, n_after;",
        "  guint16 weight;",
        "  gboolean surname;",
        "  char before[WORD_SIDE + 1], after[WORD_SIDE + 1];",
        "} words[] = {",
        "\n".join(f"  {{ {len(before.encode())}, {len(after.encode())}, {weight}, "
                  f"{int(is_surname)}, {quote(before)}, {quote(after)} }},"
                  for before, after, weight, is_surname in words),
        "};",
        "",
        "static const struct",
        "{",
        "  guint16 usual, second, first_word, n_words;",
        "  guint64 before, after;",
        "} readings[] = {",
        "\n".join("  { " + ", ".join(map(hex, row)) + " }," for row in readings),
        "};",
        "",
        "static const struct",
        "{",
        "  gunichar character;",
        "  guint16 weight, second;",
        "} surnames[] = {",
        "\n".join("  { " + ", ".join(map(hex, row)) + " }," for row in own.surname_rows()),
        "};",
        ""])

    with open(arguments.output, "w", encoding="utf-8", newline="\n") as output:
        output.write("/* Generated by make-pinyin.py. */\n\n")
        output.write(f"#define TABLE_DIGEST 0x{zlib.crc32(table.encode()):08x}u\n")
        output.write(table)
        # Nothing that is stored depends on these, so they are not in the digest.
        output.write("\nstatic const struct\n{\n  guint16 weight;\n  char letters[8];\n} syllables[] = {\n")
        output.writelines(f'  {{ {weight}, "{letters}" }},\n' for weight, letters in han.syllables)
        output.write("};\n")


main()
