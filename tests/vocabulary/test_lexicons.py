"""The lexicons: well as they stand, and every break told with its file and line."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from extract.dates.find import RESOLVERS
from extract.dates.grammar import load_grammar
from extract.errors import LexiconError
from extract.quotes.cues import forms_for, words_for
from extract.trial.examples import try_examples
from extract.trial.quotes import DOES
from extract.vocabulary import (
    LEXICONS,
    check_lexicons,
    classes_with,
    event_classes,
    function_words,
    load_lists,
    load_patterns,
    load_rows,
    name_words,
    relatives,
    told_forms,
    verbs,
    words,
)
from extract.vocabulary.date_patterns import KINDS, LEXER_CLASSES
from extract.vocabulary.files import Table, parse_toml, read_table, read_text
from extract.vocabulary.keys import EVENT_RULES, LANGUAGE_LISTS, NAME_LISTS, QUOTE_LISTS
from extract.vocabulary.schema import NAMES, SCHEMAS
from support.program import ROOT, run_extract

pytestmark = pytest.mark.lexicon


@pytest.fixture
def lexicons(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LEXICONS, tmp_path / "lexicons"))


def told(folder: Path) -> list[str]:
    return [f"{path}:{line}: {message}" for path, line, message in check_lexicons(folder)]


def last_line(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_the_lexicons_are_well() -> None:
    assert check_lexicons() == []


def test_the_check_is_quick_and_loads_no_model() -> None:
    script = (
        "import sys, time\nbegun = time.process_time()\nfrom extract.cli import main\n"
        "assert main(['lexicon', 'check']) == 0\nassert time.process_time() - begun < 2\n"
        "assert sys.modules.keys().isdisjoint({'spacy', 'pandas', 'numpy', 'pydantic'})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "the lexicons are well\n"), done.stderr


def _duplicate(whole: str, _: Table) -> tuple[str, str]:
    return f"{whole}{whole.splitlines()[-1]}\n", ""


def _long(whole: str, table: Table) -> tuple[str, str]:
    told = f"the row has {len(table.header) + 1} cells where {len(table.header)} are wanted: "
    return f"{whole}{whole.splitlines()[-1]},more\n", told


def _short(whole: str, table: Table) -> tuple[str, str]:
    told = f"the row has 1 cells where {len(table.header)} are wanted: " if len(table.header) > 1 else ""
    return f"{whole}short\n", told


def _empty(whole: str, table: Table) -> tuple[str, str]:
    empty = "," * (len(table.header) - 1) or '""'
    return f"{whole}{empty}\n", ""


def _open_mark(whole: str, table: Table) -> tuple[str, str]:
    cells = ",more" * (len(table.header) - 1)
    return f'{whole}"open{cells}\n', "a quotation mark is left open or stands inside a cell; put the cell into marks"


def _no_utf8(whole: str, _: Table) -> tuple[str, str]:
    return f"{whole}\udcff\n", "this is not UTF-8; save the file as UTF-8"


@pytest.mark.parametrize("break_", [_duplicate, _long, _short, _empty, _open_mark, _no_utf8])
def test_rows_that_break_any_file(break_: Callable[[str, Table], tuple[str, str]], lexicons: Path) -> None:
    wanted = {}
    for schema in SCHEMAS:
        if len(schema.columns) > 1 or break_ is not _short:
            file = lexicons / schema.path
            text, message = break_(file.read_text(encoding="utf-8"), read_table(schema.path, lexicons))
            file.write_text(text, encoding="utf-8", errors="surrogateescape")
            wanted[schema.path] = f"{schema.path}:{len(text.splitlines())}: {message}"
    found = told(lexicons)
    assert [place for place in wanted.values() if not any(line.startswith(place) for line in found)] == []


def test_a_mark_left_open_in_the_middle_is_told_with_its_own_line(lexicons: Path) -> None:
    wanted = []
    for schema in SCHEMAS:
        file, (line, _) = lexicons / schema.path, read_table(schema.path, lexicons).rows[0]
        rows = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([*rows[: line - 1], f'"{rows[line - 1]}', *rows[line:], ""]), encoding="utf-8")
        wanted.append(f"{schema.path}:{line}: a quotation mark")
    found = told(lexicons)
    assert [place for place in wanted if not any(told_of.startswith(place) for told_of in found)] == []


def test_headers_that_break_any_file(lexicons: Path) -> None:
    wanted = []
    for schema in SCHEMAS:
        file, table = lexicons / schema.path, read_table(schema.path, lexicons)
        header = ",".join(table.header)
        text = file.read_text(encoding="utf-8").replace(f"\n{header}\n", f"\nx{header}\n", 1)
        file.write_text(text, encoding="utf-8")
        name = table.header[0]
        wanted.append(f"{schema.path}:{table.header_line}: unknown column 'x{name}'; the columns are {header}")
    assert set(wanted) <= set(told(lexicons))


def test_files_that_are_missing(lexicons: Path) -> None:
    for schema in SCHEMAS:
        (lexicons / schema.path).unlink()
    found = told(lexicons)
    assert {f"{schema.path}:1: the file is missing; put it back" for schema in SCHEMAS} <= set(found)


VERBS = "language/verbs.csv"
ADDED = [
    ("names/aliases.csv", "Zora Bank,,BANK,,yes,a source", "unknown label 'BANK'; it is one of ORG, PLACE"),
    ("names/aliases.csv", "Zora Bank,,ORG,ZZ,yes,a source", "unknown state 'ZZ'; add it to names/countries.csv"),
    ("names/countries.csv", "zz,Zora,,,,,a source", "code 'zz' does not look like one"),
    ("names/publishers.csv", "Zora Times,zora.example,ZZ,a source", "unknown country 'ZZ'"),
    ("names/titles.csv", "Zor,office,neuter,a source", "unknown gender 'neuter'; it is one of male, female"),
    ("names/roles.csv", "zorist,,female,,", "source is empty; fill it in"),
    ("names/heads.csv", "Shuttle,ORG,a source", "'Shuttle' stands in line 374 already, with other cells; keep one"),
    ("names/words.csv", "none,Zor,a source", "unknown list 'none'; add it to names/lists.csv"),
    ("names/lists.csv", "nolist,What nobody asks for.", "unknown list 'nolist'; it is one of small_words"),
    ("language/function_words.csv", "nolist,zor,a source", "unknown class 'nolist'; add it to language/lists.csv as"),
    ("language/function_words.csv", "saying,zor,a source", "unknown class 'saying'; add it to language/lists.csv as"),
    ("language/function_words.csv", "modal,Must,a source", "word 'Must' does not look like one"),
    ("language/function_words.csv", "modal,must,a source", "'modal must' stands in line"),
    ("language/lists.csv", "verbs,nolist,What nobody asks for.", "unknown list 'nolist'; it is one of be"),
    ("events/lists.csv", "verbs,saying,Verbs.", "the list 'saying' stands in language/lists.csv too; rename one"),
    ("dates/context.csv", "zor,nolist,a source", "unknown list 'nolist'"),
    ("dates/words.csv", "zor,NOCLASS,,a source", "unknown class 'NOCLASS'"),
    ("dates/words.csv", "zor,MONTH,13,a source", "value '13' is none of the class MONTH; write a number from 1 to 12"),
    ("dates/words.csv", "zor,NUMWORD,,a source", "value '' is none of the class NUMWORD"),
    ("dates/holidays.csv", "Zor Day,May 3,a source", "rule 'May 3' does not look like one"),
    (VERBS, "zor,,,,shout,q,,,,a source", "unknown speech 'shout'; it is one of say, ask, think, show, judge"),
    (VERBS, "zor,,,,say,q thta,,,,a source", "unknown frames 'thta'; it is one of q, thing, that"),
    (VERBS, "zor,,,,say,q prep:agaisnt,,,,a source", "frames 'prep:agaisnt': 'agaisnt' stands nowhere in language/"),
    (VERBS, "zor,,,,,,,keep:to-doo,,a source", "unknown clause 'to-doo' in the frame; it is one of to-do, them-do"),
    (VERBS, "bombed,,,,,,state,,,a source", "verb 'bombed' looks like an inflected form of 'bomb'; write the base"),
    (VERBS, "zorking,,,,,,state,,,a source", "verb 'zorking' looks like an inflected form; write the base form"),
    (VERBS, "zor,,,,,,,,  naming,a source", "traits '  naming' has a blank at its end"),
    (VERBS, "zor,,,,,,,,naming  making,a source", "traits 'naming  making' holds several blanks in a row; write one"),
    (VERBS, "zor,,,,say,,,,,a source", "speech 'say' without frames; fill in both or neither"),
    (VERBS, "zor,,zoren,,,,,,,a source", "participle 'zoren' without past; fill in both or neither"),
    (VERBS, "zor,,,always,,,,,,a source", "unknown doubling 'always'; it is one of yes"),
    (VERBS, "zor,,,,,,mood,,,a source", "unknown state 'mood'; it is one of state, view, effort, speech, cause"),
    (VERBS, "zor,,,,,,,keep|pause:up,,a source", "unknown aspects 'pause'; it is one of light, keep, stop, occur"),
    (VERBS, "zor,,,,,,,keep:Up,,a source", "aspects 'keep' has 'Up' behind its colon"),
    (
        VERBS,
        "zor,,,,,,,,weapons,a source",
        "unknown traits 'weapons'; add it to language/lists.csv as verbs or",
    ),
    (
        VERBS,
        "zor,,,,,,,,contrast,a source",
        "unknown traits 'contrast'; add it to language/lists.csv as verbs or",
    ),
    (VERBS, "say,,,,say,q,,,,a source", "'say' stands in line"),
    ("quotes/words.csv", "nolist,zor,a source", "unknown list 'nolist'; add it to quotes/lists.csv"),
    ("quotes/words.csv", "hearsay,zor,a source", "unknown list 'hearsay'; add it to quotes/lists.csv as words"),
    ("quotes/words.csv", "said,Zor,a source", "word 'Zor' does not look like one"),
    ("quotes/rules.csv", "norule,0.50,What nobody asks for.", "unknown rule 'norule'"),
    ("quotes/rules.csv", "nested,50,What nobody asks for.", "confidence '50' does not look like one"),
    ("language/boilerplate.csv", "(zor,link,a source,zor", "pattern '(zor' is no regular expression"),
    ("language/hyphens.csv", "zor,third,a source", "unknown place 'third'; it is one of first, second"),
    ("language/glued.csv", "first, zor", "word ' zor' has a blank at its end; take it away"),
    ("events/classes.csv", "DANCE,Dances.,,with,NONE,,own", "unknown reversal 'NONE'; add it to events/classes.csv"),
    (
        "events/classes.csv",
        "DANCE,Dances.,,with,,merry,own",
        "unknown traits 'merry'; add it to events/lists.csv as trait",
    ),
    ("events/classes.csv", "DANCE,Dances.,verbal dance,with,,,own", "unknown quad 'verbal dance'"),
    ("events/classes.csv", "SING,Sings.,,wiht,,,own", "unknown leads 'wiht'; add it to language/function_words.csv as"),
    ("events/classes.csv", "HUM,Hums.,,with,,,own", "class 'HUM' is never read; name it in events/patterns.csv or"),
    ("events/objects.csv", "aid,zorks,a source", "noun 'zorks' looks like a plural; write the singular, by which both"),
    ("events/objects.csv", "aid,zork tent box,a source", "noun 'zork tent box' is never found; write one word, two ("),
    ("events/objects.csv", "aid,tents,a source", "noun 'tents' is found by its singular 'tent' in the set; delete"),
    ("events/objects.csv", "aid,\tzork,a source", "noun '\\tzork' has a blank at its end; take it away"),
    ("events/objects.csv", "aid,zork\tbox,a source", "noun 'zork\\tbox' holds a tab; write one blank or nothing"),
    ("events/objects.csv", ",,", "the row has nothing but empty cells; delete it"),
    ("events/words.csv", "motions,zor,a source", "unknown list 'motions'; add it to events/lists.csv as words"),
    ("events/nouns.csv", "zor,REQEST,yes,aid-noun,a source", "unknown class 'REQEST'; add it to events/classes.csv"),
    ("events/nouns.csv", "zor,AID,maybe,aid-noun,a source", "unknown alone 'maybe'"),
    ("events/nouns.csv", "attack,AID,yes,aid-noun,a source", "'attack' stands in line"),
    ("events/stances.csv", "hope,zor,,AGREE,position-offer,a source", "unknown kind 'hope'"),
    ("events/stances.csv", "offer,zor,nothings,AGREE,position-offer,a source", "unknown objects 'nothings'"),
    ("events/objects.csv", "somethings,zor,a source", "set 'somethings' is never read; name it in events/patterns.csv"),
    ("events/examples.csv", "zor,AID,Norway {past}.,Norway may {base}.", "id 'zor' is never read; name it in"),
    ("events/examples.csv", "zor,AID,Norway {pasd}.,Norway may {base}.", "example 'Norway {pasd}.' does not look like"),
    ("events/parties.csv", "zorist,robot", "unknown kind 'robot'; it is one of person, body, force, machine"),
    ("events/rules.csv", "norule,0.50,What nobody asks for.", "unknown rule 'norule'"),
]
PATTERNS = [
    ("zor,REQEST,zor,,,,agree", "unknown class 'REQEST'; add it to events/classes.csv or mend the name"),
    ("zor,AID,zor,,object,nothings,agree", "unknown objects 'nothings'; add it to events/objects.csv or mend the name"),
    ("zor,AID,zor,,place,aid,agree", "unknown needs 'place'; it is one of object, subject, turned, party"),
    ("zor,AID,zor,,,,noexample", "unknown example 'noexample'; add it to events/examples.csv or mend the name"),
    ("zor,AID,Zor,,,,agree", "verb 'Zor' does not look like one"),
    ("zor,AID,zor,,,aid,agree", "objects 'aid' without a need; write object, subject or turned in needs"),
    ("zor,AID,zor,,object,,agree", "needs 'object' without objects; name a set of events/objects.csv or =noun"),
    ("zor,AID,zor,,object,=missle,agree", "objects '=missle': 'missle' stands nowhere in events/objects.csv or"),
    ("zor,AID,bombed,,,,agree", "verb 'bombed' looks like an inflected form of 'bomb'; write the base form, or, if it"),
    ("zor,AID,zor,to-doo,,,agree", "unknown clause 'to-doo' in the frame; it is one of to-do, them-do, that-do, doing"),
    ("zor,AID,zor,offf,,,agree", "unknown word 'offf' in the frame; mend it, or, if it is right, add it to the list"),
    ("verb,AID,zor,,,,agree", "the id 'verb' is the name of a rule; give another"),
    ("zor,AID,zor,up to-do,,,agree", "the frame 'up to-do' is never met, for a clause stands alone in a frame"),
    ("agree,AGREE,zor,,,,agree", "'agree' stands in line"),
    ("arrest2,COERCE,arrest,,,,agree", "arrest2 can never win: it has other patterns, such as arrest in line"),
    ("arrest2,AID,arrest,,,,agree", "arrest2 says AID where arrest in line"),
    ("give2,AID,give,,object,=order,agree", "give2 says AID where give:order in line"),
    ("give2,AID,give,,object,contracts,agree", "give2 says AID where give:contracts in line"),
    ("give2,COOPERATE,give,,turned,contracts,agree", "give2 says COOPERATE turned where give:contracts in line"),
    (
        "give2,COOPERATE,give,,object,contracts,agree",
        "give2 can never win: its nouns have other patterns, such as give:",
    ),
    (
        "release2,CONCEDE,release,,party,,agree",
        "release2 can never win: it has other patterns, such as release:party in line",
    ),
]
ADDED += [("events/patterns.csv", f"{row},a source", message) for row, message in PATTERNS]


@pytest.fixture(scope="module")
def told_of_added(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is told of the lexicons with all of ADDED at once."""
    folder = Path(shutil.copytree(LEXICONS, tmp_path_factory.mktemp("added") / "lexicons"))
    for path, row, _ in ADDED:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    return told(folder)


