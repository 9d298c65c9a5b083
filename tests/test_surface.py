"""The public names, and the schema that documents them."""

import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

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


PLAN = "KẾ HOẠCH\nPhòng, chống hạn năm 2024\n\nI. MỤC ĐÍCH\n\nGiữ nước.\n\nII. KINH PHÍ"


def test_import_loads_nothing_of_vnplan_but_itself() -> None:
    code = "import sys, vnplan; print(sorted(m for m in sys.modules if m.startswith('vnplan.') or m in ('numpy', 'pydantic')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_parse_takes_paths_bytes_and_open_files(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    with path.open(encoding="utf-8") as text, path.open("rb") as data:
        read = [vnplan.parse(given) for given in (path, text, data)]
    assert [document.source.name for document in read] == [str(path)] * 3
    assert {document.source.text for document in (*read, vnplan.parse(PLAN), vnplan.parse(PLAN.encode()))} == {PLAN}


def test_a_text_that_names_a_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    with pytest.warns(UserWarning, match="give pathlib.Path") as caught:
        assert vnplan.parse(str(path)).kind is None
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        vnplan.parse("no such file.txt")


def test_a_wrong_type_is_told_what_is_taken() -> None:
    with pytest.raises(TypeError, match="give a text"):
        vnplan.parse(58)  # type: ignore[arg-type]


def test_the_header_in_plain_values() -> None:
    document = vnplan.parse(PLAN)
    assert (document.title, document.number, document.date, document.issuer) == ("Phòng, chống hạn năm 2024", None, None, None)
