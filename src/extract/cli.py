"""The command line. Heavy imports wait until a command needs them, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract import __version__
from extract.errors import ExtractError, Interrupted, UsageError
from extract.terminal import hushed_libraries, patient_streams, silence

if TYPE_CHECKING:
    from extract.run import RunOptions

_EPILOG = (
    "exit status: 0 all well; 1 some articles failed, or a check found mistakes; 2 wrong usage, or nothing done; "
    "130, 143: stopped, run it again to resume"
)

_FORMATS = ("xlsx", "label-studio", "doccano", "brat", "conll", "docbin", "webanno", "geojson")
_ORIGINS = ("label-studio", "doccano")
_LAYERS = ("names", "quotes", "speakers", "events", "numbers")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="extract",
        description="From news articles to tables: who said and did what to whom, when and where.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"extract {__version__}")
    commands = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="read a folder of articles and write the tables", epilog=_EPILOG)
    run.add_argument(
        "corpus", type=_path, metavar="CORPUS", help="a folder with your articles (subfolders too), or one file"
    )
    run.add_argument(
        "--output", type=_path, default=Path("outputs"), metavar="OUT", help="where the tables go (outputs/)"
    )
    run.add_argument("--config", type=_path, metavar="FILE", help="settings (config.toml in the working directory)")
    run.add_argument(
        "--workers", type=_workers, metavar="N", help="how many processes share the work (from the settings: 1)"
    )
    run.add_argument(
        "--format",
        choices=["xlsx", "parquet"],
        help="also write the tables as one Excel workbook, or as Parquet files",
    )
    run.add_argument(
        "--engine",
        choices=["local", "dask"],
        default="local",
        help="share the work on this computer or on a Dask cluster (local)",
    )
    run.add_argument("--scheduler", default="", metavar="ADDRESS", help="a Dask cluster, such as tcp://host:8786")
    run.add_argument("--fresh", action="store_true", help="start over: reuse nothing of earlier runs")
    _add_debug(run)

    _add_watch(commands.add_parser("watch", help="run whenever files arrive, and tell what is new", epilog=_EPILOG))

    bench = commands.add_parser("bench", help="measure how fast each stage is", epilog=_EPILOG)
    bench.add_argument("corpus", type=_path, metavar="CORPUS", help="articles as for `extract run`")
    bench.add_argument("--articles", type=_whole, default=60, metavar="N", help="how many of them to measure with (60)")
    bench.add_argument("--config", type=_path, metavar="FILE", help="settings (config.toml in the working directory)")
    bench.add_argument("--json", action="store_true", help="print the figures as JSON")
    _add_debug(bench)

    score = commands.add_parser(
        "score", help="measure how good the tables are against labels made by hand", epilog=_EPILOG
    )
    score.add_argument("output", type=_path, metavar="OUTPUT", help="a folder that `extract run` wrote")
    score.add_argument("--gold", type=_path, required=True, metavar="DIR", help="a folder of hand-made labels (.jsonl)")
    score.add_argument("--json", action="store_true", help="print the figures as JSON")
    score.add_argument(
        "--errors",
        nargs="?",
        const="all",
        choices=("all", "mentions", "dates", "quotes", "actions"),
        help="list every error in its sentence, of one layer or of all",
    )
    _add_debug(score)

    _add_train(commands.add_parser("train", help="improve the results with labels of your own", epilog=_EPILOG))

    report = commands.add_parser("report", help="write the report page again, of all or some articles", epilog=_EPILOG)
    report.add_argument("output", type=_path, metavar="OUT", help="a folder that `extract run` wrote")
    report.add_argument(
        "--articles",
        nargs="+",
        default=[],
        metavar="ID",
        help="which articles to show: ids, or patterns such as 'wire/2021/*'",
    )
    _add_debug(report)

    browse = commands.add_parser("browse", help="search the results in the browser", epilog=_EPILOG)
    browse.add_argument("output", type=_path, metavar="OUT", help="a folder that `extract run` wrote")
    browse.add_argument("--port", type=_port, default=8001, metavar="N", help="where to serve (8001; 0: any free one)")
    browse.add_argument("--no-open", action="store_true", help="do not open the browser, only print the address")
    _add_debug(browse)

    _add_entities(
        commands.add_parser("entities", help="correct who is who: write a list for you to edit", epilog=_EPILOG)
    )
    _add_export(commands.add_parser("export", help="write for Excel, maps or an annotation tool", epilog=_EPILOG))

    gold = commands.add_parser("gold", help="check or import labels made by hand").add_subparsers(
        dest="gold_command", required=True, metavar="COMMAND"
    )
    check = gold.add_parser("check", help="check labels against their articles and name every mistake", epilog=_EPILOG)
    check.add_argument("gold", type=_path, metavar="GOLD", help="a folder of hand-made labels (.jsonl)")
    check.add_argument("corpus", type=_path, metavar="CORPUS", help="the folder of their articles")
    _add_debug(check)

    lexicon = commands.add_parser("lexicon", help="check the word lists and patterns").add_subparsers(
        dest="lexicon_command", required=True, metavar="COMMAND"
    )
    whole = lexicon.add_parser(
        "check", help="check the word lists and patterns; name every mistake by file and line", epilog=_EPILOG
    )
    whole.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help="another folder of lists (the package's own)"
    )
    whole.add_argument("--examples", action="store_true", help="try every example sentence too, with the model")
    _add_debug(whole)

    _add_import(gold.add_parser("import", help="turn what an annotation tool exports into label files", epilog=_EPILOG))
    return parser


def _add_watch(watch: argparse.ArgumentParser) -> None:
    watch.description = (
        "Runs at once and whenever files have come, changed or gone, until Ctrl-C or SIGTERM; only what is new is "
        "worked on. Rows that newly meet an [[alert]] of config.toml are printed and added to OUT/alerts.csv."
    )
    watch.add_argument("corpus", type=_path, metavar="CORPUS", help="a folder of articles, as for `extract run`")
    watch.add_argument(
        "--output", type=_path, default=Path("outputs"), metavar="OUT", help="where the tables go (outputs/)"
    )
    watch.add_argument("--every", type=_whole, default=60, metavar="SECONDS", help="how often to look (60)")
    watch.add_argument("--config", type=_path, metavar="FILE", help="settings (config.toml in the working directory)")
    watch.add_argument("--workers", type=_workers, metavar="N", help="processes side by side (from the settings: 1)")
    _add_debug(watch)


def _add_train(train: argparse.ArgumentParser) -> None:
    train.description = (
        "Learns the weights of the models from labelled articles and prints how good they are on articles that they "
        'have not seen, beside the shipped ones. A run uses them if config.toml names the folder: weights = "weights".'
    )
    train.add_argument("gold", type=_path, metavar="GOLD", help="a folder of hand-made labels (.jsonl)")
    train.add_argument(
        "corpus", type=_path, metavar="CORPUS", help="their articles, as for `extract run`, or OUT/texts"
    )
    train.add_argument("--layer", choices=_LAYERS, help="one of the layers (all, in order)")
    train.add_argument(
        "--start",
        choices=("shipped", "none"),
        default="shipped",
        help="adjust the shipped weights, or learn from your labels alone (shipped)",
    )
    train.add_argument(
        "--output", type=_path, default=Path("weights"), metavar="FOLDER", help="where the weights go (weights/)"
    )
    train.add_argument("--config", type=_path, metavar="FILE", help="settings (config.toml in the working directory)")
    _add_debug(train)


def _add_entities(entities: argparse.ArgumentParser) -> None:
    entities.description = (
        "Writes the persons, organisations and places of a run to a file, doubtful ones first. Correct it and name "
        'the file in config.toml: entities = "my-entities.csv". The next run follows it.'
    )
    entities.add_argument("output", type=_path, metavar="OUT", help="a folder that `extract run` wrote")
    entities.add_argument("--to", type=_path, required=True, metavar="FILE", help="the file, such as my-entities.csv")
    _add_force(entities)
    _add_debug(entities)


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("output_of_run", type=_path, metavar="OUT", help="a folder that `extract run` wrote")
    export.add_argument("--to", required=True, choices=_FORMATS, help="the format")
    export.add_argument(
        "--output", type=_path, metavar="FOLDER", help="where the files go (labels/ and the format's name; xlsx: OUT)"
    )
    export.add_argument(
        "--gold", type=_path, metavar="DIR", help="take the labels from these hand-made files, not from the run"
    )
    export.add_argument(
        "--articles", nargs="+", default=[], metavar="ID", help="which articles: ids, or patterns such as 'wire/2021/*'"
    )
    _add_force(export)
    _add_debug(export)


def _add_import(back: argparse.ArgumentParser) -> None:
    back.add_argument("file", type=_path, metavar="FILE", help="what the tool exported, as JSON or JSONL")
    back.add_argument("--from", required=True, dest="origin", choices=_ORIGINS, help="the tool")
    back.add_argument("--output", type=_path, default=Path("gold"), metavar="GOLD", help="where the labels go (gold/)")
    back.add_argument("--corpus", type=_path, metavar="CORPUS", help="the articles, whose texts must be the same")
    _add_force(back)
    _add_debug(back)


def _add_force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="overwrite existing files")


def _add_debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")


def _path(text: str) -> Path:
    if not text:  # Path("") is the working directory
        raise argparse.ArgumentTypeError("a name is wanted, not an empty one")
    return Path(text)


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to 65535 is wanted, not {text!r}")
    return number


def _whole(text: str, most: int = 1_000_000) -> int:
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    if not 1 <= number <= most:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {most:,} is wanted, not {text!r}")
    return number


def _workers(text: str) -> int:
    return _whole(text, 256)


def _export(args: argparse.Namespace) -> int:
    if args.to == "xlsx":
        from extract.database import export_workbook

        if args.gold or args.articles:
            raise UsageError("--gold and --articles go with the formats for annotators; a workbook holds the whole run")
        return export_workbook(args.output_of_run, args.output, force=args.force)
    folder = args.output or Path("labels") / args.to
    if args.to == "geojson":
        from extract.geojson import run_geojson_export

        if args.gold:
            raise UsageError("--to geojson writes the events of a run: leave --gold out")
        return run_geojson_export(args.output_of_run, folder, patterns=args.articles, force=args.force)
    from extract.labelling import run_export

    return run_export(args.output_of_run, args.to, folder, gold=args.gold, patterns=args.articles, force=args.force)


def _watch(args: argparse.Namespace) -> int:
    from extract.run import RunOptions
    from extract.watch import watch_corpus

    options = RunOptions(args.config, args.workers, debug=args.debug)
    return watch_corpus(args.corpus, args.output, options, every=args.every)


def _dispatch(args: argparse.Namespace) -> int:
    if args.command == "run":
        from extract.run import RunOptions

        options = RunOptions(args.config, args.workers, args.engine, args.scheduler, fresh=args.fresh, debug=args.debug)
        return _run_as(args.format, args.corpus, args.output, options)
    if args.command == "watch":
        return _watch(args)
    if args.command == "browse":
        from extract.database import browse_database

        return browse_database(args.output, args.port, show=not args.no_open)
    if args.command == "report":
        from extract.report import write_report

        print(write_report(args.output, args.articles))
        return 0
    if args.command == "entities":
        from extract.corpus import run_entities

        return run_entities(args.output, args.to, force=args.force)
    if args.command == "bench":
        from extract.run.bench import run_bench

        return run_bench(args.corpus, config_path=args.config, articles=args.articles, as_json=args.json)
    if args.command == "export":
        return _export(args)
    if args.command == "train":
        from extract.training import run_train

        return run_train(
            args.gold, args.corpus, args.output, layer=args.layer, start=args.start, config_path=args.config
        )
    if args.command == "gold" and args.gold_command == "import":
        from extract.labelling import run_gold_import

        return run_gold_import(args.file, args.origin, args.output, corpus=args.corpus, force=args.force)
    if args.command == "lexicon":
        from extract.trial import run_lexicon_check

        return run_lexicon_check(args.folder, examples=args.examples)
    from extract.score.commands import run_gold_check, run_score

    if args.command == "score":
        return run_score(args.output, args.gold, as_json=args.json, errors=args.errors)
    return run_gold_check(args.gold, args.corpus)


def _run_as(form: str | None, corpus: Path, out: Path, options: RunOptions) -> int:
    """A run, and its tables in another format too; what that needs is asked for before the work, not after it."""
    from extract.database import check_parquet, check_workbook, export_workbook, tell_of_old_workbook, write_parquet
    from extract.run import run_corpus

    if form:
        check_workbook() if form == "xlsx" else check_parquet()
    status = run_corpus(corpus, out, options)
    if form == "xlsx":
        return max(status, export_workbook(out, force=True))
    if form:
        write_parquet(out)
    tell_of_old_workbook(out)
    return status


def _run(args: argparse.Namespace) -> int:
    """Runs a command; the user's errors are one line on standard error, its status is the exit status."""
    try:
        with hushed_libraries():
            return _dispatch(args)
    except ExtractError as error:
        if args.debug:
            raise
        print(f"extract: {error}", file=sys.stderr)
        return 128 + error.signal if isinstance(error, Interrupted) else 2
    except KeyboardInterrupt:
        print("extract: interrupted", file=sys.stderr)
        return 130
    except UnicodeEncodeError:
        if args.debug or (encoding := sys.getfilesystemencoding()) == "utf-8":
            raise
        print(f"extract: the system writes names of files as {encoding}: run it with PYTHONUTF8=1", file=sys.stderr)
        return 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and returns the exit status; errors that are the user's to mend are one line on standard error."""
    debug = False
    try:
        with patient_streams():
            args = _parser().parse_args(argv)
            debug = args.debug
            return _run(args)
    except OSError as error:  # what names its file is an ExtractError: this is the terminal or a full disk behind it
        if debug:
            raise
        if not error.filename:
            silence(sys.stdout)
        where = error.filename or "standard output"
        print(f"extract: {where}: {error.strerror}; free it and run again", file=sys.stderr)
        return 2
