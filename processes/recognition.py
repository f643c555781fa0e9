"""Who recognises themselves in a version: with names for begeleiders, in counts for everyone else."""

from dataclasses import dataclass

from processes.models import Herkenning, Kwestieomschrijving, Person, Process

Antwoord = Herkenning.Antwoord


@dataclass(frozen=True)
class Reader:
    """One reader, and what this reader said about the version; None: no answer yet."""

    person: Person
    answer: Herkenning | None


@dataclass(frozen=True)
class Counts:
    """The kerngroep in numbers; nobody can be read back from it."""

    members: int
    ja: int
    bijna: int
    nee: int

    @property
    def waiting(self) -> int:
        return self.members - self.ja - self.bijna - self.nee


def of_kerngroep(process: Process, kwestie: Kwestieomschrijving | None) -> list[Reader]:
    people = process.people.filter(kerngroeplid__in=process.kerngroep.lid())
    return _readers(list(people.select_related("kant")), kwestie)


def of_meelezers(process: Process, kwestie: Kwestieomschrijving | None) -> list[Reader]:
    return _readers(list(process.people.filter(meelezer__isnull=False).select_related("kant")), kwestie)


def counts(process: Process, kwestie: Kwestieomschrijving | None) -> Counts:
    members = of_kerngroep(process, kwestie)
    answers = [reader.answer.antwoord for reader in members if reader.answer]
    return Counts(len(members), answers.count(Antwoord.JA), answers.count(Antwoord.BIJNA), answers.count(Antwoord.NEE))


def _readers(people: list[Person], kwestie: Kwestieomschrijving | None) -> list[Reader]:
    rows = kwestie.herkenningen.select_related("ingevoerd_door").filter(person__in=people) if kwestie else []
    answers = {row.person_id: row for row in rows}
    return [Reader(person, answers.get(person.pk)) for person in people]
