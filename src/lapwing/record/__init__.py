"""What things are: the words of the field as frozen dataclasses. Standard library only."""

from lapwing.record.actor import Actor, Party
from lapwing.record.article import (
    REJECTION_REASONS,
    Article,
    Dateline,
    Dating,
    RawArticle,
    Rejection,
    Removed,
)
from lapwing.record.json_form import reading_as_json
from lapwing.record.mention import Mention, MentionKind, Place, TimeExpression
from lapwing.record.period import Basis, Period, Precision
from lapwing.record.reading import LAYERS, Fault, Layer, Reading
from lapwing.record.report import Realis, Report, report_id
from lapwing.record.span import Span
from lapwing.record.statement import Statement
from lapwing.record.syntax import Cue, Frame, Name, ReadOut, Sentence, Trigger, Word

__all__ = [
    "LAYERS",
    "REJECTION_REASONS",
    "Actor",
    "Article",
    "Basis",
    "Cue",
    "Dateline",
    "Dating",
    "Fault",
    "Frame",
    "Layer",
    "Mention",
    "MentionKind",
    "Name",
    "Party",
    "Period",
    "Place",
    "Precision",
    "RawArticle",
    "ReadOut",
    "Reading",
    "Realis",
    "Rejection",
    "Removed",
    "Report",
    "Sentence",
    "Span",
    "Statement",
    "TimeExpression",
    "Trigger",
    "Word",
    "reading_as_json",
    "report_id",
]