@pytest.mark.parametrize("number", range(len(ADDED)), ids=lambda number: ADDED[number][2])
def test_a_row_that_breaks_a_file_is_told_with_its_line(number: int, told_of_added: list[str]) -> None:
    path, _, message = ADDED[number]
    line = last_line(LEXICONS / path) + 1 + sum(other == path for other, _, _ in ADDED[:number])
    found = [one for one in told_of_added if one.startswith(f"{path}:{line}: ")]
    assert any(one.startswith(f"{path}:{line}: {message}") for one in found), found


def test_a_noun_alone_goes_before_its_set(lexicons: Path) -> None:
    with (lexicons / "events/patterns.csv").open("a", encoding="utf-8") as file:
        file.write("send2,AID,send,,object,=missile,send:aid,a source\n")
    assert told(lexicons) == []


TOML = "dates/patterns.toml"
EDITED = [
    ("events/objects.csv", "\ndonations,", "\ngifts,", "events/patterns.csv", "unknown objects 'donations'"),
    ("events/lists.csv", "\nverbs,motions,", "\nverbs,moving,", VERBS, "unknown traits 'motions'"),
    ("language/lists.csv", "\nwords,modal,", "\nwords,modals,", "language/lists.csv", "no row has the list 'modal', "),
    ("names/words.csv", "\nmoney,", "\ncompass,", "names/lists.csv", "list 'money' is never read; name it in"),
    ("quotes/lists.csv", "\nverbs,holding,", "\nverbs,having,", VERBS, "unknown traits 'holding'"),
    (VERBS, "contacting", "naming", "events/lists.csv", "list 'contacting' is never read; name it in events/words.csv"),
    (VERBS, "prepare", "keep", VERBS, "no row has the aspects 'prepare', which the rules ask for"),
    (VERBS, "hearsay", "naming", "quotes/lists.csv", "list 'hearsay' is never read; name it in quotes/words.csv or"),
    ("events/classes.csv", "\nAID,", "\nHELP,", "events/patterns.csv", "unknown class 'AID'"),
    ("events/rules.csv", "\nwanted,", "\nwantd,", "events/rules.csv", "no row has the rule 'wanted', which the rules"),
    ("quotes/words.csv", "\nsaid,", "\nsaidd,", "quotes/lists.csv", "list 'said' is never read"),
    ("events/patterns.csv", "\ngive:order,REQUEST,", "\ngive:order,AID,", "events/patterns.csv", "the class is AID"),
    (TOML, "\nkind = \"numeric\"", "\nkind = \"numerc\"", TOML, "unknown kind 'numerc'"),
    (TOML, "\nname = \"numeric-date\"", "\nnam = \"numeric-date\"", TOML, "unknown key"),
    (TOML, "\nname = \"numeric-date\"", "\n", TOML, "the rule has no name; add it"),
    (TOML, "\nname = \"numeric-date\"", "\nname = \"full-date\"", TOML, "the name"),
    (TOML, "\"STAMP (TZ)?\"", "\"STAMPP (TZ)?\"", TOML, "unknown class STAMPP"),
    (TOML, "\"STAMP (TZ)?\"", "\"STAMP (TZ?\"", TOML, "brackets that do not close"),
    (TOML, "\"STAMP (TZ)?\"", "\"@STAMP\"", TOML, "unknown macro @STAMP"),
    (TOML, "\"STAMP (TZ)?\"", "\"STAMP 3 TZ\"", TOML, "'3 TZ' cannot be read"),
    (TOML, "[[rule]]\n", "[[rules]]\n", TOML, "unknown table 'rules'"),
    (TOML, "[[rule]]\n", "[[rule]\n", TOML, "this is no TOML"),
    (TOML, "type = \"SET\"", "type = \"SETS\"", TOML, "unknown type 'SETS'"),
    (TOML, "[16 Auguest 2021]", "16 Auguest 2021", TOML, "an example has its expression"),
    (TOML, "constants = {", "constants = { x = 1 } # {", TOML, "a rule of kind constant"),
]  # fmt: skip


