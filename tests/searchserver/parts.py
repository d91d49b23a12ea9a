"""What the server needs from the machine: a JDK, and the server itself, fetched once into a cache folder outside the project."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

VERSION = "9.2.8"
SHA256 = "db508f13489de1f46f1af9b487e1589071f34f5eb03a996b851a8bd67880f09b"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
JAVA_MIN = 21
JAVA_MODULE = "jdk.incubator.vector"
JAVA_HOMES = Path("/usr/lib/jvm")
ROOT_CACHE = Path("/var/cache/bazarche")
FETCH_S = 120


class SearchServerError(RuntimeError):
    """The server does not start; the text is one sentence with the way out."""


class PartMissingError(SearchServerError):
    """This machine lacks a part that is not ours to bring."""


def cache_folder() -> Path:
    """BAZARCHE_CACHE, else the user's cache folder; root's is in /var/cache, since the server, which refuses root, must read it."""
    named = os.environ.get("BAZARCHE_CACHE")
    if named:
        return Path(named).absolute()
    if os.geteuid() == 0:
        return ROOT_CACHE
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").absolute() / "bazarche"


def _java_version(home: Path) -> int:
    """Its major version; 0 for what is no JDK with the module that the server's vectors need."""
    try:
        listed = subprocess.run([home / "bin" / "java", "--list-modules"], capture_output=True, text=True, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r"^java\.base@(\d+)", listed, re.MULTILINE)
    return int(found[1]) if found and f"{JAVA_MODULE}@" in listed else 0


def jdk_home() -> Path:
    """The JDK that ES_JAVA_HOME names, else JAVA_HOME's, else the oldest in /usr/lib/jvm that is new enough. PartMissingError."""
    named = os.environ.get("ES_JAVA_HOME")
    if named:
        if _java_version(Path(named)) < JAVA_MIN:
            raise PartMissingError(f"ES_JAVA_HOME ({named}) is no full JDK of {JAVA_MIN} or newer: set it to one that has {JAVA_MODULE}.")
        return Path(named)
    java_home = os.environ.get("JAVA_HOME")
    if java_home and _java_version(Path(java_home)) >= JAVA_MIN:
        return Path(java_home)
    homes = {home.resolve() for home in JAVA_HOMES.glob("*") if (home / "bin" / "java").exists()}
    fitting = sorted((version, home) for home in homes if (version := _java_version(home)) >= JAVA_MIN)
    if not fitting:
        raise PartMissingError(
            f"no full JDK of {JAVA_MIN} or newer with {JAVA_MODULE} on this machine: install one, or name it in ES_JAVA_HOME."
        )
    return fitting[0][1]


def _fetch(folder: Path, timeout_s: float | None) -> Path:
    maven = shutil.which("mvn")
    if not maven:
        raise PartMissingError("no Maven on this machine to fetch Elasticsearch with: install the package maven.")
    command = [maven, "-q", "-B", "-Dstyle.color=never", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
    env = os.environ | ({} if shutil.which("java") else {"JAVA_HOME": str(jdk_home())})
    try:
        done = subprocess.run(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        raise PartMissingError(
            f"Maven did not bring Elasticsearch within {timeout_s:.0f} s: run `make search-server` once, which waits as long as it takes."
        ) from None
    archive = folder / f"elasticsearch-{VERSION}.zip"
    if done.returncode or not archive.exists():
        said = next((line for line in done.stdout.splitlines() if "ERROR" in line), done.stderr).strip()[-200:]
        raise PartMissingError(f"Maven cannot bring {ARTIFACT}: check the registry in its settings.xml and the network (… {said}).")
    with archive.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
            archive.unlink()
            raise SearchServerError(f"Maven brought another file than Elasticsearch {VERSION}: check the registry in its settings.xml.")
    return archive


def server_home(*, timeout_s: float | None = None) -> Path:
    """The unpacked server; fetched the first time, by one process at a time. PartMissingError."""
    cache = cache_folder()
    home = cache / f"elasticsearch-{VERSION}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with (cache / "fetch.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not home.exists():
                archive = _fetch(cache, timeout_s)
                partial = cache / "partial"
                shutil.rmtree(partial, ignore_errors=True)
                shutil.unpack_archive(archive, partial)
                for path in (partial / home.name / "bin").iterdir():
                    path.chmod(0o755)
                (partial / home.name).rename(home)
                archive.unlink()
                partial.rmdir()
    except OSError as error:
        raise SearchServerError(f"The cache folder {cache} cannot be used ({error}): name another in BAZARCHE_CACHE.") from error
    return home
