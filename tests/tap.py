# SPDX-FileCopyrightText: Miaopu contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest classes of a module and prints TAP, one line for each test method.

What a test prints goes to stderr, so that nothing but TAP stands on stdout.
"""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self, out):
        super().__init__()
        self.out = out
        self.number = 0

    def say(self, verdict, test, note=""):
        self.number += 1
        name = (test.shortDescription() or test.id().split(".", 1)[1]).replace("#", "\\#")
        print(f"{verdict} {self.number} - {name}{note}", file=self.out, flush=True)

    def explain(self, error):
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print("#", line, file=self.out)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say("ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say("ok", test, f" # SKIP {reason}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.explain(error)
        self.say("not ok", test)

    def addError(self, test, error):
        super().addError(test, error)
        self.explain(error)
        self.say("not ok", test)

    def addSubTest(self, test, subtest, error):
        """A failed part speaks for its whole test, which is then not said to have passed."""
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.explain(error)
            self.say("not ok", subtest)


def main():
    out, sys.stdout = sys.stdout, sys.stderr
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print("TAP version 13", file=out)
    result = TapResult(out)
    suite.run(result)
    print(f"1..{result.number}", file=out, flush=True)
    sys.exit(0 if result.wasSuccessful() else 1)
