import json
from itertools import pairwise

import pytest

from vnplan.export import dump
from vnplan.export.chunks import Chunk, chunks, count_tokens
from vnplan.export.chunks.prose import sentences, words
from vnplan.model.base import Span, Text
from vnplan.model.block import Bullet, Cell, Division, Paragraph, Row, Table
from vnplan.model.day import iso_day
from vnplan.model.document import Document
from vnplan.model.source import Source
from vnplan.model.task import Task

LONG = "Một câu dài. " * 300


def by_label(document: Document, **options: object) -> dict[tuple[str, str | None], Chunk]:
    return {(chunk.kind, chunk.label): chunk for chunk in chunks(document, **options)}  # type: ignore[arg-type]


def test_a_task_is_a_record_with_all_that_is_known_of_it(document: Document) -> None:
    task = by_label(document)["task", "II.1"]
    assert task.text.splitlines() == [
        "1. Công an xã chủ trì, phối hợp với Xã đội cắm mốc trước ngày 10/6 hằng năm.",
        "a) Đạt trên 90% số hộ, kinh phí 20 triệu đồng.",
        "Làm đúng theo Nghị định số 30/2020/NĐ-CP.",
    ]
    assert task.path == ("Kế hoạch 12/KH-UBND: Kè bờ rạch năm 2024", "II. PHÂN CÔNG")
    assert (task.tasks, task.lead, task.coordinating) == (("II.1",), ("Công an xã",), ("Xã đội",))
    assert [(date.text, iso_day(date.end), date.recurs) for date in task.dates] == [
        ("trước ngày 10/6 hằng năm", "2024-06-10", "yearly")
    ]
    assert [cited.number for cited in task.citations] == ["30/2020/NĐ-CP"]
    assert task.document.uri == "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-xa-ben-lau/2024-03-05/12-kh-ubnd"
    assert task.with_path.startswith("Kế hoạch 12/KH-UBND: Kè bờ rạch năm 2024\nII. PHÂN CÔNG\n1. Công an xã")
    assert document.source.text[slice(*task.spans[0])].startswith("1.")


def test_table_rows_name_their_columns(document: Document) -> None:
    section = by_label(document)["section", "I"]
    assert section.text.splitlines() == ["I. MỤC ĐÍCH", "- Chống sạt lở.", "STT: 1", "Nội dung: Cắm mốc bờ kè"]


def test_pages_are_parted_without_loss_of_order_or_of_sentences(real: Document) -> None:
    found = list(chunks(real, tokens=120, splitter="own"))
    assert len({chunk.id for chunk in found}) == len(found)
    for one, two in pairwise(found):
        assert (one.next, two.previous) == (two.id, one.id)
    for chunk in found:
        assert chunk.text.strip()
        assert chunk.tokens <= 120 or chunk.oversize
        assert chunk.tokens == count_tokens(chunk.text)
    whole = "".join("".join(chunk.text.split()) for chunk in found)
    bodies = [text for node in real.walk() if isinstance(node, Paragraph) for text in (node.text,)]
    for text in bodies:
        for start, end in sentences(text.text, "own"):
            assert "".join(text.text[start:end].split()) in whole


def test_every_task_is_in_a_record_that_says_so(real: Document) -> None:
    found = list(chunks(real))
    assert {task for chunk in found for task in chunk.tasks} == {task.id for task in real.tasks if task.spans}
    assert all(chunk.kind in ("task", "preamble", "closing") for chunk in found if chunk.tasks)


def test_lines_are_json(document: Document) -> None:
    records = [json.loads(line) for line in str(dump(document, "chunks")).splitlines()]
    assert [record["kind"] for record in records] == ["preamble", "section", "task", "text", "text"]
    assert [record["label"] for record in records] == ["basis", "I", "II.1", "Phụ lục", None]
    assert records[0]["spans"]