_APART = ("[[rule]\n", "[[rules]]\n", "\nHELP,")  # edits after which others would not be told


def _batches() -> list[list[int]]:
    """The numbers of the edits, those together that touch different words."""
    batches: list[list[int]] = []
    for number, (path, old, new, *_) in enumerate(EDITED):
        free = (
            batch
            for batch in batches
            if not any(EDITED[each][:2] == (path, old) or _APART.count(EDITED[each][2]) for each in batch)
        )
        batch = None if new in _APART else next(free, None)
        if batch is None:
            batches.append([number])
        else:
            batch.append(number)
    return batches


@pytest.fixture(scope="module")
def told_of_edits(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[list[str], int]]:
    """What is told of the lexicons with each edit and others made, and the line of the edit."""
    found: dict[int, tuple[list[str], int]] = {}
    for batch in _batches():
        folder = Path(shutil.copytree(LEXICONS, tmp_path_factory.mktemp("edited") / "lexicons"))
        lines: dict[int, int] = {}
        for number in batch:
            path, old, new, *_ = EDITED[number]
            before = (folder / path).read_text(encoding="utf-8")
            assert old in before, EDITED[number]
            whole = old in ("\nsaid,", "\ndonations,", "\nmoney,", "prepare", "contacting", "hearsay")
            (folder / path).write_text(before.replace(old, new, -1 if whole else 1), encoding="utf-8")
            lines[number] = before[: before.index(old)].count("\n") + 1 + (old[0] == "\n")
        all_told = told(folder)
        found |= {number: (all_told, line) for number, line in lines.items()}
    return found


