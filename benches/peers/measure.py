"""Nanoseconds a telephone number and the first call of Python's phonenumbers.

    pip install phonenumbers
    python benches/peers/measure.py PHONES

PHONES holds one number a line (`cargo run -p gospablik-benches --bin mix phones`). Parse,
validity and kind are timed; the best of five passes counts.
"""

import sys
import time


def read(text):
    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException:
        return False
    phonenumbers.number_type(number)
    return phonenumbers.is_valid_number(number)


with open(sys.argv[1], encoding="utf-8") as file:
    phones = file.read().splitlines()

begin = time.perf_counter()
import phonenumbers  # noqa: E402 (loading the tables is part of the first call)

read("8 (86137) 5-12-34")
first = time.perf_counter() - begin

best = None
valid = 0
for _ in range(5):
    begin = time.perf_counter()
    valid = sum(map(read, phones))
    took = (time.perf_counter() - begin) / len(phones)
    best = took if best is None else min(best, took)

print(f"phonenumbers {phonenumbers.__version__} (Python): {best * 1e9:.0f} ns a number, "
      f"first call {first * 1e3:.1f} ms, {valid} of {len(phones)} valid")
