"""The consent round: put ready, opened, answered, closed (Decision 3, §4.3-4.8)."""

from plandag.actions.rondes.antwoorden import JUST_CLOSED, geef_antwoord, meld_vertrokken
from plandag.actions.rondes.klaarzetten import (
    breek_af,
    naar_fase,
    open_blocks,
    open_ronde,
    slot_blocks,
    zet_doorgaan_klaar,
    zet_klaar,
    zet_slotronde_klaar,
)
from plandag.actions.rondes.samen import meld_vertrokken_samen, naar_fase_samen, open_samen, sluit_samen, together
from plandag.actions.rondes.sluiten import sluit_ronde, unanswered

__all__ = [
    "JUST_CLOSED",
    "breek_af",
    "geef_antwoord",
    "meld_vertrokken",
    "meld_vertrokken_samen",
    "naar_fase",
    "naar_fase_samen",
    "open_blocks",
    "open_ronde",
    "open_samen",
    "slot_blocks",
    "sluit_ronde",
    "sluit_samen",
    "together",
    "unanswered",
    "zet_doorgaan_klaar",
    "zet_klaar",
    "zet_slotronde_klaar",
]
