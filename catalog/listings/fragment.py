"""Small templates that are rendered thousands of times: read once, then plain string joining.

Of Django's language they may use `{{ name.field }}` and `{% if name.field %}…{% endif %}`, nothing else. Every value is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from django.template.loader import get_template

_PARTS = re.compile(r"({{.*?}}|{%.*?%})", re.DOTALL)
_VALUE = re.compile(r"{{\s*\w+\.(\w+)\s*}}$")
_IF = re.compile(r"{%\s*if\s+\w+\.(\w+)\s*%}$")
_ENDIF = re.compile(r"{%\s*endif\s*%}$")

Node = str | tuple[str] | tuple[str, "list[Node]"]


class Fragment:
    """A template file made ready. ValueError for anything that it does not know."""

    def __init__(self, name: str) -> None:
        self.source: str = get_template(name).template.source  # type: ignore[attr-defined]
        self.nodes = _parsed(self.source)

    def render(self, values: Mapping[str, str]) -> str:
        """The text with the values, escaped; an empty value is false."""
        out: list[str] = []
        _walk(self.nodes, {name: escape(value) for name, value in values.items()}, out)
        return "".join(out)


def _parsed(source: str) -> list[Node]:
    stack: list[list[Node]] = [[]]
    for part in _PARTS.split(source.strip()):
        if not part.startswith(("{{", "{%")):
            if part:
                stack[-1].append(part)
        elif value := _VALUE.match(part):
            stack[-1].append((value[1],))
        elif begin := _IF.match(part):
            inner: list[Node] = []
            stack[-1].append((begin[1], inner))
            stack.append(inner)
        elif _ENDIF.match(part) and len(stack) > 1:
            stack.pop()
        else:
            raise ValueError(f"a fragment does not know {part}")
    if len(stack) != 1:
        raise ValueError("an if is not closed")
    return stack[0]


def _walk(nodes: list[Node], values: Mapping[str, str], out: list[str]) -> None:
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
        elif len(node) == 1:
            out.append(values[node[0]])
        elif values[node[0]]:
            _walk(node[1], values, out)
