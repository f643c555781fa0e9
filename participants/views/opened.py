"""The screens of the talks and of growing open together, and stay open (Decision 1)."""

from functools import wraps
from typing import Any

from django.http import HttpResponse

from herstel.lib.refused import Refused
from processes import access
from processes.access import ProcessView, UserRequest, View
from processes.models import Process
from processes.road import GESPREKKEN


def begeleider(view: ProcessView) -> View:
    """For the begeleiders of a process that has come to the talks."""

    @access.begeleider
    @wraps(view)
    def wrapped(request: UserRequest, process: Process, *args: Any, **kwargs: Any) -> HttpResponse:
        if not process.has_reached(GESPREKKEN):
            raise Refused("Dit gaat open zodra de kaders vaststaan en de gesprekken beginnen.")
        return view(request, process, *args, **kwargs)

    return wrapped
