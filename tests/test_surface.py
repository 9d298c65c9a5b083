"""The public names, and the schema that documents them."""

import json
import subprocess
import sys

import vnplan
from tests.conftest import ROOT


def test_public_names_are_sorted_and_there() -> None:
    assert list(vnplan.__all__) == sorted(vnplan.__all__)
    assert all(hasattr(vnplan, name) for name in vnplan.__all__)


def test_the_schema_is_that_of_the_code() -> None:
    written = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))
    assert written == vnplan.Document.model_json_schema(), "run: vnplan schema > docs/schema.json"


def test_import_is_light() -> None:
    heavy = "{'underthesea', 'trafilatura', 'pandas', 'duckdb', 'pyarrow', 'rich', 'lxml', 'dask'}"
    code = f"import sys, vnplan; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_errors_are_one_family() -> None:
    for name in ("UnreadableError", "RuleError", "ModelError", "UnknownFormatError", "BatchError"):
        assert issubclass(getattr(vnplan, name), vnplan.VnplanError)
