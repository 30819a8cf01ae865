"""Labels for the tools of annotators, and back: exports to six formats, gold from Label Studio and doccano."""

from extract.labelling.commands import READERS, WRITERS, run_export, run_gold_import
from extract.labelling.labels import Labels
from extract.labelling.merge import gold_file
from extract.labelling.origins import labels_of_gold, labels_of_run

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