@pytest.mark.parametrize("number", range(len(EDITED)), ids=lambda number: EDITED[number][-1])
def test_an_edit_that_breaks_a_file_is_told_with_its_line(
    number: int, told_of_edits: dict[int, tuple[list[str], int]]
) -> None:
    path, _, _, where, message = EDITED[number]
    found, at = told_of_edits[number]
    own = [line for line in found if re.match(rf"{where}:\d+: {re.escape(message)}", line)]
    assert own, found
    if where == path and path.endswith(".toml"):
        lines = {int(line.split(":")[1]) for line in found if line.startswith(f"{path}:")}
        assert any(abs(line - at) <= 1 for line in lines), (at, found)


def test_a_noun_in_sets_that_clash_is_told_at_its_row_wherever_it_stands(lexicons: Path) -> None:
    file = lexicons / "events/objects.csv"
    before = file.read_text(encoding="utf-8").splitlines()
    at = next(place for place, row in enumerate(before) if row.startswith("aid,"))
    file.write_text("\n".join([*before[:at], "aid,contract,a source", *before[at:], ""]), encoding="utf-8")
    [found] = told(lexicons)
    beside = r"stands in the set contracts in line \d+ too, but give:aid in line \d+ of events/patterns.csv says"
    ends = (
        r" AID and give:contracts in line \d+ COOPERATE, and so on with the sets .*agreements.*; take it out of one .*"
    )
    assert re.fullmatch(rf"events/objects.csv:{at + 1}: 'contract' in the set aid {beside}{ends}", found), found


