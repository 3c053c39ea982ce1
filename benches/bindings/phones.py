"""A million telephone numbers through the batch call, beside Python's phonenumbers.

    pip install ./bindings-c/python phonenumbers
    python benches/bindings/phones.py

The peer reads fewer numbers, for it is slow; both figures are processor time for the same
notations, from texts to a list of texts in E.164.
"""

import random
import sys
import time

import gospablik
import phonenumbers

MILLION = 1_000_000
PEER = 20_000
NOTATIONS = ("8 ({}) {}-{}-{}", "+7 {} {} {} {}", "+7{}{}{}{}", "8-{}-{}-{}-{}", "7 ({}) {}{}{}")

dice = random.Random(7)
codes = ("495", "861", "8332"[:3], "383", "912", "903", "916", "800")
phones = [
    dice.choice(NOTATIONS).format(dice.choice(codes), dice.randrange(200, 999),
                                  dice.randrange(10, 99), dice.randrange(10, 99))
    for _ in range(MILLION)
]

begin = time.process_time()
found = gospablik.parse_phones(phones)
numbers = found.e164()
ours = (time.process_time() - begin) / MILLION

begin = time.process_time()
theirs = []
for text in phones[:PEER]:
    try:
        number = phonenumbers.parse(text, "RU")
        theirs.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    except phonenumbers.NumberParseException:
        theirs.append(None)
peer = (time.process_time() - begin) / PEER

same = sum(a == b for a, b in zip(numbers, theirs))
print(f"gospablik    {ours * 1e6:8.3f} us a number ({MILLION} numbers)")
print(f"phonenumbers {peer * 1e6:8.3f} us a number ({PEER} numbers)")
print(f"{peer / ours:.1f} times faster; {same} of {PEER} equal")
sys.exit(peer / ours < 20)
