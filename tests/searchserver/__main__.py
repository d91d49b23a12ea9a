"""`make search-server`: a server in the foreground until Ctrl-C; `--fetch` brings its parts and ends."""

from __future__ import annotations

import argparse
import signal
import sys
import time

from tests.searchserver.nodes import SearchServer
from tests.searchserver.parts import SearchServerError, jdk_home, server_home


class Stop(Exception):  # noqa: N818
    """A signal asked to stop."""


def _on_signal(number: int, frame: object) -> None:
    raise Stop


def _serve(*, nodes: int, port: int, quick: bool) -> None:
    began = time.monotonic()
    with SearchServer(nodes=nodes, port=port, quick=quick) as server:
        print(f"\n  Elasticsearch, ready in {time.monotonic() - began:.0f} s:", *server.urls, flush=True)
        print(f"\n  ELASTICSEARCH_URL={server.setting}\n\n  Ctrl-C stops it, and its data are gone then.\n", flush=True)
        while True:
            time.sleep(0.5)
            for node in server.nodes:
                if node.process and node.process.poll() is not None:
                    raise SearchServerError(f"Node {node.name} ended by itself ({node.fault()}).")


def main() -> None:
    words = argparse.ArgumentParser(prog="make search-server", description="A real Elasticsearch for tests and development.")
    words.add_argument("--nodes", type=int, default=1, choices=range(1, 6), help="how many nodes (1)")
    words.add_argument("--port", type=int, default=0, help="the first node's port (a free one)")
    words.add_argument("--quick", action="store_true", help="ready sooner, slower under load")
    words.add_argument("--fetch", action="store_true", help="only bring the server into the cache folder")
    asked = words.parse_args()
    signal.signal(signal.SIGINT, _on_signal)
    signal.signal(signal.SIGTERM, _on_signal)
    try:
        if asked.fetch:
            print(f"JDK {jdk_home()}, Elasticsearch {server_home()}")
        else:
            _serve(nodes=asked.nodes, port=asked.port, quick=asked.quick)
    except Stop:
        print("stopped")
    except SearchServerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
