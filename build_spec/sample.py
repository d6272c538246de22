"""Build the sample archive from the texts in resources/sample: fixed clock, operator and UUIDs.

Run: python build_spec/sample.py OUT.db
"""

import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.archive import Archive, Provenance
from desktop.records.resources import resource
from desktop.workflows.import_records import ImportRecords

NAME = "澜川市政协议政档案（示例）"
BODY = "澜川市政协"
START = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
NAMESPACE = uuid.UUID("6f1c2f0e-5b7a-5c0e-9a55-0d7f2a4c1e11")


def fixed_provenance() -> Provenance:
    """Return a clock that goes on by a second at each look, and UUIDs that are the same in every build."""
    ticks = iter(range(10**9))
    numbers = iter(range(10**9))
    return Provenance(
        clock=lambda: START + timedelta(seconds=next(ticks)),
        identity=lambda: str(uuid.uuid5(NAMESPACE, str(next(numbers)))),
        operator="示例",
    )


def build(target: Path) -> None:
    """Write the sample archive to `target` in one go; an older one is replaced only when all went well."""
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with Archive.create(unfinished, name=NAME, body=BODY, provenance=fixed_provenance()) as archive:
        imports = ImportRecords(archive)
        try:
            for path in sorted(resource("sample/texts").iterdir()):
                plan = imports.plan(imports.read_path(path))
                for warning in plan.warnings:
                    print(f"{path.name}: {warning.code} {warning.line or ''}")
                imports.save(plan)
        finally:
            imports.close()
    unfinished.replace(target)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
