"""Are all sentences in gettext, and all translations whole? `python -m tests.translations` lists what is not; part of `make check`.

Our sentences are written in Persian, so that Persian is complete by itself. `shop/locale/fa` holds what Wagtail's own Persian lacks.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from shop.core.messages import ROOMS, ROOT, po_files

PLACES = re.compile(r"%\(\w+\)[#0\- +]?\d*[a-z]|(?<!%)%[sdif]|\{\w*\}|</?[a-z][^>]*>")
PERSIAN = re.compile("[\u0600-\u06ff]")
WORDS = re.compile("[\u0621-\u06cc]{2,}[ \u200c]+[\u0621-\u06cc]{2,}")
LATIN_WORD = re.compile(r"(?<![\w&#;./@-])[A-Za-z]{3,}(?![\w=-])")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
ALLOWED_LATIN = re.compile(r"^(JSON|PDF|XLSX|SMS|JPG|PNG|WebP|AVIF|English|Bazarche|enter)$", re.I)
DOMAINS = ("django", "djangojs")

Key = tuple[str | None, str]


def _texts(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, (tuple, list)) else [str(value or "")]


def _places(text: str) -> list[str]:
    return sorted(PLACES.findall(text))


def is_whole(message: Message) -> bool:
    """Translated in every plural form and not marked as a guess."""
    return not message.fuzzy and all(_texts(message.string))


def message_faults(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    if message.fuzzy:
        yield "fuzzy"
    asked, told = _texts(message.id), _texts(message.string)
    if not all(told):
        yield "empty"
        return
    if len(asked) > 1:
        if len(told) != 2:
            yield f"{len(told)} plural forms"
        most = set(_places(asked[-1])) | set(_places(asked[0]))
        if any(not set(_places(text)) <= most for text in told) or set(_places(told[-1])) != set(_places(asked[-1])):
            yield "other placeholders"
    elif _places(asked[0]) != _places(told[0]):
        yield "other placeholders"


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def po_faults(path: Path) -> list[str]:
    """The faults of one file of ours."""
    try:
        found = catalogue(path)
        write_mo(io.BytesIO(), found)
    except (PoFileError, ValueError, UnicodeDecodeError) as error:
        return [f"{path}: {error}"]
    return [f"{path}: {fault}: {_texts(message.id)[0]!r}" for message in found if message.id for fault in message_faults(message)]


def _keys(paths: list[Path]) -> dict[Key, Message]:
    return {(message.context, _texts(message.id)[0]): message for path in paths for message in catalogue(path) if message.id}


def wagtail_faults() -> list[str]:
    """Sentences of the installed Wagtail without Persian, and ours that it does not lack."""
    spec = find_spec("wagtail")
    locations = spec.submodule_search_locations if spec else None
    if not locations:
        return ["wagtail is not installed"]
    folder, faults = Path(locations[0]), []
    for domain in DOMAINS:
        wanted = _keys(sorted(folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po")))
        persian = [_keys([path]) for path in folder.rglob(f"locale/fa/LC_MESSAGES/{domain}.po")]
        theirs = {key for found in persian for key, message in found.items() if is_whole(message)}
        ours = _keys([path for path in (ROOT / "shop/locale/fa/LC_MESSAGES" / f"{domain}.po",) if path.exists()])
        faults += [f"wagtail {domain}: no Persian: {key[1]!r}" for key in wanted if key not in theirs and key not in ours]
        faults += [f"wagtail {domain}: translated there already: {key[1]!r}" for key in ours if key in theirs]
        faults += [f"wagtail {domain}: not a sentence of it: {key[1]!r}" for key in ours if key not in wanted]
    return faults


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def sentence_faults(path: Path, tree: ast.AST) -> Iterator[str]:
    """Persian that stands in code without gettext, where it is not data."""
    told = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in CALLS for inner in ast.walk(node)}
    told |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told and WORDS.search(node.value):
            yield f"{path}:{node.lineno}: without gettext: {node.value[:60]!r}"


def _name(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""


def python_faults(path: Path, tree: ast.AST) -> Iterator[str]:
    """Messages that are no plain Persian literal."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = _name(node)
        if name not in CALLS:
            continue
        first = node.args[1 if name.startswith("pgettext") else 0]
        text = _literal(first)
        if isinstance(first, ast.JoinedStr):
            yield f"{path}:{node.lineno}: an f-string cannot be translated"
        elif text is not None and re.search("[A-Za-z]{3}", PLACES.sub("", text)) and not PERSIAN.search(text):
            yield f"{path}:{node.lineno}: not Persian: {text!r}"


_COMMENTS = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<(script|style|svg|code)\b.*?</\1>", re.S)
_BLOCKS = re.compile(r"{%-?\s*(blocktrans(?:late)?)\b.*?end\1\s*%}", re.S)
_MARKS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
_TRANSLATE = re.compile(r"""{%\s*(?:trans|translate)\s+(["'])(.*?)\1""")
_TAG = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_SEEN = re.compile(r"""\s(?:title|placeholder|alt|aria-label)="([^"]*)\"""")


def template_faults(path: Path) -> Iterator[str]:
    """Text that stands in a template without gettext, and sentences of it that are not Persian."""
    source = _COMMENTS.sub("", path.read_text(encoding="utf-8"))
    for found in _TRANSLATE.finditer(source):
        if not PERSIAN.search(found[2]) and re.search("[A-Za-z]{3}", found[2]):
            yield f"{path}: not Persian: {found[2]!r}"
    for found in _BLOCKS.finditer(source):
        inner = PLACES.sub(" ", _MARKS.sub(" ", found[0]))
        if not PERSIAN.search(inner) and re.search("[A-Za-z]{3}", inner):
            yield f"{path}: not Persian: {inner.strip()!r}"
    plain = _MARKS.sub(" ", _BLOCKS.sub(" ", source))
    shown = [*_SEEN.findall(plain), *_TAG.sub("\n", plain).splitlines()]
    for line in shown:
        words = [word for word in LATIN_WORD.findall(line) if not ALLOWED_LATIN.match(word)]
        if words or PERSIAN.search(re.sub("[،؛؟٪٫٬«»…\u06f0-\u06f9\u061c]", "", line)):
            yield f"{path}: without gettext: {line.strip()[:80]!r}"


SENTENCES_OF_DATA = (
    "/demo/", "/taxonomy.py", "/agencies.py", "/cms/texts.py", "/cms/services.py", "/search/text/", "/core/", "/styleguide.py", "/places/",
    "/standin/", "/serve.py",
)
"""Modules whose Persian is rows, letters, or the words of another site or of a terminal."""


def sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted(path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts)


def templates() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted(path for path in (ROOT / room).rglob("templates/**/*.html") if path.name != "styleguide.html")


def faults() -> list[str]:
    """Everything that is wrong, in words."""
    found = [fault for path in po_files() for fault in po_faults(path)]
    found += wagtail_faults()
    found += [fault for path in sources() for fault in python_faults(path, ast.parse(path.read_text(encoding="utf-8")))]
    data = [path for path in sources() if not any(part in str(path) for part in SENTENCES_OF_DATA)]
    found += [fault for path in data for fault in sentence_faults(path, ast.parse(path.read_text(encoding="utf-8")))]
    found += [fault for path in templates() for fault in template_faults(path)]
    return [fault.replace(f"{ROOT}/", "") for fault in found]


def main() -> int:
    found = faults()
    print("\n".join(found) or "all sentences are in gettext, all translations are whole")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
