"""The canonical text of the overeenkomst: three parts, with the plan in the middle, word for word (Decision 7)."""

from herstel.lib.canon import clean
from plandag.models import Plan
from processes.models import Process


def overeenkomst_text(process: Process, plan: Plan, *, intenties: str, geschillen: str) -> str:
    """What is signed. What somebody typed stands indented; the plan stands between two lines with its hash."""
    return "\n".join(
        [
            f"Overeenkomst: {' '.join(process.title.split())}",
            f"Proces: {process.public_id}",
            "",
            "1. Intenties",
            *_indented(intenties),
            "",
            "2. Werkafspraken",
            f"Plan, SHA-256 {plan.sha256}",
            plan.text.rstrip("\n"),
            f"Einde van het plan, SHA-256 {plan.sha256}",
            "",
            "3. Als we er niet uit komen",
            *_indented(geschillen),
            "",
        ]
    )


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in clean(text).split("\n")]
