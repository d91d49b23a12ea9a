"""Persian typed with the keyboard left in English: «lhkj,» is what the keys of «مانتو» print."""

from __future__ import annotations

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,\\`"
_LETTERS = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوپپ"
_SHIFTED = {"C": "ژ", "H": "آ", "G": "ۀ", "V": "ؤ", "B": "إ", "N": "أ", "M": "ء", "{": "ج", "}": "چ", ":": "ک", '"': "گ", "<": "و"}

_LAYOUT = {**dict(zip(_KEYS, _LETTERS, strict=True)), **_SHIFTED}
_TABLE = str.maketrans({**_LAYOUT, **{key.upper(): letter for key, letter in _LAYOUT.items() if key.upper() not in _LAYOUT}})


def could_be_layout(chunk: str) -> bool:
    """Whether a chunk without blanks may be Persian on English keys: ASCII, with a letter, only keys that print letters."""
    return chunk.isascii() and any(sign.isalpha() for sign in chunk) and all(ord(sign) in _TABLE for sign in chunk)


def layout_readings(chunk: str) -> tuple[str, ...]:
    """What the same keys print on Persian layouts: the national standard's, and the older one where it differs (پ or ئ on one key).

    The results are raw text, still to be tokenised; keys and letters stand one for one.
    """
    standard = chunk.translate(_TABLE)
    older = chunk.replace("m", "ئ").translate(_TABLE)
    return (standard,) if older == standard else (standard, older)
