"""The search server of the tests itself: starts, answers, stops with nothing left, and a cluster survives the loss of a node."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from shop.settings.env import ROOT
from tests.searchserver.nodes import SearchServer

GONE_S = 30


@contextmanager
def command() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`make search-server` and the setting that it prints."""
    process = subprocess.Popen([sys.executable, "-m", "tests.searchserver", "--quick"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        found = (re.search(r"ELASTICSEARCH_URL=(\S+)", line) for line in process.stdout)
        yield process, next(match[1] for match in found if match)
    finally:
        process.terminate()
        process.wait(GONE_S)


def descendants(pid: int) -> set[int]:
    """Its children and theirs that live."""
    children = {int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()}
    return children.union(*(descendants(child) for child in children))


def owner(pid: int) -> int:
    return Path(f"/proc/{pid}").stat().st_uid


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: set[int]) -> bool:
    until = time.monotonic() + GONE_S
    while any(lives(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.1)
    return not any(lives(pid) for pid in pids)


@pytest.mark.searchserver
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_it_never_runs_as_root_and_nothing_is_left_when_the_command_ends(number: signal.Signals) -> None:
    with command() as (process, url):
        assert Elasticsearch(url).cluster.health()["number_of_nodes"] == 1
        children = descendants(process.pid)
        assert len(children) >= 2
        assert all(owner(pid) != 0 for pid in children)
        process.send_signal(number)
        assert process.wait(GONE_S) == (0 if number == signal.SIGINT else -number)
        assert gone(children)


def test_the_shared_server_answers(search_server: tuple[str, ...]) -> None:
    index = f"shared-{os.getpid()}"
    with Elasticsearch(search_server) as client:
        client.index(index=index, document={"title": "ترمه"}, refresh=True)
        assert client.count(index=index)["count"] == 1
        client.indices.delete(index=index)


def test_a_node_that_was_killed_comes_back_with_its_data(search_cluster: SearchServer) -> None:
    address = search_cluster.nodes[1].url
    with Elasticsearch(search_cluster.urls, retry_on_timeout=True, max_retries=3, request_timeout=70) as client:
        settings = {"number_of_shards": 3, "number_of_replicas": 1}
        client.options(ignore_status=400).indices.create(index="kept", settings=settings)  # a retry meets what the first try made
        assert not client.cluster.health(index="kept", wait_for_status="green", timeout="60s")["timed_out"]
        client.bulk(index="kept", operations=[{"index": {}}, {"number": 1}] * 50, refresh=True)
        search_cluster.kill(2)
        assert search_cluster.nodes[1].pids == []
        assert client.count(index="kept")["count"] == 50
        search_cluster.start(2)
        with Elasticsearch(address) as second:
            assert second.cluster.health(wait_for_nodes="3", timeout="30s")["number_of_nodes"] == 3
            assert second.count(index="kept")["count"] == 50
        client.indices.delete(index="kept")


def test_a_machine_without_a_part_is_told_the_way_out(tmp_path: Path) -> None:
    env = os.environ | {"BAZARCHE_CACHE": str(tmp_path), "ES_JAVA_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "tests.searchserver"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "ES_JAVA_HOME" in done.stderr
