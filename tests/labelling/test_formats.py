"""brat, CoNLL, DocBin and WebAnno TSV, each read by what its format's description says."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import Doc, DocBin

from extract.labelling import Labels
from extract.labelling.brat import configuration, standoff
from extract.labelling.conll import text_of
from extract.labelling.docbin import docbin
from extract.labelling.tokens import sentences
from extract.labelling.webanno import LAYERS, escape_text, escape_value, tsv
from extract.records import Span
from extract.score.gold import GoldMention
from support.labelling_samples import LABELS, TEXT, at, name, some_labels

pytestmark = pytest.mark.slow


class TestTokens:
    @given(some_labels())
    def test_tokens_are_all_that_is_no_blank(self, labels: Labels) -> None:
        found = [token for tokens in sentences(labels) for token in tokens]
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert "".join(map(labels.words, found)) == re.sub(r"\s", "", labels.text)

    def test_sentences_are_those_of_the_run_and_the_lines_beside_them(self) -> None:
        some = replace(LABELS, sentences=LABELS.sentences[1:3])
        found = [LABELS.words((tokens[0].start, tokens[-1].end)) for tokens in sentences(some)]
        assert found[0] == "Lund 🚢 wins"
        assert found[1].startswith("Mayor")
        assert found[1].endswith("sail.”")
        assert found[-1].endswith("twice.")


class TestBrat:
    LINES = standoff(LABELS).splitlines()

    def test_spans_are_the_text_in_code_points(self) -> None:
        for line in self.LINES:
            if line.startswith("T"):
                _, where, words = line.split("\t")
                spans = [tuple(map(int, part.split())) for part in where.split(" ", 1)[1].split(";")]
                assert words == " ".join(TEXT[start:end] for start, end in spans)
                assert "\n" not in words

    def test_a_quote_in_pieces_is_one_span(self) -> None:
        first, second = LABELS.quotes[0].content
        where = f"{first.start} {first.end};{second.start} {second.end}"
        (line,) = [line for line in self.LINES if where in line]
        assert line.split("\t")[2] == "We won, and we sail."
        number = line.split("\t")[0]
        assert f"QuoteType {number} direct" in "\n".join(self.LINES)
        assert sum(
            line.split("\t")[1].startswith(("Cue Arg1:" + number, "Source Arg1:" + number)) for line in self.LINES
        )

    def test_line_ends_part_a_span(self) -> None:
        span = Span(at("said").start, at("and we").end)
        quote = replace(LABELS.quotes[0], content=(span,))
        text = standoff(replace(LABELS, quotes=(quote,)))
        start, middle = span.start, TEXT.index("\r\n", span.start)
        assert f"QUOTE {start} {middle};{middle + 2} {span.end}\tsaid, “and we\n" in text

    def test_events_with_their_parties(self) -> None:
        events = [line.split("\t")[1] for line in self.LINES if line.startswith("E")]
        types = dict(line.split("\t")[:2] for line in self.LINES if line.startswith("T"))
        assert re.fullmatch(r"CONSULT:T\d+ Actor:T\d+ Actor2:T\d+ Place:T\d+", events[0])
        assert types[events[1].split("Actor:")[1]].startswith("PARTY ")
        assert "A5\tRealis E2 future" in self.LINES
        assert "A6\tWithinQuote E2" in self.LINES

    def test_what_is_free_text_is_a_note(self) -> None:
        notes = [line.split("\t")[2] for line in self.LINES if line.startswith("#")]
        assert "entity: Ada Lund" in notes
        assert "speaker: Ada Lund; date: 2019-05" in notes
        assert "actor: Per Dahl | the crew" in notes

    def test_every_type_is_in_the_configuration(self) -> None:
        known = set(re.findall(r"^([A-Za-z]+)", configuration(), re.MULTILINE))
        kinds = {re.split("[ :]", line.split("\t")[1])[0] for line in self.LINES if line[0] in "TEAR"}
        assert kinds <= known

    def test_numbers_are_unique(self) -> None:
        numbers = [line.split("\t")[0] for line in self.LINES]
        assert len(numbers) == len(set(numbers))


class TestConll:
    ROWS = "".join(text_of([LABELS, replace(LABELS, id="b")])).split("\n")

    def test_four_columns_and_an_article_after_the_other(self) -> None:
        assert self.ROWS[:2] == ["-DOCSTART- O O O", ""]
        assert self.ROWS.count("-DOCSTART- O O O") == 2
        assert all(len(row.split(" ")) == 4 for row in self.ROWS if row)

    def test_tags(self) -> None:
        text = "\n".join(self.ROWS)
        assert "Mayor O O O\nAda O O B-PERSON\nLund O O I-PERSON\n🎉 O O O\n" in text
        assert "3 O B-DATE O\nMay O I-DATE O\n2019 O I-DATE O\n" in text
        assert "Dahl B-SOURCE O B-PERSON\ntold B-CUE O O\nNordbladet B-ADDRESSEE O B-ORG\n" in text

    @given(some_labels())
    def test_iob2(self, labels: Labels) -> None:
        for column in (1, 2, 3):
            before = "O"
            for row in "".join(text_of([labels])).split("\n"):
                tag = row.split(" ")[column] if row else "O"
                assert not tag.startswith("I-") or before in (f"B-{tag[2:]}", tag)
                before = tag

    @given(some_labels())
    def test_names_come_back(self, labels: Labels) -> None:
        tags = [row.split(" ")[3] for row in "".join(text_of([labels])).split("\n")[2:] if row]
        assert sum(tag.startswith("B-") for tag in tags) >= len(labels.mentions)


class TestDocBin:
    @staticmethod
    def docs(*labels: Labels) -> list[Doc]:
        return list(DocBin().from_bytes(docbin(labels)).get_docs(spacy.blank("en").vocab))

    def test_a_doc_says_all_that_the_labels_do(self) -> None:
        (doc,) = self.docs(LABELS)
        assert doc.text == TEXT
        assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents][:2] == [
            ("Lund", "PERSON", "Ada Lund"),
            ("Ada Lund", "PERSON", "Ada Lund"),
        ]
        dates = [(span.text, span.label_, span.kb_id_) for span in doc.spans["extract_dates"]]
        assert dates == [("3 May 2019", "DATE", "2019-05-03"), ("late in June", "DATE", "2019-06")]
        parts = [(span.text, span.label_, span.kb_id_) for span in doc.spans["extract_quotes"] if span.id_ == "q1"]
        assert parts == [
            *(("We won,", "content", "direct"), ("and we sail.", "content", "direct")),
            *(("said", "cue", "direct"), ("Lund", "source", "direct")),
        ]
        assert [(span.text, span.label_) for span in doc.spans["extract_events"]][1] == ("opens", "OTHER")
        known = doc.user_data["extract"]
        assert known["article_id"] == "wire/harbour"
        assert known["events"][1][7:] == (True, (("actor", "port | fleet", at("the port | fleet")),))
        assert next(doc.sents).text.strip() == "Lund 🚢 wins"

    @settings(max_examples=20)
    @given(some_labels())
    def test_spans_are_exact(self, labels: Labels) -> None:
        (doc,) = self.docs(labels)
        assert doc.text == labels.text
        found = [(span.start_char, span.end_char) for span in doc.spans["extract_names"]]
        assert found == [(mention.start, mention.end) for mention in labels.mentions]

    def test_overlapping_names_are_no_two_entities(self) -> None:
        (doc,) = self.docs(replace(LABELS, mentions=(name("Ada", "PERSON", "Ada"), name("Ada Lund", "PERSON", "Ada"))))
        assert [ent.text for ent in doc.ents] == ["Ada Lund"]


def unescape(value: str) -> str:
    return re.sub(r"\\(->|.)", r"\1", value)


Read = dict[str, list[tuple[int, int, dict[str, str]]]]


def read_tsv(text: str) -> tuple[str, Read, list[tuple[str, str, str]]]:
    """Text without gaps, annotations by layer (UTF-16 offsets) and links, as the description of the format has it."""
    header, _, body = text.partition("\n\n\n")
    columns = [
        (line.split("|")[0].removeprefix("#T_SP="), feature)
        for line in header.splitlines()[1:]
        if line.startswith("#T_SP=")
        for feature in line.split("|")[1:]
    ]
    marks: dict[tuple[str, str], tuple[list[int], dict[str, str]]] = defaultdict(lambda: ([], {}))
    links = []
    tokens = ""
    for row in body.splitlines():
        if not row or row.startswith("#Text="):
            continue
        address, offsets, word, *cells = row.split("\t")
        assert cells.pop() == ""
        assert len(cells) == len(columns) + 2
        tokens += word
        for (layer, feature), cell in zip(columns, cells, strict=False):
            for index, value in enumerate(re.split(r"(?<!\\)\|", cell) if cell != "_" else []):
                bare, number = re.fullmatch(r"(.*?)(?:(?<!\\)\[(\d+)\])?", value).groups()  # type: ignore[union-attr]
                key = number or f"{address}/{index}"
                found, values = marks[layer, key]
                found += map(int, offsets.split("-"))
                values[feature] = "" if bare == "*" else unescape(bare)
        roles, references = cells[-2:]
        if roles != "_":
            links += [(address, *pair) for pair in zip(roles.split("|"), references.split("|"), strict=True)]
    layers: Read = {layer: [] for layer in LAYERS}
    for (layer, _), (found, values) in marks.items():
        layers[layer].append((min(found), max(found), values))
    return tokens, layers, links


class TestWebAnno:
    def test_a_sentence(self) -> None:
        assert tsv(LABELS).split("\n")[6:14] == [
            "",
            "",
            "#Text=Lund 🚢 wins",
            "1-1\t0-4\tLund\tAda Lund\tPERSON" + "\t_" * 16 + "\t",
            "1-2\t5-7\t🚢" + "\t_" * 18 + "\t",
            "1-3\t8-12\twins" + "\t_" * 18 + "\t",
            "",
            "#Text=Mayor Ada Lund 🎉 met Per Dahl in Oslo on 3 May 2019. “We won,” Lund said,\\r",
        ]

    def test_what_was_marked_comes_back(self) -> None:
        tokens, layers, links = read_tsv(tsv(LABELS))
        assert tokens == re.sub(r"\s", "", TEXT)
        name, date, event, quote = layers.values()
        units = [len(TEXT[:offset].encode("utf-16-le")) // 2 for offset in range(len(TEXT) + 1)]
        wanted = {(units[m.start], units[m.end], m.name, m.label) for m in LABELS.mentions}
        assert {(start, end, *values.values()) for start, end, values in name} == wanted
        assert {(values["timex"], values["mod"]) for _, _, values in date} == {("2019-05-03", ""), ("2019-06", "END")}
        assert {values["actor"] for _, _, values in event} == {
            "Ada Lund | Per Dahl",
            "port | fleet",
            "Per Dahl | the crew",
        }
        assert sorted(values["part"] for _, _, values in quote) == [
            *("addressee", "content", "content", "continued", "cue", "cue", "source", "source")
        ]
        assert {values["speaker"] for _, _, values in quote} == {"", "Ada Lund", "Per Dahl"}
        assert len(links) == 6
        assert all(re.fullmatch(r"\d+-\d+\[\d+_\d+\]", reference) for _, _, reference in links)

    def test_stacked_annotations_are_numbered(self) -> None:
        quotes = (LABELS.quotes[0], replace(LABELS.quotes[0], content=LABELS.quotes[0].content[:1], speaker="B_*;->"))
        text = tsv(replace(LABELS, quotes=quotes))
        _, layers, links = read_tsv(text)
        assert r"B\_\*\;\->" in text
        assert len(links) == 5
        assert {values["speaker"] for _, _, values in list(layers.values())[3]} == {"", "Ada Lund", "B_*;->"}

    @given(some_labels())
    def test_any_labels(self, labels: Labels) -> None:
        tokens, layers, _ = read_tsv(tsv(labels))
        assert tokens == re.sub(r"\s", "", labels.text)
        assert len(layers["webanno.custom.Date"]) == len(labels.dates)
        assert len(next(iter(layers.values()))) == len(labels.mentions)

    @pytest.mark.parametrize(
        ("value", "escaped"), [("a|b_c", r"a\|b\_c"), ("[x]->*;", r"\[x\]\->\*\;"), ("a-b>", "a-b>"), ("\\", "\\\\")]
    )
    def test_values(self, value: str, escaped: str) -> None:
        assert escape_value(value) == escaped
        assert unescape(escaped) == value

    def test_text(self) -> None:
        assert escape_text("a\tb\\c\x00_|") == "a\\tb\\\\c\\\x00_|"

    def test_a_value_stays_on_its_line(self) -> None:
        mention = GoldMention(0, 4, "PERSON", "Ada\nLund\tJr")
        assert "\tAda Lund Jr\tPERSON" in tsv(replace(LABELS, mentions=(mention,)))
