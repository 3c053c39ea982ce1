"""A million telephone numbers through the batch call, beside Python's phonenumbers, in one run.

    python3 -m venv target/bench-python
    target/bench-python/bin/pip install ./bindings-c/python phonenumbers
    target/bench-python/bin/python benches/bindings/phones.py

Each reads the same texts, all in this process, one after the other; the time is the processor
time of the process, from a list of texts to a list of texts in E.164 (None where there is no
number). The peer takes a minute or two; `phones.py N` gives it the first N numbers only, and the
table says so. Exits with 1 where the batch call is less than 20 times as fast.
"""

import random
import sys
import time
from collections.abc import Callable

import gospablik
import phonenumbers

MILLION = 1_000_000
WANTED = 20
NOTATIONS = ("8 ({}) {}-{}-{}", "+7 {} {} {} {}", "+7{}{}{}{}", "8-{}-{}-{}-{}", "7 ({}) {}{}{}")
CODES = ("495", "861", "833", "383", "912", "903", "916", "800")


def made(count: int) -> list[str]:
    """Numbers in the usual notations, the same in every run."""
    dice = random.Random(7)
    return [dice.choice(NOTATIONS).format(dice.choice(CODES), dice.randrange(200, 999),
                                          dice.randrange(10, 99), dice.randrange(10, 99))
            for _ in range(count)]


def batch(texts: list[str]) -> list[str | None]:
    return gospablik.parse_phones(texts).e164()


def single(texts: list[str]) -> list[str | None]:
    return [gospablik.parse_phone(text).e164 for text in texts]


def peer(texts: list[str]) -> list[str | None]:
    form, found = phonenumbers.PhoneNumberFormat.E164, []
    for text in texts:
        try:
            found.append(phonenumbers.format_number(phonenumbers.parse(text, "RU"), form))
        except phonenumbers.NumberParseException:
            found.append(None)
    return found


def measured(read: Callable[[list[str]], list[str | None]],
             texts: list[str]) -> tuple[list[str | None], float]:
    begin = time.process_time()
    found = read(texts)
    return found, time.process_time() - begin


def main() -> int:
    texts = made(MILLION)
    given = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    print(f"gospablik {gospablik.version()}, phonenumbers {phonenumbers.__version__}, "
          f"Python {sys.version.split()[0]}")
    print(f"{'':28}{'numbers':>10}{'seconds':>10}{'us each':>10}")
    ours, took = measured(batch, texts)
    each = took / MILLION
    print(f"{'gospablik.parse_phones':28}{MILLION:>10}{took:>10.2f}{each * 1e6:>10.3f}", flush=True)
    few = texts[:100_000]
    _, took = measured(single, few)
    print(f"{'gospablik.parse_phone':28}{len(few):>10}{took:>10.2f}{took / len(few) * 1e6:>10.3f}",
          flush=True)
    theirs, took = measured(peer, texts[:given])
    peer_each = took / len(theirs)
    print(f"{'phonenumbers.parse':28}{len(theirs):>10}{took:>10.2f}{peer_each * 1e6:>10.3f}")
    same = sum(a == b for a, b in zip(ours, theirs))
    print(f"the batch call is {peer_each / each:.1f} times as fast; "
          f"{same} of {len(theirs)} answers are equal")
    return int(peer_each / each < WANTED)


if __name__ == "__main__":
    sys.exit(main())
