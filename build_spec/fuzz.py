"""Damage good files of every format in thousands of ways and read them in the program's own child process.

Run: python build_spec/fuzz.py [--count 20000] [--seed 1] [--keep FOLDER]

Every input has to end in paragraphs or in one sentence. What ends the child, takes more than a minute or
too much memory, or raises anything but the program's own error is a fault: its input is kept, and the
command ends with 1.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from desktop.intake.readers import read_source, scans
from desktop.intake.readers.members import read_members
from desktop.records import ArchiveError, IntakeWarning, Reading, Source, UnreadableSourceError
from desktop.workflows.found_files import content_of, found_in
from desktop.workflows.reader_process import ReaderProcess
from tests.intake.readers.mutation import good_files, mutated, pictures

# Of the inputs so few are pictures, which take a second each.
PICTURES = 0.005
LIMITS = ("broke the reader", "takes too long", "too much memory")


def read_strictly(source: Source) -> Reading:
    """Read a source; a fault that the program would hide behind a sentence comes back as a warning."""
    try:
        if (source.name or "").startswith("members"):
            read_members(source)
            return Reading(source=source, lines=())
        return read_source(source)
    except (ArchiveError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - this is what is looked for
        fault = IntakeWarning(code="fault", message=traceback.format_exc())
        return Reading(source=source, lines=(), warnings=(fault,))


def outcome(reader: ReaderProcess, source: Source) -> tuple[str, str]:
    """Return read, refused or fault, and of a fault what it was."""
    try:
        reading = reader.read(source)
    except UnreadableSourceError as error:
        text = str(error)
        return ("fault", text) if any(limit in text for limit in LIMITS) else ("refused", "")
    faults = [warning.message for warning in reading.warnings if warning.code == "fault"]
    return ("fault", faults[0]) if faults else ("read", "")


def unpacked(content: bytes, path: Path) -> tuple[str, str]:
    """Return the same for a zip, whose members the program takes out itself."""
    path.write_bytes(content)
    kind = "read"
    try:
        for found in found_in([path]):
            try:
                content_of(found)
            except UnreadableSourceError:
                kind = "refused"
    except Exception:  # noqa: BLE001 - as above
        return "fault", traceback.format_exc()
    return kind, ""


def run(count: int, seed: int, keep: Path) -> Counter[tuple[str, str]]:
    """Return how many files of each name were read, refused, or at fault; those are kept."""
    choice = random.Random(seed)
    files, slow = good_files(), pictures() if scans.available() else {}
    counts: Counter[tuple[str, str]] = Counter()
    reader = ReaderProcess(read_strictly)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            some = slow if slow and choice.random() < PICTURES else files
            name = choice.choice(sorted(some))
            content = mutated(some[name], choice)
            if name == "a.zip":
                kind, fault = unpacked(content, Path(folder) / name)
            else:
                kind, fault = outcome(reader, Source(content=content, media_type="", name=name))
            counts[name, kind] += 1
            if number % 1000 == 999:
                print(f"{number + 1} inputs", flush=True)
            if fault:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{name}").write_bytes(content)
                print(f"{number} {name}: {fault}", flush=True)
    reader.close()
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description="Damage good files of every format and read them.")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    chosen = parser.parse_args()
    began = time.monotonic()
    counts = run(chosen.count, chosen.seed, chosen.keep)
    for name in sorted({name for name, _kind in counts}):
        print(name, {kind: counts[name, kind] for kind in ("read", "refused", "fault")})
    faults = sum(count for (_name, kind), count in counts.items() if kind == "fault")
    print(f"{chosen.count} inputs, {faults} faults, {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