def test_a_pattern_that_clashes_over_several_nouns_is_told_at_its_row(lexicons: Path) -> None:
    with (lexicons / "events/patterns.csv").open("a", encoding="utf-8") as file:
        file.write("give2,CONCEDE,give,,object,military-vehicles,release,a source\n")
    end = last_line(lexicons / "events/patterns.csv")
    assert any(f"events/patterns.csv:{end}: give2 says CONCEDE where give:" in one for one in told(lexicons))


def test_a_pattern_that_can_never_win_is_told(lexicons: Path) -> None:
    with (lexicons / "events/objects.csv").open("a", encoding="utf-8") as file:
        file.write("orders-and-contracts,order,a source\norders-and-contracts,contract,a source\n")
    with (lexicons / "events/patterns.csv").open("a", encoding="utf-8") as file:
        file.write("give2,COOPERATE,give,,object,orders-and-contracts,win:contracts,a source\n")
    [found] = told(lexicons)
    end = last_line(lexicons / "events/patterns.csv")
    assert found.startswith(
        f"events/patterns.csv:{end}: give2 can never win: its nouns have other patterns, such as give:"
    )


def test_a_row_that_is_cut_is_told_once(lexicons: Path) -> None:
    for path, row in (("events/classes.csv", "AID"), ("events/examples.csv", "agree"), ("events/lists.csv", "verbs")):
        file = lexicons / path
        before = file.read_text(encoding="utf-8")
        file.write_text(re.sub(rf"^{row},.*$", f"{row}!", before, count=1, flags=re.MULTILINE), encoding="utf-8")
        [found] = told(lexicons)
        assert found.startswith(f"{path}:")
        assert "the row has 1 cells" in found
        file.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("dates/patterns.toml", 'kind = "ago"', 'kind = "agoo"', "unknown kind 'agoo'"),
        ("events/nouns.csv", "invasion,ASSAULT", "invasion,ASAULT", "unknown class 'ASAULT'"),
        ("language/boilerplate.csv", '"(?:please )?donate', '"(?:please )?(donate', "pattern '(?:please )?(donate"),
        ("language/verbs.csv", "\nverb,past,", "\nverbs,past,", "the header is verbs,past,"),
        ("names/countries.csv", "\nNO,Norway,", "\nNO;Norway;", "the row has 5 cells where 7 are wanted"),
    ],
)
def test_a_run_with_a_broken_lexicon_ends_with_one_line(
    path: str, old: str, new: str, message: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src" / "extract", tmp_path / "extract", ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "extract" / "lexicons" / path
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "a.txt").write_text("They left two years ago.", encoding="utf-8")
    command = [sys.executable, "-m", "extract", "run", "a.txt", "--output", "out"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    line = before[: before.index(old)].count("\n") + old.count("\n") + 1
    assert done.returncode == 2
    [told_of] = done.stderr.splitlines()
    assert told_of.startswith(f"extract: {file}:{line}: {message}"), told_of
    assert not (tmp_path / "out").exists()


def test_a_stray_file_is_told(lexicons: Path) -> None:
    (lexicons / "events" / "more.csv").write_text("noun\n", encoding="utf-8")
    [found] = told(lexicons)
    assert found.startswith("events/more.csv:1: nothing reads this file; ")


def test_the_command_prints_a_line_a_problem(lexicons: Path) -> None:
    with (lexicons / "events/nouns.csv").open("a", encoding="utf-8") as file:
        file.write("zor,REQEST,yes,aid-noun,a source\n")
    done = run_extract("lexicon", "check", lexicons)
    line = last_line(lexicons / "events/nouns.csv")
    assert done.returncode == 1
    first, last = done.stdout.splitlines()
    assert first.startswith(f"{lexicons / 'events/nouns.csv'}:{line}: unknown class 'REQEST'; ")
    assert (last, done.stderr) == ("1 problem", "")


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    done = run_extract("lexicon", "check", tmp_path / "none")
    assert done.returncode == 2
    assert "no such folder" in done.stderr


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (lambda folder: read_text("a.csv", folder), None, "a.csv:1: the file is missing"),
        (lambda folder: read_text("a.csv", folder), b"a\n\xff", "a.csv:2: this is not UTF-8"),
        (lambda folder: parse_toml("a.csv", folder), b"a = 1\nb =\n", "a.csv:2: this is no TOML: "),
    ],
)
def test_what_cannot_be_read_is_refused(
    read: Callable[[Path], object], text: bytes | None, message: str, tmp_path: Path
) -> None:
    if text is not None:
        (tmp_path / "a.csv").write_bytes(text)
    with pytest.raises(LexiconError, match=re.escape(message)):
        read(tmp_path)


