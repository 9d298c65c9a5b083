"""Makes ``corpora/clothes``: ten documents in each clothing, one compressed file of JSON lines a clothing."""

import json
import lzma
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import vnplan
from tests.clothes.pages import newspaper, page
from tests.clothes.pieces import pieces

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / "corpora"
CLOTHES = CORPORA / "clothes"
NAMES = (
    "announcement_paper", "council_gazette", "decision_regulation", "decision_rules", "directive_glued", "party_plan",
    "plan_annexes", "plan_commune", "plan_tables", "programme_long",
)  # fmt: skip
PYTHON = os.environ.get("VNPLAN_DRESS", sys.executable)
_READ = "import sys;h=open(sys.argv[1],encoding='utf-8').read();"

Tool = Callable[[Path], str]


def run(*command: str | Path) -> str:
    """What a command prints."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True, timeout=300)  # noqa: S603 - fixed
    return done.stdout.decode("utf-8")


def python(code: str) -> Tool:
    """A tool of a few words of Python, given the path of the file."""
    return lambda path: run(PYTHON, "-c", code, path)


def pandoc(to: str, *more: str) -> Tool:
    """A format that pandoc writes."""
    return lambda path: run("pandoc", "-f", "docx", "-t", to, *more, path)


def office(to: str, suffix: str) -> Tool:
    """A format that LibreOffice writes."""

    def convert(path: Path) -> str:
        with tempfile.TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/vnplan-dress"
            run("soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, path)
            return Path(folder, f"{path.stem}.{suffix}").read_text("utf-8", errors="replace")

    return convert


WORD: dict[str, tuple[str, Tool]] = {
    "lo_html": ("html", office("html:HTML (StarWriter):EmbedImages", "html")),
    "lo_txt": ("txt", office("txt:Text (encoded):UTF8", "txt")),
    "mammoth": ("html", python("import sys,mammoth;print(mammoth.convert_to_html(open(sys.argv[1],'rb')).value)")),
    "mammoth_md": ("md", python("import sys,mammoth;print(mammoth.convert_to_markdown(open(sys.argv[1],'rb')).value)")),
    "pandoc_html": ("html", pandoc("html", "-s", "--metadata", "title= ")),
    "pandoc_md": ("md", pandoc("markdown")),
    "pandoc_gfm": ("md", pandoc("gfm", "--wrap=none")),
    "pandoc_plain": ("txt", pandoc("plain")),
    "markitdown": (
        "md",
        python("import sys;from markitdown import MarkItDown as M;print(M().convert(sys.argv[1]).text_content)"),
    ),
    "docx2txt": ("txt", python("import sys,docx2txt;print(docx2txt.process(sys.argv[1]))")),
    "docx2python": ("txt", python("import sys;from docx2python import docx2python as d;print(d(sys.argv[1]).text)")),
}
PDF: dict[str, tuple[str, Tool]] = {
    "pdftotext": ("txt", lambda path: run("pdftotext", path, "-")),
    "pdftotext_layout": ("txt", lambda path: run("pdftotext", "-layout", path, "-")),
    "pymupdf": ("txt", python("import sys,pymupdf;print(chr(12).join(p.get_text() for p in pymupdf.open(sys.argv[1])))")),
}
NEWS: dict[str, tuple[str, Tool]] = {
    "bs4_lines": ("txt", python(_READ + "from bs4 import BeautifulSoup as B;print(B(h,'lxml').get_text('\\n'))")),
    "bs4_strip": ("txt", python(_READ + "from bs4 import BeautifulSoup as B;print(B(h,'lxml').get_text('\\n',strip=True))")),
    "bs4_one_line": (
        "txt",
        python(_READ + "from bs4 import BeautifulSoup as B;print(B(h,'lxml').article.get_text(' ',strip=True))"),
    ),
    "inscriptis": ("txt", python(_READ + "from inscriptis import get_text;print(get_text(h))")),
    "resiliparse": (
        "txt",
        python(_READ + "from resiliparse.extract.html2text import extract_plain_text as e;print(e(h,main_content=True))"),
    ),
    "markdownify": ("md", python(_READ + "from markdownify import markdownify as m;print(m(h))")),
    "html2text": ("md", python(_READ + "import html2text;print(html2text.html2text(h))")),
}


def sources(folder: Path) -> dict[str, dict[str, Path]]:
    """The ten documents as files that the tools read: DOCX typed and with automatic numbers, PDF, pages."""
    out: dict[str, dict[str, Path]] = {"typed": {}, "auto": {}, "pdf": {}, "news": {}, "page": {}}
    for name in NAMES:
        gold = json.loads((CORPORA / f"{name}.gold.json").read_text("utf-8"))
        parts = pieces(vnplan.parse(CORPORA / gold["source"]))
        given = folder / f"{name}.json"
        given.write_text(json.dumps([asdict(part) for part in parts]), "utf-8")
        for kind in ("typed", "auto"):
            out[kind][name] = folder / kind / f"{name}.docx"
            out[kind][name].parent.mkdir(exist_ok=True)
            run(PYTHON, Path(__file__).with_name("word.py"), given, out[kind][name], kind)
        for kind, text in (("news", newspaper(parts)), ("page", page(parts))):
            out[kind][name] = folder / f"{name}.{kind}.html"
            out[kind][name].write_text(text, "utf-8")
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *out["typed"].values())
    out["pdf"] = {name: folder / f"{name}.pdf" for name in NAMES}
    return out


def main(*only: str) -> None:
    """Dress all, or what is named."""
    CLOTHES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = sources(Path(folder))
        jobs = [(f"{name}.{kind}", tool, kind) for kind in ("typed", "auto") for name, tool in WORD.items()]
        jobs += [(name, tool, kind) for kind, tools in (("pdf", PDF), ("news", NEWS)) for name, tool in tools.items()]
        for name, (suffix, tool), kind in jobs:
            if not only or name in only:
                _dress(name, suffix, tool, made[kind])


def _dress(name: str, suffix: str, tool: Tool, files: dict[str, Path]) -> None:
    rows = [json.dumps({"name": one, "suffix": suffix, "text": tool(path)}, ensure_ascii=False) for one, path in files.items()]
    with lzma.open(CLOTHES / f"{name}.jsonl.xz", "wt", encoding="utf-8", preset=9) as out:
        out.write("\n".join(rows) + "\n")
    sys.stderr.write(f"{name} {len(rows)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
