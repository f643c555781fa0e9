"""Who acts in the example, and the small things every chapter of it needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from herstel.lib import clock
from participants.models import Betrokkene, Groep, Informant
from plandag.models import Plandag, Voorstel
from plandag.voorbeeld.data import REDENEN
from plandag.voorbeeld.tijd import Kalender
from processes import flow
from processes.models import Kadersteller, Kant, Organisatie, Partij, Person, Process, User

PASSWORD = "wilgendam-demo"  # noqa: S105 - the password of the demo, on its front page
ORGANISATIE = "Bureau Herstel en Invloed"
ACCOUNTS = (  # e-mail, name, phone, may sign in
    ("begeleider@voorbeeld.example", "Noor Bakhuis", "06 0000 0001"),
    ("begeleider2@voorbeeld.example", "Tjitske Dekema", "06 0000 0002"),
    ("idris@voorbeeld.example", "Idris el Khatib", "06 0000 0003"),
    ("wietske@voorbeeld.example", "Wietske Hoornstra", "06 0000 0004"),
)
BEHEERDER = ("beheerder@voorbeeld.example", "Sanne Beheerder")
WITHOUT_PASSWORD = {"idris@voorbeeld.example", "wietske@voorbeeld.example"}


@dataclass
class Cast:
    """Everyone in one copy of the example, as far as the story has come."""

    kalender: Kalender
    process: Process
    noor: User
    idris: User
    wietske: User
    kanten: list[Kant] = field(default_factory=list)
    partijen: list[Partij] = field(default_factory=list)
    kaderstellers: list[Kadersteller] = field(default_factory=list)
    groepen: dict[str, Groep] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    betrokkenen: dict[str, Betrokkene] = field(default_factory=dict)
    informanten: dict[str, Informant] = field(default_factory=dict)
    voorstellen: list[Voorstel] = field(default_factory=list)

    @property
    def team(self) -> tuple[User, User, User]:
        return self.noor, self.idris, self.wietske

    @property
    def plandag(self) -> Plandag:
        return self.process.plandagen.latest()

    def fresh(self, id: str) -> Person:
        """The person as the database knows them now, without what was remembered along the way."""
        return Person.objects.get(pk=self.people[id].pk)

    def text(self, text: str) -> str:
        return self.kalender.text(text)

    @contextmanager
    def at(self, day: str, time: str) -> Iterator[datetime]:
        """`with cast.at("2026-10-03", "20.28"):` everything inside happens then."""
        with clock.at(self.kalender.moment(day, time)) as moment:
            yield moment

    def verder(self, day: str, time: str) -> None:
        """Move on from where the process stands, with a reason for every soft gate that is not open."""
        with self.at(day, time):
            soft = [item.gate.key for item in flow.checklist(self.process) if item.gate.soft and not item.open]
            reasons = {key: REDENEN[key] for key in soft}
            flow.advance(self.process, from_step=self.process.step, by=self.noor, reasons=reasons)


class Agenda:
    """Acts that are told person by person, and happen in the order of their moments."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.acts: list[tuple[str, str, int, Callable[[], object]]] = []

    def add(self, day: str, time: str, act: Callable[[], object]) -> None:
        self.acts.append((day, time, len(self.acts), act))

    def run(self) -> None:
        for day, time, _, act in sorted(self.acts, key=lambda row: row[:3]):
            with self.cast.at(day, time):
                act()


def bureau() -> Organisatie:
    """The independent bureau that guides the processes of the example."""
    found, _ = Organisatie.objects.get_or_create(
        name=ORGANISATIE, defaults={"phone": "06 0000 0001", "email": "bureau@voorbeeld.example"}
    )
    return found


def accounts() -> dict[str, User]:
    """The accounts of the demo, made once; kaderstellers get theirs when a partij appoints them."""
    organisatie = bureau()
    made = {}
    for email, name, phone in ACCOUNTS:
        made[email] = _account(email, name, organisatie, phone=phone, is_begeleider=True)
    made[BEHEERDER[0]] = _account(*BEHEERDER, organisatie, is_beheerder=True)
    return made


def _account(email: str, name: str, organisatie: Organisatie | None, **extra: object) -> User:
    if found := User.objects.filter(email=email).first():
        return found
    password = None if email in WITHOUT_PASSWORD else PASSWORD
    return User.objects.create_user(email, password, name=name, organisatie=organisatie, **extra)


def kadersteller_account(number: int, name: str) -> str:
    """The e-mail address of the nth kadersteller; the account stands before a partij appoints it."""
    email = f"kadersteller{number}@voorbeeld.example"
    _account(email, name, None)
    return email
