"""How the acts about betrokkenen, talks and information read in the journal. No name, no text: only references."""

from typing import Any

from processes.journal import Audience, Names, kind


def _informant_erbij(names: Names, data: dict[str, Any]) -> str:
    sentence = f"{names.person(data['person'])} is toegevoegd als informant."
    if data.get("dubbele_rol"):
        return f"{sentence} Let op: deze persoon heeft nog een rol in dit proces."
    return sentence


def _overgenomen(names: Names, data: dict[str, Any]) -> str:
    count = data["aantal"]
    return (
        f"{count} {'lid' if count == 1 else 'leden'} van de kerngroep {'kwam' if count == 1 else 'kwamen'} op de lijst."
    )


kind("groep_erbij", Audience.KERNGROEP, "Er kwam een groep bij.")
kind("groep_veranderd", Audience.BEGELEIDERS, "Een groep kreeg een andere naam.")
kind("groep_weg", Audience.BEGELEIDERS, "Een lege groep is weggehaald.")
kind("betrokkene_erbij", Audience.BEGELEIDERS, "{person} kwam op de lijst.", many="{count} mensen kwamen op de lijst.")
kind("opnieuw_genoemd", Audience.BEGELEIDERS, "{person} is nog een keer genoemd.")
kind(
    "betrokkene_status",
    Audience.BEGELEIDERS,
    "Bij {person} staat nu: {status}.",
    many="Bij {count} mensen staat een nieuwe stand.",
)
kind("betrokkene_veranderd", Audience.BEGELEIDERS, "De gegevens van {person} zijn veranderd.")
kind("betrokkene_weg", Audience.BEGELEIDERS, "Iemand is van de lijst gehaald. Er was nog niet gesproken.")
kind("kerngroep_overgenomen", Audience.BEGELEIDERS, _overgenomen)
kind("steunfiguur_erbij", Audience.BEGELEIDERS, "{person} komt mee met iemand.")
kind("steunfiguur_weg", Audience.BEGELEIDERS, "Iemand komt toch niet mee.")
kind(
    "gesprek_gepland",
    Audience.BEGELEIDERS,
    "Met {person} is een gesprek gepland.",
    many="Met {count} mensen is een gesprek gepland.",
)
kind("gesprek_verzet", Audience.BEGELEIDERS, "Het gesprek met {person} is verzet.")
kind("gesprek_afgezegd", Audience.BEGELEIDERS, "Het gesprek met {person} gaat niet door.")
kind("gesprek_gevoerd", Audience.BEGELEIDERS, "Met {person} is gesproken.", many="Met {count} mensen is gesproken.")
kind("korte_voorbereiding", Audience.BEGELEIDERS, "{person} kreeg een korte voorbereiding.")
kind("notitie_geschreven", Audience.BEGELEIDERS, "Bij een gesprek is een vertrouwelijke notitie geschreven.")
kind("notitie_gelezen", Audience.BEGELEIDERS, "Een vertrouwelijke notitie is gelezen.")
kind("behoefte", Audience.BEGELEIDERS, "{person} heeft iets nodig om mee te doen.")
kind("behoefte_beantwoord", Audience.BEGELEIDERS, "Er is geregeld wat {person} nodig heeft.")
kind("behoefte_weg", Audience.BEGELEIDERS, "{person} heeft iets niet meer nodig.")
kind("informatievraag", Audience.ALL, "Er kwam een vraag om informatie bij.")
kind("vraag_op_bord", Audience.BEGELEIDERS, "Een vraag om informatie staat nu voor iedereen op het bord.")
kind("vraag_ook", Audience.BEGELEIDERS, "Nog iemand wil het antwoord op een vraag weten.")
kind("vragen_samengevoegd", Audience.BEGELEIDERS, "Twee vragen om informatie zijn samengevoegd.")
kind("vraag_beantwoord", Audience.ALL, "Een vraag om informatie heeft een antwoord.")
kind("vraag_kan_niet", Audience.ALL, "Bij een vraag om informatie staat waarom het antwoord er niet komt.")
kind("informant_erbij", Audience.BEGELEIDERS, _informant_erbij)
kind("informant_veranderd", Audience.BEGELEIDERS, "De vragen of de tijd van {person} zijn veranderd.")
kind("informant_gevraagd", Audience.BEGELEIDERS, "{person} is gevraagd om uitleg te geven.")
kind("informant_ja", Audience.BEGELEIDERS, "{person} komt uitleg geven.")
kind("informant_nee", Audience.BEGELEIDERS, "{person} komt geen uitleg geven.")
kind("informant_gebrieft", Audience.BEGELEIDERS, "{person} weet wat een informant doet, en wat niet.")
