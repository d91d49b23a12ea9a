"""The server's own time for suggestions: `python -m tests.bench.own FILE`, whose lines are beginnings of titles. Prints JSON.

The WSGI application of a web worker is called in this process, all of its middleware included: what a shopper waits for without the
web server and the wire. Each beginning once, then each again; the first lines only load what a worker has loaded long since.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

WARM = 20


def main(file: Path) -> None:
    from shop.wsgi import application  # isort: skip
    from django.conf import settings
    from django.test import RequestFactory

    from search.engines.registry import indexed
    from search.index.state import watch
    from tests.bench.folders import segments

    host = urlsplit(os.environ["SITE_URL"]).netloc
    requests = RequestFactory(HTTP_HOST=host)

    def ask(text: str) -> float:
        """Milliseconds."""
        told: list[str] = []
        environ = requests.get("/search/suggest/", {"q": text}).environ
        began = time.perf_counter()
        response = application(environ, lambda status, _headers, _error=None: told.append(status))
        body = b"".join(response)
        response.close()
        took = (time.perf_counter() - began) * 1000
        if not told[0].startswith("200") or b"/search/?q=" not in body:
            raise SystemExit(f"no suggestions for {text!r}: {told[0]}")
        return took

    texts = file.read_text("utf-8").splitlines()
    for text in texts[:WARM]:
        ask(text)
    engine, asked = indexed(), texts[WARM:]
    if engine is None or not watch().now().serves:
        raise SystemExit("no index serves")
    cold, again = ([round(ask(text), 3) for text in asked] for _ in range(2))
    count = segments(settings.SEARCH_FOLDER / engine.serving()) if engine.name == "tantivy" else 0
    print(json.dumps({"cold": cold, "again": again, "segments": count}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
