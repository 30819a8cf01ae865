"""`extract export` and `extract gold import` as a user runs them: files, refusals, status."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.cli import main
from extract.errors import GoldError, UsageError
from extract.labelling import READERS, WRITERS, gold_file, labels_of_run, run_export, run_gold_import
from extract.labelling.label_sources import labels_of_gold
from extract.labelling.label_studio import task
from extract.labelling.webanno import LAYERS
from extract.score import check_gold, score
from extract.write import text_path
from support.labelling_samples import LABELS, TEXT, as_edited, as_exported
from support.program import ROOT
from support.report_samples import HARBOUR, failed, harbour, write_run

FILES = {
    "label-studio": ["config.xml", "tasks.json"],
    "doccano": ["articles.jsonl", "relation_types.json", "span_types.json"],
    "brat": ["annotation.conf", "wire/a.ann", "wire/a.txt", "wire/b.ann", "wire/b.txt"],
    "conll": ["articles.conll"],
    "docbin": ["articles.spacy"],
    "webanno": ["wire/a.tsv", "wire/b.tsv"],
}
EXPORTED = {"label-studio": "tasks.json", "doccano": "articles.jsonl"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    articles = [(harbour("wire/a"), HARBOUR), (harbour("wire/b"), HARBOUR)]
    return write_run(tmp_path / "out", articles)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", FILES)
def test_the_files_of_a_format(out: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "labels"
    assert main(["export", str(out), "--to", form, "--output", str(folder)]) == 0
    assert capsys.readouterr().out == f"2 articles for {form} in {folder}\n"
    written = contents(folder)
    assert sorted(written) == FILES[form]
    assert main(["export", str(out), "--to", form, "--output", str(folder)]) == 2
    assert "is there already: choose another --output, or --force" in capsys.readouterr().err
    assert main(["export", str(out), "--to", form, "--output", str(folder), "--force"]) == 0
    assert contents(folder) == written


def test_every_format_is_tested_and_offered() -> None:
    assert list(FILES) == list(WRITERS)
    assert list(EXPORTED) == list(READERS)


def test_without_output_the_format_names_the_folder(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(out), "--to", "conll", "--articles", "wire/a"]) == 0
    assert (tmp_path / "labels" / "conll" / "articles.conll").read_text(encoding="utf-8").count("-DOCSTART-") == 1


def test_the_labels_of_a_run(out: Path) -> None:
    one, other = labels_of_run(out)
    assert (one.id, other.id) == ("wire/a", "wire/b")
    assert [one.words((m.start, m.end)) for m in one.mentions] == ["Ada Brandt", "Oslo"]
    assert [m.name for m in one.mentions] == ["Ada Brandt", "Oslo"]
    assert [one.words(quote.content[0]) for quote in one.quotes] == ["The port is open.", "We won,"]
    (event,) = one.events
    assert (one.words(event.trigger), event.actors, event.place) == ("met", ("Unions", "Port | Council"), "Oslo")
    assert [slot.role for slot in one.slots[0]] == ["actor", "actor", "place"]


@pytest.mark.parametrize("tool", READERS)
class TestRoundTrip:
    def test_what_the_pipeline_found_is_the_same_gold(self, corpus_output: Path, tmp_path: Path, tool: str) -> None:
        run_export(corpus_output, tool, tmp_path / "out")
        exported = tmp_path / "out" / EXPORTED[tool]
        if tool == "label-studio":
            tasks = json.loads(exported.read_text(encoding="utf-8"))
            exported.write_text(json.dumps(list(map(as_edited, tasks))), encoding="utf-8")
        else:
            records = map(as_exported, exported.read_text(encoding="utf-8").splitlines())
            exported.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        assert run_gold_import(exported, tool, tmp_path / "gold", corpus=ROOT / "corpus") == 0
        straight = {f"{one.id}.jsonl": gold_file(one).text.encode() for one in labels_of_run(corpus_output)}
        assert contents(tmp_path / "gold") == straight
        total = score(corpus_output, tmp_path / "gold").total
        shown = {key: figure for key, figure in total.items() if not key.startswith("numbers.")}  # no tool shows these
        assert not [key for key, figure in shown.items() if figure.wrong or figure.missed or figure.spurious]

    def test_gold_goes_out_and_comes_back_byte_by_byte(self, corpus_output: Path, tmp_path: Path, tool: str) -> None:
        gold = ROOT / "tests" / "gold"
        run_export(corpus_output, tool, tmp_path / "out", gold=gold)
        assert run_gold_import(tmp_path / "out" / EXPORTED[tool], tool, tmp_path / "back") == 0
        assert contents(tmp_path / "back") == contents(gold)

    def test_ids_that_file_systems_refuse_or_confuse(self, tmp_path: Path, tool: str) -> None:
        ids = ("10:30", "KABUL", "a.txt/what?", "kabul")
        articles = [(harbour(each, text_path=text_path(each, alike="abul" in each.lower())), HARBOUR) for each in ids]
        out = write_run(tmp_path / "out", articles)
        run_export(out, tool, tmp_path / "labels")
        run_gold_import(tmp_path / "labels" / EXPORTED[tool], tool, tmp_path / "gold", corpus=out / "texts")
        names = ["%4B%41%42%55%4C", "10%3A30", "a%2Etxt/what%3F", "kabul"]
        assert sorted(contents(tmp_path / "gold")) == [f"{name}.jsonl" for name in names]
        assert check_gold(tmp_path / "gold", out / "texts").problems == ()
        assert sorted(score(out, tmp_path / "gold").articles) == sorted(ids)
        assert [labels.id for labels in labels_of_gold(out, tmp_path / "gold")] == sorted(ids)
        run_export(out, "brat", tmp_path / "brat", gold=tmp_path / "gold")
        assert sorted(each for each in contents(tmp_path / "brat") if each.endswith(".txt")) == [
            f"{name}.txt" for name in names
        ]


def imported(folder: Path, tasks: object) -> Path:
    path = folder / "tasks.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


class TestImport:
    def test_the_summary(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = imported(
            tmp_path, [as_edited(task(LABELS)), {**task(LABELS), "data": {**task(LABELS)["data"], "article_id": "b"}}]
        )
        assert main(["gold", "import", str(file), "--from", "label-studio", "--output", str(tmp_path / "gold")]) == 0
        assert capsys.readouterr().out == f"2 gold files in {tmp_path / 'gold'}, 1 of them as predicted\n"
        assert sorted(contents(tmp_path / "gold")) == ["b.jsonl", "wire/harbour.jsonl"]

    def test_what_is_left_out_and_what_is_wrong(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        edited = as_edited(task(LABELS))
        results = edited["annotations"][0]["result"]
        edited["annotations"][0]["result"] = [
            one for one in results if one["type"] != "relation" and one.get("from_name") != "value"
        ]
        assert run_gold_import(imported(tmp_path, [edited]), "label-studio", tmp_path / "gold") == 1
        lines = capsys.readouterr().out.splitlines()
        assert "wire/harbour: CUE 'said'" in lines[0]
        assert lines[-2].endswith("harbour.jsonl:7: value: '' is no TIMEX3 value")
        assert lines[-1] == f"1 gold file in {tmp_path / 'gold'}"

    def test_gold_is_not_written_over(self, tmp_path: Path) -> None:
        file, gold = imported(tmp_path, [as_edited(task(LABELS))]), tmp_path / "gold"
        assert run_gold_import(file, "label-studio", gold) == 0
        (gold / "wire" / "harbour.jsonl").write_text("mine", encoding="utf-8")
        with pytest.raises(UsageError, match=r"harbour\.jsonl is there already"):
            run_gold_import(file, "label-studio", gold)
        assert (gold / "wire" / "harbour.jsonl").read_text(encoding="utf-8") == "mine"
        assert run_gold_import(file, "label-studio", gold, force=True) == 0

    @pytest.mark.parametrize("article_id", ["../x", "/etc/x", "a//b", "", ".", "a/../b"])
    def test_an_id_that_leads_out_of_the_folder(self, tmp_path: Path, article_id: str) -> None:
        edited = as_edited(task(LABELS))
        edited["data"]["article_id"] = article_id
        with pytest.raises(GoldError, match="is not the id of an article"):
            run_gold_import(imported(tmp_path, [edited]), "label-studio", tmp_path / "gold")
        assert not (tmp_path / "gold").exists()

    @pytest.mark.parametrize("text_path", ["texts/../x.txt", "texts//etc/x.txt", "x", "texts/../../x"])
    def test_a_text_path_that_leads_out_of_the_folder(self, tmp_path: Path, text_path: str) -> None:
        edited = as_edited(task(LABELS))
        edited["data"]["text_path"] = text_path
        with pytest.raises(UsageError, match="would lead out of"):
            run_gold_import(imported(tmp_path, [edited]), "label-studio", tmp_path / "gold")
        assert not (tmp_path / "gold").exists()

    def test_a_link_that_leads_out_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "wire").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(UsageError, match="would lead out of"):
            run_gold_import(imported(tmp_path, [as_edited(task(LABELS))]), "label-studio", tmp_path / "gold")

    @pytest.mark.parametrize(
        ("tasks", "message"),
        [([], "no articles in it"), ([as_edited(task(LABELS))] * 2, "'wire/harbour' comes twice")],
    )
    def test_nothing_is_written_for_a_bad_file(self, tmp_path: Path, tasks: object, message: str) -> None:
        with pytest.raises(GoldError, match=message):
            run_gold_import(imported(tmp_path, tasks), "label-studio", tmp_path / "gold")
        assert not (tmp_path / "gold").exists()

    def corpus(self, folder: Path, text: str | None) -> Path:
        (folder / "corpus" / "wire").mkdir(parents=True)
        if text is not None:
            (folder / "corpus" / "wire" / "harbour.txt").write_bytes(text.encode("utf-8-sig"))
        return folder / "corpus"

    def test_the_corpus_has_the_same_text(self, tmp_path: Path) -> None:
        file = imported(tmp_path, [as_edited(task(LABELS))])
        assert run_gold_import(file, "label-studio", tmp_path / "gold", corpus=self.corpus(tmp_path, TEXT)) == 0

    @pytest.mark.parametrize(
        ("text", "error"), [(TEXT + "!", "is not that of"), (None, r"cannot be read \(No such file.*name OUT/texts")]
    )
    def test_the_corpus_has_another(self, tmp_path: Path, text: str | None, error: str) -> None:
        file = imported(tmp_path, [as_edited(task(LABELS))])
        with pytest.raises((GoldError, UsageError), match=error):
            run_gold_import(file, "label-studio", tmp_path / "gold", corpus=self.corpus(tmp_path, text))
        assert not (tmp_path / "gold").exists()


def no_table(out: Path) -> None:
    (out / "quotes.csv").unlink()


def no_text(out: Path) -> None:
    (out / "texts" / "wire" / "a.txt").unlink()


def other_text(out: Path) -> None:
    (out / "texts" / "wire" / "a.txt").write_text("Strike", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (no_table, "quotes.csv: cannot be read"),
        (no_text, "texts/wire/a.txt: cannot be read"),
        (other_text, "texts/wire/a.txt: not the text that the tables count in"),
    ],
)
def test_a_run_that_cannot_be_exported(out: Path, tmp_path: Path, spoil: Callable[[Path], None], message: str) -> None:
    spoil(out)
    with pytest.raises(UsageError, match=message):
        run_export(out, "doccano", tmp_path / "labels")
    assert contents(tmp_path / "labels") == {}


def test_nothing_to_export(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no article 'x'"):
        run_export(out, "brat", tmp_path / "labels", patterns=["x"])
    with pytest.raises(UsageError, match="no gold file in"):
        run_export(out, "brat", tmp_path / "labels", gold=ROOT / "tests" / "gold", patterns=["x"])
    empty = write_run(tmp_path / "empty", [(failed("a"), "")])
    with pytest.raises(UsageError, match="no article that can be labelled"):
        run_export(empty, "brat", tmp_path / "labels")


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gold", "import", str(tmp_path / "x.json"), "--from", "doccano"]) == 2
    assert capsys.readouterr().err == f"extract: {tmp_path / 'x.json'}: cannot be read (No such file or directory)\n"


def test_a_folder_that_cannot_be_written(out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in ("file", "file/x"):
        with pytest.raises(UsageError, match=r"/file: a file, where a folder is to be; choose another --output$"):
            run_export(out, "conll", tmp_path / folder)


def test_the_python_in_the_documentation_runs(
    corpus_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "labelling.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "outputs").symlink_to(corpus_output)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "labelling.md", "exec"), {})
    assert capsys.readouterr().out.splitlines()[1].startswith("(Ukraine,")


def test_the_documentation_names_every_file_and_layer() -> None:
    page = (ROOT / "docs" / "labelling.md").read_text(encoding="utf-8")
    for form, files in FILES.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{form}`"))
        assert all(f"`{file.replace('wire/a', 'ID')}`" in row for file in files if not file.startswith("wire/b"))
    for layer, features in LAYERS.items():
        assert layer.endswith("NamedEntity") or f"`{layer}` ({', '.join(features)})" in page
