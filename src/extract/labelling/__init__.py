"""Labels for the tools of annotators, and back: exports to six formats, gold from Label Studio and doccano."""

from extract.labelling.commands import READERS, WRITERS, run_export, run_gold_import
from extract.labelling.label_sources import labels_of_gold, labels_of_run
from extract.labelling.labels import Labels
from extract.labelling.merge_gold import gold_file

__all__ = [
    "READERS",
    "WRITERS",
    "Labels",
    "gold_file",
    "labels_of_gold",
    "labels_of_run",
    "run_export",
    "run_gold_import",
]
