"""Persian letters and digits: folding for comparison, digits for input and screen, an order for names.

Folding is for search and uniqueness, never for display. The embedded PostgreSQL has no Persian collation, so lists of names
are ordered by `sort_key`.
"""

from __future__ import annotations

import re
import unicodedata

DIGITS_FA = "۰۱۲۳۴۵۶۷۸۹"
DIGITS_AR = "٠١٢٣٤٥٦٧٨٩"
ALPHABET = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

_TO_EN = str.maketrans(DIGITS_FA + DIGITS_AR, "0123456789" * 2)
_TO_FA = str.maketrans("0123456789" + DIGITS_AR, DIGITS_FA * 2)
_LETTERS: dict[int, str | None] = {
    ord(old): new
    for old, new in {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ـ": None,
    }.items()
}
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SORTED = str.maketrans({"ي": "ی", "ك": "ک", "ئ": "ی", "ؤ": "و", "أ": "ا", "\u200c": " "})
_ORDER = {letter: chr(0x100 + rank) for rank, letter in enumerate(ALPHABET)}


def digits_en(text: str) -> str:
    """Persian and Arabic digits become ASCII; nothing else changes."""
    return text.translate(_TO_EN)


def digits_fa(text: str) -> str:
    """ASCII and Arabic digits become Persian; nothing else changes."""
    return text.translate(_TO_FA)


def fold(text: str) -> str:
    """One spelling for texts that read the same: letters, digits, marks and compatibility forms; lower case.

    The zero-width non-joiner stays, since what it joins is decided by the search pipeline.
    """
    text = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    return _MARKS.sub("", unicodedata.normalize("NFC", text)).translate(_LETTERS).translate(_TO_EN).lower()


def squeeze(text: str) -> str:
    """`fold`, then without half-spaces and with single blanks: two titles are the same when their squeezed forms are."""
    return " ".join(re.sub("[\u200c\u200d]", "", fold(text)).split())


def clean(text: str) -> str:
    """What a person typed, ready to be stored and shown: Persian letters for Arabic ones, no control marks, single blanks."""
    text = text.translate({ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک"})
    text = re.sub("[\u0000-\u0008\u000b-\u001f\u007f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    return re.sub("[ \t\u00a0]+", " ", text).strip()


def sort_key(text: str) -> str:
    """A key whose code-point order is the order of the Persian alphabet. At most 120 characters."""
    plain = _MARKS.sub("", text.translate(_SORTED))
    return "".join(_ORDER.get(letter, letter) for letter in plain.lower())[:120]