@pytest.mark.parametrize(
    ("path", "row", "read", "message"),
    [
        ("events/parties.csv", "short", "party_nouns", "the row has 1 cells where 2 are wanted: noun,kind"),
        (
            "events/patterns.csv",
            "give:no-such,AID,give,,object,no-such,,a source",
            "bare_classes",
            "unknown objects 'no-such'; add it to",
        ),
    ],
)
def test_a_row_that_breaks_a_file_is_refused_when_it_is_read(
    path: str, row: str, read: str, message: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src" / "extract", tmp_path / "extract", ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "extract" / "lexicons" / path
    file.write_text(f"{file.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    script = f"from extract.vocabulary import {read}\n{read}()"
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert f"{file}:{last_line(file)}: {message}" in done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('word,about\na,one"\n', "2: a quotation mark is left open or stands inside a cell; "),
        ('word,about\na, "one, two"\n', "2: a quotation mark is left open or stands inside a cell; "),
        ('word,about\na,"one "two""\n', "2: a quotation mark is left open or stands inside a cell; "),
        ('word;about\na;one\nb;"two"\n', "1: the cells are parted by other signs; save the file with commas"),
    ],
)
def test_marks_that_quote_no_whole_cell_are_told(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(f"a.csv:{told}")):
        read_table("a.csv", tmp_path)


