"""How the acts about partijen and the kerngroep read in the journal."""

from typing import Any

from processes.journal import Audience, Names, kind


def _lid_erbij(names: Names, data: dict[str, Any]) -> str:
    sentence = f"{names.person(data['person'])} kreeg een plek in de kerngroep."
    if data.get("dubbele_rol"):
        return f"{sentence} Let op: deze persoon spreekt ook voor een partij die kaders vastlegt."
    return sentence


kind("partij_erbij", Audience.KERNGROEP, "{naam} doet mee.")
kind("partij_veranderd", Audience.BEGELEIDERS, "De gegevens van {naam} zijn veranderd.")
kind("partij_weg", Audience.BEGELEIDERS, "{naam} is weer weggehaald.")
kind("partij_gepeild", Audience.BEGELEIDERS, "{naam} is gevraagd om vooraf kaders vast te leggen.")
kind("mandaat", Audience.KERNGROEP, "Het mandaat van {naam} is opgeschreven.")
kind("kadersteller", Audience.BEGELEIDERS, "{person} spreekt namens {naam}.")
kind("kadersteller_weg", Audience.BEGELEIDERS, "{person} spreekt niet meer namens {naam}.")
kind("lid_erbij", Audience.BEGELEIDERS, _lid_erbij)
kind("lid_uitgenodigd", Audience.BEGELEIDERS, "{person} is gevraagd voor de kerngroep.")
kind("lid_aanvaard", Audience.BEGELEIDERS, "{person} aanvaardde versie {spelregels} van de spelregels.")
kind("lid_afgezegd", Audience.BEGELEIDERS, "{person} doet niet mee in de kerngroep.")
kind("lid_gestopt", Audience.BEGELEIDERS, "{person} stopte in de kerngroep.")
kind("spelregels", Audience.KERNGROEP, "Versie {versie} van de spelregels is geschreven.")
