"""Runs the demo: prepares it, starts the web server and the worker, stops both again."""

import argparse
import fcntl
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType

BASE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("HERSTEL_VAR") or BASE / "var").resolve()
PYTHON = sys.executable
CODE = ("herstel", "processes", "participants", "plandag", "requirements/run.txt")
START_SECONDS = 60
STOP_SECONDS = 8


class Stop(Exception):
    """Somebody pressed Ctrl-C, or the terminal or the machine goes down."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)

    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "run.lock").open("w") as lock:
        if problem := _locked(lock.fileno()) or _port_problem(port):
            print(problem, file=sys.stderr)
            return 1
        children: list[subprocess.Popen[bytes]] = []
        try:
            env = _environment(port)
            _prepare(env)
            children += [_start(command, env) for command in _commands(port)]
            _wait_until_it_answers(port, children)
            _say_where(port)
            return _watch(children)
        except Stop:
            print("\nDe demo stopt.")
            return 0
        except subprocess.CalledProcessError as error:
            print(f"Dit lukte niet: {' '.join(error.cmd[1:])}", file=sys.stderr)
            return 1
        finally:
            _end(children)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop


def _locked(lock: int) -> str:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return f"De demo draait al met de gegevens in {VAR}."
    return ""


def _port_problem(port: int) -> str:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return f"Poort {port} is niet vrij: kies een andere, bijvoorbeeld make run PORT=8001."
    return ""


def _environment(port: int) -> dict[str, str]:
    """Of the caller's settings only HERSTEL_VAR counts: a demo touches nothing real."""
    ours = ("HERSTEL_", "DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "PYTHONWARNINGS")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return env | {
        "HERSTEL_DEMO": "1",
        "HERSTEL_VAR": str(VAR),
        "HERSTEL_SITE_URL": f"http://127.0.0.1:{port}",
        "HERSTEL_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PYTHONUNBUFFERED": "1",
    }


def _prepare(env: dict[str, str]) -> None:
    """Only what changed since the last start: nothing to do must cost nothing."""
    code = _fingerprint(CODE)
    stamp = VAR / "demo.stamp"
    if not (VAR / "demo.sqlite3").exists() or not _is(stamp, code):
        print("Database en voorbeeld worden klaargezet.")
        _manage(env, "migrate", "--verbosity", "0")
        _manage(env, "voorbeeld")
        stamp.write_text(code)
    static = _fingerprint(("static", "herstel/lib/static.py", "requirements/run.txt"))
    stamp = VAR / "staticfiles" / "herstel.stamp"
    if not _is(stamp, static):
        _manage(env, "collectstatic", "--no-input", "--clear", "--verbosity", "0")
        stamp.write_text(static)


def _fingerprint(paths: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for top in paths:
        files = sorted((BASE / top).rglob("*")) or [BASE / top]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(BASE)).encode() + file.read_bytes())
    return digest.hexdigest()


def _is(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def _manage(env: dict[str, str], *words: str) -> None:
    subprocess.run([PYTHON, str(BASE / "manage.py"), *words], env=env, cwd=BASE, check=True)


def _commands(port: int) -> list[list[str]]:
    web = f"granian --interface wsgi --host 127.0.0.1 --port {port} --workers 1"
    web += " --blocking-threads 4 --no-access-log --log-level warning herstel.wsgi:application"
    worker = "celery --quiet -A herstel worker --beat --pool solo --loglevel WARNING"
    worker += " --without-gossip --without-mingle --without-heartbeat"
    return [[PYTHON, "-m", *web.split()], [PYTHON, "-m", *worker.split()]]


def _start(command: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches only us, and we stop them in order.
    return subprocess.Popen(command, env=env, cwd=BASE, start_new_session=True)


def _wait_until_it_answers(port: int, children: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        _raise_if_ended(children)
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/accounts/login/")
            connection.getresponse()
            return
        except (OSError, HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    raise subprocess.CalledProcessError(1, children[0].args)


def _say_where(port: int) -> None:
    site = f"http://127.0.0.1:{port}"
    print(f"""
De demo draait op {site}/
  Alle accounts en persoonlijke links staan op {site}/demo/
  Log bijvoorbeeld in als begeleider@voorbeeld.example met wachtwoord wilgendam-demo
  Stoppen: Ctrl-C
""")


def _watch(children: list[subprocess.Popen[bytes]]) -> int:
    while True:
        _raise_if_ended(children)
        time.sleep(0.5)


def _raise_if_ended(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is not None:
            raise subprocess.CalledProcessError(child.returncode, child.args)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