def test_what_spreadsheets_save_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('\ufeff# head\r\nword,about\r\n\r\na,"one, “""two""”"\r\n'.encode())
    assert read_table("a.csv", tmp_path) == Table(["word", "about"], 2, [(4, ["a", 'one, “"two"”'])])


@pytest.mark.parametrize(
    ("row", "mend"),
    [
        ("zor,ORG", "write a comma for each cell that is empty"),
        ("zor,ORG,a,b", "quote a cell that holds a comma"),
        ("zor,ORG,“a,b”", 'quote with straight marks (")'),
        (" # a remark", "begin a remark with # at the head of its line"),
        ("zor;ORG;a source", "part the cells by commas"),
    ],
)
def test_a_row_with_other_cells_than_columns_says_how_to_mend_it(row: str, mend: str, lexicons: Path) -> None:
    with (lexicons / "names/heads.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    [found] = told(lexicons)
    assert found.endswith(f" cells where 3 are wanted: word,label,source; {mend}"), found


@pytest.mark.parametrize(
    ("sign", "message"),
    [
        (";", "the cells are parted by semicolons; save the file with commas between them"),
        ("\t", "the cells are parted by tabs; save the file with commas between them"),
    ],
)
def test_a_file_with_other_signs_than_commas_is_told(sign: str, message: str, lexicons: Path) -> None:
    file = lexicons / "events/parties.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",", sign), encoding="utf-8")
    assert told(lexicons) == [f"events/parties.csv:{read_table('events/parties.csv').header_line}: {message}"]


def test_a_header_that_is_missing_is_told(lexicons: Path) -> None:
    file = lexicons / "names/heads.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("\nword,label,source\n", "\n"), encoding="utf-8")
    [found] = told(lexicons)
    assert found.endswith(": the header is missing; write word,label,source above the first row"), found


def test_a_row_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('# head\nword,about\n\na,one\nb,"two\nthree"\nc,d\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"a\.csv:5: a quotation mark is left open"):
        read_table("a.csv", tmp_path)


def test_what_code_asks_for_by_name_is_there() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src/extract").rglob("*.py"))
    asked: dict[str, set[str]] = {}
    for answer in (words, classes_with, verbs, told_forms, forms_for, words_for, function_words, name_words):
        asked[answer.__name__] = set(re.findall(rf'\b{answer.__name__}\(\s*"([a-z_]+)"', source))
        assert [name for name in sorted(asked[answer.__name__]) if not answer(name)] == []
    assert asked["name_words"] == set(NAME_LISTS)
    checked = {reference.only for schema in SCHEMAS for column in schema.columns for reference in column.behind}
    assert set(LANGUAGE_LISTS) <= asked["function_words"] | asked["verbs"] | asked["told_forms"] | checked
    assert set(QUOTE_LISTS) <= asked["words_for"] | asked["forms_for"] | asked["verbs"]
    in_parts = set(re.findall(r'\(f"([a-z]+_)\{', source))  # words(f"topic_{name}")
    lists = [row["list"] for row in load_rows("events/lists.csv") if not row["list"].startswith(tuple(in_parts))]
    assert [name for name in lists if f'"{name}"' not in source] == []


def test_the_schema_knows_what_code_knows() -> None:
    assert {*RESOLVERS, "none"} == KINDS.keys()
    assert {name for name in load_grammar().book.by_class if name[0] != "="} >= LEXER_CLASSES
    assert set(QUOTE_LISTS) == DOES.keys()
    assert {pattern.kind for pattern in load_patterns()} <= set(EVENT_RULES)
    assert len(NAMES) == len(list((LEXICONS / "names").iterdir()))


def test_classes_have_relatives() -> None:
    assert relatives("AID") == {"COOPERATE", "RETREAT"}
    assert relatives("OTHER") == frozenset()
    assert event_classes()["SANCTION"].reversal == "CONCEDE"


def test_lists_name_their_words() -> None:
    assert "bomb" in load_lists("events/words.csv", "list", "word")["weapons"]
    assert load_rows("events/places.csv")[0] == {"noun": "city"}


def test_the_first_pattern_of_each_example_gives_its_class(nlp: Language) -> None:
    assert try_examples(nlp, every=False) == []


@pytest.mark.long
@pytest.mark.slow
def test_every_example_gives_what_it_says() -> None:
    done = run_extract("lexicon", "check", "--examples")
    assert (done.returncode, done.stdout) == (0, "the lexicons are well\n"), done.stderr


# As the program does, but with one pattern an example: all of them take a minute
_SOME_EXAMPLES = """
import sys
from functools import partial
from pathlib import Path
from extract.trial import examples
from extract.trial.command import run_lexicon_check
examples.try_examples = partial(examples.try_examples, every=False)
sys.exit(run_lexicon_check(Path(sys.argv[1]), examples=True))
"""


@pytest.mark.slow
def test_examples_that_fail_are_told_with_their_lines(lexicons: Path) -> None:
    shown, dated, boilerplate = "events/examples.csv", "dates/patterns.toml", "language/boilerplate.csv"
    edits = {
        ("events/patterns.csv", "\narrest,"): (shown, "\narrest,COERCE,Norway ", "\narrest,COERCE,If "),
        ("events/nouns.csv", "\ninvasion,"): (shown, "feared a {noun}.", "lost. Norway's {noun} of Estonia began."),
        (dated, '["He spoke on ['): (dated, "Auguest 2021] in", "Auguest] 2021 in"),
        ("quotes/lists.csv", "\nverbs,hearsay,"): ("quotes/lists.csv", "mayor is said to", "mayor is known to"),
        (boilerplate, ",Donate now"): (boilerplate, ",Donate now\n", ",We donate\n"),
    }
    places = []
    for (path, there), (edited, old, new) in edits.items():
        text = (lexicons / path).read_text(encoding="utf-8")
        places.append(f"{lexicons / path}:{text[: text.index(there)].count(chr(10)) + 1 + (there[0] == chr(10))}: ")
        file = lexicons / edited
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _SOME_EXAMPLES, lexicons], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 1, done.stderr
    assert [place for place in places if place not in done.stdout] == [], done.stdout
