"""The demo as people run it: `scripts/run.py`, its worker along with it, with a folder and a port of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 600
TROUBLE = ("WARNING", "ERROR", "CRITICAL", "Traceback")


class DemoSite:
    """A running demo. The tests read its database; only the browser and its worker write there."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.lines: list[str] = []

    def start(self) -> "DemoSite":
        command = [sys.executable, str(ROOT / "scripts/run.py"), "--port", str(self.port)]
        env = os.environ | {"HERSTEL_VAR": str(self.var), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, env=env, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        answers = Event()
        self.reader = Thread(target=self._read, args=(answers,), daemon=True)
        self.reader.start()
        if not answers.wait(START_SECONDS) or self.process.poll() is not None:
            self.stop()
            raise AssertionError("The demo does not start:\n" + "".join(self.lines))
        self.connect()
        return self

    def _read(self, answers: Event) -> None:
        for line in self.process.stdout:
            self.lines.append(line)
            if "Stoppen: Ctrl-C" in line:
                answers.set()
        answers.set()

    def connect(self) -> None:
        """Let the models of this process read what the demo writes, and make the same links."""
        connection.close()
        connection.settings_dict["NAME"] = str(self.var / "demo.sqlite3")
        keys = json.loads((self.var / "demo-sleutels.json").read_text())
        settings.LINK_KEY, settings.SECRET_KEY = keys["HERSTEL_LINK_KEY"], keys["HERSTEL_SECRET_KEY"]

    def copy(self, var: Path) -> "DemoSite":
        """One that starts where this one, which has stopped, stands."""
        shutil.copytree(self.var, var)
        return DemoSite(var)

    def stop(self) -> None:
        """As Ctrl-C does; all that it started ends with it."""
        connection.close()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        self.reader.join(5)
        self.process.stdout.close()

    @property
    def trouble(self) -> list[str]:
        """What the log says that nobody should have to read."""
        return [line for line in self.lines if any(word in line for word in TROUBLE)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
