"""The folder that carries the work outside requests where there is no Redis."""

import os
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Kombu's own, but a message has its name only once it is whole.

    Kombu opens the file under its final name and writes later: a worker that looks in between reads nothing, and
    stops for good.
    """

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # kombu names it so
        name = f"{round(monotonic() * 1000)}_{uuid4()}.{queue}.msg"
        folder = Path(self.data_folder_out)
        draft = folder / f".{name}.half"
        draft.write_text(dumps(payload))
        os.replace(draft, folder / name)


class Transport(filesystem.Transport):
    Channel = Channel
