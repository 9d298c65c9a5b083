"""``speed``: what each stage and each annotator takes."""

import json
from pathlib import Path

import click

from tools.bench.pages import JSON, PAGES, ROUNDS, Work, rates, size_of, texts_of, told


@click.command()
@PAGES
@ROUNDS
@JSON
def speed(paths: tuple[Path, ...], rounds: int, *, as_json: bool) -> None:
    """How many megabytes of text a CPU second each stage takes.

    PATHS are pages or folders of them; what is counted is their text in UTF-8. Cold is the first round, warm the best.
    """
    texts = texts_of(paths)
    rows: dict[str, dict[str, float] | str] = {name: dict(rates(work, texts, rounds)) for name, work in stages().items()}
    if as_json:
        click.echo(json.dumps({"pages": len(texts), "bytes": size_of(texts), "rates": rows}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{len(texts)} pages, {size_of(texts) / 1e6:.2f} MB of text, best of {rounds} rounds")
    click.echo(told(rows))


def stages() -> dict[str, Work]:
    """What is measured, by name; each takes a text, and has before it what the stages before give."""
    from vnplan.annotate import annotate
    from vnplan.annotate.citations.document import annotate_citations
    from vnplan.annotate.citations.find import find_citations
    from vnplan.annotate.deadlines.find import annotate_deadlines
    from vnplan.annotate.effects.find import annotate_effects
    from vnplan.annotate.passages import passages
    from vnplan.annotate.targets.find import annotate_targets
    from vnplan.annotate.tasks.assignments import steps_of
    from vnplan.export.json_ import dump
    from vnplan.mend import repair
    from vnplan.model.document import Document
    from vnplan.model.options import Options
    from vnplan.pipeline import parse
    from vnplan.read import clip
    from vnplan.vocab.time.value import Clock

    bare, off = Options(repair="off", annotate=False), Options(repair="off")
    trees: dict[str, Document] = {}

    def tree(text: str) -> Document:
        if text not in trees:
            trees[text] = parse(text, options=off)
        return trees[text]

    return {
        "vnplan.parse": parse,
        "vnplan.parse, repair off": lambda text: parse(text, options=off),
        "read: text to blocks": clip,
        "read, split, mark, tree": lambda text: parse(text, options=bare),
        "repair": repair,
        "annotate: tree to facts": lambda text: annotate(tree(text)),
        "annotate: citations": lambda text: annotate_citations(tree(text), passages(tree(text))),
        "annotate: deadlines": lambda text: annotate_deadlines(tree(text), passages(tree(text)), Clock(), {}),
        "annotate: who has to do what": lambda text: steps_of(tree(text), passages(tree(text))),
        "annotate: targets, amounts": lambda text: annotate_targets(passages(tree(text))),
        "annotate: effect, amendments": lambda text: annotate_effects(tree(text), passages(tree(text))),
        "vnplan.find_citations": find_citations,
        "JSON of a tree": lambda text: dump(tree(text)),
    }
