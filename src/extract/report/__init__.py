"""The report: one page that works offline, with what a run found, how it adds up, and each place in its text."""

from extract.report.write_page import LIMIT, REPORT_FILE, renew_report, write_report

__all__ = ["LIMIT", "REPORT_FILE", "renew_report", "write_report"]
