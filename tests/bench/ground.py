"""What a case is measured against."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from shop.settings.env import ROOT
from tests.bench.servers import Shop


@dataclass(frozen=True, slots=True)
class Ground:
    """A shop that runs over the database at `url`, and the address of the bare page."""

    url: str
    shop: Shop
    bare: str
    products: int
    engine: str
    args: argparse.Namespace

    def told(self, module: str, *words: str) -> Any:
        """What a process of this shop prints as JSON."""
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(command, cwd=ROOT, env=self.shop.env, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(f"{module} failed")
        return json.loads(done.stdout)