def test_an_article_is_a_record_where_it_fits_and_parted_by_its_clauses_where_not() -> None:
    def text(words: str) -> Text:
        return Text(text=words, spans=(Span(0, 0),))

    def article(*clauses: str) -> Document:
        children = tuple(
            Division(id=f"c{i}", label=f"Điều 1.{i}", number=str(i), level="clause", marker=text(f"{i}."), text=text(clause))
            for i, clause in enumerate(clauses, 1)
        )
        marker, heading = text("Điều 1."), text("Phạm vi")
        node = Division(
            id="a", label="Điều 1", number="Điều 1", level="article", marker=marker, heading=heading, children=children
        )
        chapter = Division(
            id="h", label="Chương I", number="Chương I", level="chapter", marker=text("Chương I"), children=(node,)
        )
        return Document(kind="decree", source=Source(text=""), body=(chapter,))

    [whole] = chunks(article("Một.", "Hai."))
    assert (whole.kind, whole.text) == ("article", "Điều 1. Phạm vi\n1. Một.\n2. Hai.")
    parted = list(chunks(article("Một.", LONG), tokens=100))
    assert [chunk.label for chunk in parted[:2]] == ["Điều 1.1", "Điều 1.2"]
    assert all(chunk.path[-1] == "Điều 1. Phạm vi" for chunk in parted)
    assert [chunk.part for chunk in parted[1:4]] == [1, 2, 3]


def test_several_tasks_in_one_node_are_a_record_each() -> None:
    words = ["Sở A làm.", "Lời dẫn.", "Sở B làm."]
    starts = [0, 10, 20]
    texts = [Text(text=word, spans=(Span(start, start + len(word)),)) for word, start in zip(words, starts, strict=True)]
    marker = Text(text="-", spans=(Span(100, 101),))
    bullets = tuple(Bullet(id=f"b{i}", marker=marker, text=text) for i, text in enumerate(texts))
    row = Row(cells=(Cell(column=0, texts=(Text(text="Sở C làm.", spans=(Span(30, 39),)),)),))
    node = Division(
        id="I", label="I", number="I", level="roman", marker=Text(text="I.", spans=(Span(102, 104),)),
        heading=Text(text="VIỆC", spans=(Span(105, 109),)), children=(*bullets, Table(id="t", rows=(row,), header=("Ai",))),
    )  # fmt: skip
    tasks = tuple(Task(id=f"t{start}", at="I", text="x", spans=(Span(start, start + 5),)) for start in (0, 20, 30))
    document = Document(source=Source(text="x" * 200), body=(node,), tasks=tasks)
    found = list(chunks(document, splitter="own"))
    assert [(chunk.kind, chunk.text, chunk.tasks) for chunk in found] == [
        ("task", "- Sở A làm.", ("t0",)),
        ("section", "- Lời dẫn.", ()),
        ("task", "- Sở B làm.", ("t20",)),
        ("task", "Ai: Sở C làm.", ("t30",)),
    ]
    assert found[0].path[-1] == "I. VIỆC"


