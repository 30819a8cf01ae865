"""Settings: one TOML file, checked key by key."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from extract.errors import UsageError
from extract.scoring import SHIPPED, Weights, read_weights

FILE_NAME = "config.toml"
log = logging.getLogger("extract.config")


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ReadSettings(_Section):
    """What counts as a readable article."""

    max_chars: int = Field(gt=0)
    seconds_per_file: float = Field(gt=0)


class ColumnSettings(_Section):
    """How the columns of dumps are called, where they are called otherwise."""

    id: str
    text: str
    published: str
    title: str
    url: str
    publisher: str


class InputSettings(_Section):
    """How the files of a corpus are to be understood."""

    columns: ColumnSettings

    def given_columns(self) -> tuple[tuple[str, str], ...]:
        """Our columns with the names that they have in the dumps, those alone that are named."""
        return tuple((ours, theirs) for ours, theirs in self.columns.model_dump().items() if theirs)


class DateSettings(_Section):
    """How numeric dates are read."""

    day_month: Literal["auto", "dmy", "mdy"]


class ThresholdSettings(_Section):
    """The confidence below which rows are left out."""

    min_confidence: float = Field(ge=0, le=1)


class EventSettings(ThresholdSettings):
    """Which happenings become rows: those that are likely enough, and whose row is."""

    gate: Literal["balanced"] | float

    @field_validator("gate")
    @classmethod
    def _is_probability(cls, given: float | str) -> float | str:
        if isinstance(given, float) and not 0 <= given <= 1:
            raise ValueError('should be "balanced" or a number from 0 to 1')
        return given

    @property
    def least(self) -> float | None:
        """The least probability of a happening; None is that at which precision meets recall."""
        return None if self.gate == "balanced" else float(self.gate)


class MergeSettings(_Section):
    """What is merged over all articles."""

    happenings: bool
    sayings: bool


class RunSettings(_Section):
    """How the work is spread."""

    workers: int = Field(ge=1, le=256)
    chunk: int = Field(ge=1, le=10_000)
    seconds_per_article: float = Field(gt=0)


class AlertSettings(_Section):
    """A saved search of `extract watch`."""

    name: str = Field(pattern=r"^[^\r\n]{1,100}$")
    table: str
    where: str = Field(min_length=1)


class Config(_Section):
    """All settings; `config.toml` at the top of the project explains each."""

    model: str = Field(min_length=1)
    weights: Weights
    entities: str
    read: ReadSettings
    input: InputSettings
    dates: DateSettings
    quotes: ThresholdSettings
    events: EventSettings
    merge: MergeSettings
    run: RunSettings
    alert: tuple[AlertSettings, ...] = Field(default=(), strict=False)

    @field_validator("weights", mode="before")
    @classmethod
    def _read_weights(cls, given: object) -> object:
        """What the files of a folder say, so that the settings hold all that rows depend on."""
        if isinstance(given, str):
            return read_weights(Path(given)) if given else SHIPPED
        return given


def _packaged() -> dict[str, object]:
    return tomllib.loads(files("extract").joinpath(FILE_NAME).read_text(encoding="utf-8"))


def _merged(defaults: dict[str, object], given: dict[str, object]) -> dict[str, object]:
    merged = dict(defaults)
    for key, value in given.items():
        base = merged.get(key)
        merged[key] = _merged(base, value) if isinstance(base, dict) and isinstance(value, dict) else value
    return merged


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        parent: type[BaseModel] | None = Config
        for part in first["loc"][:-1]:
            field = parent.model_fields.get(str(part)) if parent else None
            parent = field.annotation if field and isinstance(field.annotation, type) else None
        known = ", ".join(sorted(parent.model_fields)) if parent else ""
        return f"unknown key {key!r} (known here: {known})"
    if first["type"] == "model_type" and key in Config.model_fields:
        section = Config.model_fields[key].annotation
        known = " or ".join(sorted(section.model_fields)) if isinstance(section, type) else ""
        return f"{key} is a section, not a value: write [{key}] and below it {known}, got {first['input']!r}"
    return f"{key}: {first['msg']}, got {first['input']!r}"


def _is_ours(key: str, value: object) -> bool:
    """Whether the top of a file names one of our settings; a [model] is somebody else's."""
    return key in Config.model_fields and not (key == "model" and isinstance(value, dict))


@cache
def default_config() -> Config:
    """The packaged settings."""
    return Config.model_validate(_packaged())


def load_config(path: Path | None = None, *, ignored: Collection[str] = ()) -> Config:
    """The settings from `path`, else ./config.toml, else the packaged defaults; missing keys take their default.

    So do `ignored` ones.

    A ./config.toml without one section or key of ours is another program's: passed over, with a warning in the log.
    Raises UsageError naming the file and the key for anything that does not fit, WeightsError for a folder of weights
    that does not.
    """
    chosen = path if path is not None else Path(FILE_NAME)
    given: dict[str, object] = {}
    if path is not None or chosen.is_file():
        try:
            given = tomllib.loads(chosen.read_text(encoding="utf-8"))
        except OSError as error:
            raise UsageError(f"{chosen}: cannot read the configuration: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{chosen}: not valid TOML: {error}") from error
    if path is None and given and not any(_is_ours(key, value) for key, value in given.items()):
        log.warning("%s: no setting in it belongs to extract; ignored", chosen)
        given = {}
    given = {key: value for key, value in given.items() if key not in ignored}
    try:
        return Config.model_validate(_merged(_packaged(), given))
    except ValidationError as error:
        raise UsageError(f"{chosen}: {_explain(error)}") from error


def find_pipeline(name: str) -> Path | None:
    """The folder of the spaCy pipeline that a `model` names, an installed package or a folder; None if it is none.

    Nothing is loaded. What makes a package or folder a pipeline is the meta.json that spaCy writes into each.
    """
    folder = Path(name)
    if name.isidentifier():
        with suppress(PackageNotFoundError):
            distribution(name)
            if (spec := find_spec(name)) and spec.origin:
                folder = Path(spec.origin).parent
    try:
        return folder if name and (folder / "meta.json").is_file() else None
    except (OSError, ValueError):  # no name that a file could have
        return None
