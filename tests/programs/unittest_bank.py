"""Unit tests that are run by the program itself, with results printed to standard output."""
import sys
import unittest
from unittest import mock


class Account:
    def __init__(self, owner, balance=0, notify=print):
        self.owner, self.balance, self.notify = owner, balance, notify

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("not enough money")
        self.balance -= amount
        self.notify(f"{self.owner} withdrew {amount}")
        return self.balance


class AccountTest(unittest.TestCase):
    def setUp(self):
        self.notify = mock.Mock(return_value=None)
        self.account = Account("Zoë", 100, self.notify)

    def test_withdraw(self):
        self.assertEqual(self.account.withdraw(30), 70)
        self.notify.assert_called_once_with("Zoë withdrew 30")

    def test_too_much(self):
        with self.assertRaisesRegex(ValueError, "not enough"):
            self.account.withdraw(1000)
        self.notify.assert_not_called()

    def test_amounts(self):
        for amount in (1, 2, 200):
            with self.subTest(amount=amount):
                self.assertLess(amount, 100)

    def test_wrong(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], "lists differ on purpose")

    @unittest.skip("not written yet")
    def test_later(self):
        self.fail()

    @unittest.expectedFailure
    def test_known_bug(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.4)

    def test_patching(self):
        with mock.patch("random.random", side_effect=[0.25, 0.75]) as fake:
            import random
            self.assertEqual(random.random() + random.random(), 1.0)
        self.assertEqual(fake.call_count, 2)


class PlainResult(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        print("run", test.id().split(".")[-1])

    def stopTestRun(self):
        for kind in ("errors", "failures", "skipped", "expectedFailures"):
            for test, text in getattr(self, kind):
                print(f"{kind}: {str(test).split(' ')[0]}: {text.strip().splitlines()[-1]}")


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(AccountTest)
    result = PlainResult()
    result.startTestRun()
    suite.run(result)
    result.stopTestRun()
    print(f"{result.testsRun} tests, successful: {result.wasSuccessful()}", file=sys.stdout)