def test_a_sentence_longer_than_the_bound_is_kept_whole_and_said_so() -> None:
    text = "từ " * 500 + "hết. Câu sau."
    paragraph = Paragraph(id="p", text=Text(text=text, spans=(Span(0, len(text)),)))
    first, second = chunks(Document(source=Source(text=text), body=(paragraph,)), tokens=50, splitter="own")
    assert (first.oversize, second.oversize) == (True, False)
    assert (first.tokens, second.text) == (502, "Câu sau.")
    assert second.spans == (Span(len(text) - 8, len(text)),)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một. Hai! Ba? Bốn… Năm", ["Một.", "Hai!", "Ba?", "Bốn…", "Năm"]),
        (
            "Gọi Sở (tel. 0226.123) để hỏi. Xem bảng (theo v.v. Mẫu 2). Hết.",
            ["Gọi Sở (tel. 0226.123) để hỏi.", "Xem bảng (theo v.v. Mẫu 2).", "Hết."],
        ),
        ("Theo khoản 1. Sở Y tế làm.", ["Theo khoản 1.", "Sở Y tế làm."]),
        ("1. Sở Y tế làm. 2. Sở Nội vụ làm.", ["1. Sở Y tế làm.", "2. Sở Nội vụ làm."]),
        (
            "TP. Huế và TX. Hương Thủy, ThS. Lê V. Nam, v.v. Kết thúc.",
            ["TP. Huế và TX. Hương Thủy, ThS. Lê V. Nam, v.v. Kết thúc."],
        ),
        ("Chi 1.500.000 đồng ngày 05.6.2024. Hết.", ["Chi 1.500.000 đồng ngày 05.6.2024.", "Hết."]),
        ("Ông nói: “Làm ngay.” Rồi đi.", ["Ông nói: “Làm ngay.”", "Rồi đi."]),
        ("phối hợp./. Nơi nhận", ["phối hợp./.", "Nơi nhận"]),
        ("đạt 9. tốt", ["đạt 9. tốt"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, "own")] == parts


def test_underthesea_finds_sentences_and_words(document: Document) -> None:
    pytest.importorskip("underthesea")
    text = "TM. UBND tỉnh ký ban hành. Các sở thực hiện."
    assert [text[a:b] for a, b in sentences(text, "underthesea")] == ["TM. UBND tỉnh ký ban hành.", "Các sở thực hiện."]
    assert "thực_hiện" in words(text)
    assert "Công_an" in (by_label(document, segment=True)["task", "II.1"].segmented or "")


def test_langchain_takes_the_chunks(document: Document) -> None:
    pytest.importorskip("langchain_core")
    from langchain_core.documents import Document as LangChainDocument

    from vnplan.export.chunks.langchain import documents

    found = documents(document)
    assert all(isinstance(one, LangChainDocument) for one in found)
    task = next(one for one in found if one.metadata["kind"] == "task")
    assert task.page_content.startswith("Kế hoạch 12/KH-UBND")
    assert task.metadata["lead"] == "Công an xã"
    assert all(isinstance(value, str | int | float | bool) for one in found for value in one.metadata.values())
    apart = next(one for one in documents(document, lists=True) if one.metadata["kind"] == "task")
    assert apart.metadata["lead"] == ["Công an xã"]
    assert apart.metadata["dates"] == ["2024-06-10"]
    assert LangChainDocument.model_validate_json(task.model_dump_json()) == task


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_llamaindex_takes_the_chunks(document: Document) -> None:
    schema = pytest.importorskip("llama_index.core.schema")
    from vnplan.export.chunks.llamaindex import nodes

    found = nodes(document)
    assert all(isinstance(value, str | int | float) for one in found for value in one.metadata.values())
    task = next(node for node in found if node.metadata["kind"] == "task")
    ties = [tie and tie.node_id for tie in (task.prev_node, task.next_node, task.source_node)]
    assert ties == [found[1].node_id, found[3].node_id, task.metadata["document_uri"]]
    shown = task.get_content(metadata_mode=schema.MetadataMode.EMBED)
    assert "Công an xã chủ trì" in shown
    assert "document_uri" not in shown


def test_nothing_gives_no_chunk(empty: Document) -> None:
    assert dump(empty, "chunks") == ""


def test_a_bound_below_one_is_refused(document: Document) -> None:
    with pytest.raises(ValueError, match="at least one token"):
        list(chunks(document, tokens=0))


def test_long_documents_take_linear_time() -> None:
    body = tuple(
        Paragraph(id=str(i), text=Text(text=LONG, spans=(Span(i * len(LONG), (i + 1) * len(LONG)),))) for i in range(100)
    )
    document = Document(source=Source(text=LONG * 100), body=body)
    assert sum(chunk.tokens for chunk in chunks(document, splitter="own")) == 100 * count_tokens(LONG)
