"""``python -m tests.fuzz TARGET SECONDS [CORPUS]``: coverage-guided fuzzing with atheris, for so many seconds of CPU time.

What breaks a promise is written to ``tests/fuzz/kept/TARGET`` once for each place in the code, and the search goes on; mended
or not, tests/fuzz/test_fuzz.py tries what is there at every run.
"""

import sys
import time
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import mkdtemp

import atheris  # type: ignore[import-untyped,unused-ignore]

with atheris.instrument_imports(include=["vnplan"]):
    import vnplan.batch
    import vnplan.export.akn
    import vnplan.pipeline
    import vnplan.read

    # What is imported only when it is asked for is instrumented as well, or its branches would guide nothing.
    for package in (vnplan.read, vnplan.batch, vnplan.export.akn):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    from tests.fuzz.targets import KEPT, TARGETS


def main(name: str, seconds: float, corpus: str | None = None) -> None:
    """Fuzz one entry point and say at the end how often it was tried and what broke."""
    target, broken = TARGETS[name], set[str]()
    folder = Path(corpus or mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (folder / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    tried, began = 0, time.process_time()

    def one(data: bytes) -> None:
        nonlocal tried
        if time.process_time() - began > seconds:
            print(f"{name}: {tried:,} executions, {seconds:.0f} s of CPU time, {len(broken)} findings", flush=True)  # noqa: T201
            atheris_exit()
        tried += 1
        try:
            target.run(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} {Path(place.filename).name}:{place.lineno}"
            if where not in broken:
                broken.add(where)
                (KEPT / name).mkdir(parents=True, exist_ok=True)
                (KEPT / name / sha256(data).hexdigest()[:12]).write_bytes(data)
                print(f"FINDING {where}: {str(error)[:200]}", flush=True)  # noqa: T201

    atheris.Setup([sys.argv[0], str(folder), "-max_len=8192", "-timeout=60", "-rss_limit_mb=3000"], one)
    atheris.Fuzz()


def atheris_exit() -> None:
    """End without what libFuzzer takes for a crash."""
    import os

    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:4])
