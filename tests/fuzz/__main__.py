"""``python -m tests.fuzz TARGET SECONDS [CORPUS]``: coverage-guided fuzzing with atheris, for so many seconds of CPU time.

``all`` takes every entry point in turn and shares the seconds among them. What breaks a promise is written to
``tests/fuzz/kept/TARGET`` once for each place in the code, and the search goes on; mended or not, tests/fuzz/test_fuzz.py tries
what is there at every run. The exit code is 1 where anything was found.
"""

import os
import sys
import time
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import mkdtemp

try:
    import atheris  # type: ignore[import-untyped,unused-ignore]
except ImportError:
    print("atheris is not installed here (it has no wheel for this Python or system): nothing is searched")  # noqa: T201
    sys.exit(0)

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

# The same draws at each run, so that a search of a minute fails because of what was changed and not by chance.
_SEED = 16


def main(name: str, seconds: float, corpus: str | None = None) -> int:
    """Search one entry point, or each in a process of its own; 1 where something broke."""
    names = list(TARGETS) if name == "all" else [name]
    flags = (f"-seed={_SEED}", "-verbosity=0") if name == "all" else ()
    codes = [_searched(one, seconds / len(names), corpus, flags) for one in names]
    return int(any(codes))


def _searched(name: str, seconds: float, corpus: str | None, flags: tuple[str, ...]) -> int:
    """The code of a process that searches: libFuzzer never returns, and a fork has all that is instrumented already."""
    child = os.fork()
    if not child:
        _search(name, seconds, corpus, flags)
    return os.waitpid(child, 0)[1]


def _search(name: str, seconds: float, corpus: str | None, flags: tuple[str, ...]) -> None:
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
            os._exit(bool(broken))  # without what libFuzzer takes for a crash
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

    atheris.Setup([sys.argv[0], str(folder), "-max_len=8192", "-timeout=60", "-rss_limit_mb=3000", *flags], one)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:4]))
