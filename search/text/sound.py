"""Letters that sound alike: one key for طرمه and ترمه."""

from __future__ import annotations

_ALIKE = str.maketrans("ذضظصثطحق", "زززسستهغ")


def sound_key(word: str) -> str:
    """The key of a folded word. Two spellings with one key are read aloud the same."""
    return word.translate(_ALIKE)
