"""Persian as people type it: one pipeline for what is indexed and for what is asked, the same for every engine."""

from search.text.documents import DocumentTokens, FieldTokens, analyse_document
from search.text.highlight import highlight_pieces, highlight_spans
from search.text.lexicon import Lexicon, LexiconBuilder
from search.text.plan import RELAX_BELOW, Alternative, Form, Kind, QueryPlan, Slot
from search.text.queries import analyse_query

__all__ = [
    "RELAX_BELOW",
    "Alternative",
    "DocumentTokens",
    "FieldTokens",
    "Form",
    "Kind",
    "Lexicon",
    "LexiconBuilder",
    "QueryPlan",
    "Slot",
    "analyse_document",
    "analyse_query",
    "highlight_pieces",
    "highlight_spans",
]
