"""The addresses of rounds, objections and the zaalscherm."""

from django.urls import path

from plandag.link_views import antwoord
from plandag.views import bezwaren, rondes, scherm

P = "processen/<slug:slug>"

urlpatterns = [
    path(f"{P}/regie/", rondes.regie, name="regie"),
    path(f"{P}/rondes/klaarzetten/", rondes.rondes_klaarzetten, name="rondes_klaarzetten"),
    path(f"{P}/rondes/slotronde/", rondes.slotronde_klaarzetten, name="slotronde_klaarzetten"),
    path(f"{P}/rondes/doorgaan/", rondes.doorgaan_klaarzetten, name="doorgaan_klaarzetten"),
    path(f"{P}/rondes/<int:pk>/fase/", rondes.ronde_fase, name="ronde_fase"),
    path(f"{P}/rondes/<int:pk>/openen/", rondes.ronde_openen, name="ronde_openen"),
    path(f"{P}/rondes/<int:pk>/sluiten/", rondes.ronde_sluiten, name="ronde_sluiten"),
    path(f"{P}/rondes/<int:pk>/afbreken/", rondes.ronde_afbreken, name="ronde_afbreken"),
    path(f"{P}/rondes/<int:pk>/antwoord/<int:person_pk>/", rondes.antwoord_invoeren, name="antwoord_invoeren"),
    path(f"{P}/rondes/<int:pk>/antwoorden/<int:person_pk>/", rondes.antwoorden_invoeren, name="antwoorden_invoeren"),
    path(f"{P}/rondes/<int:pk>/vertrokken/<int:person_pk>/", rondes.vertrokken, name="vertrokken"),
    path(f"{P}/bezwaren/", bezwaren.bezwaren, name="bezwaren"),
    path(f"{P}/bezwaren/<int:pk>/in-gesprek/", bezwaren.bezwaar_in_gesprek, name="bezwaar_in_gesprek"),
    path(f"{P}/bezwaren/<int:pk>/gehoord/", bezwaren.bezwaar_gehoord, name="bezwaar_gehoord"),
    path(f"{P}/bezwaren/<int:pk>/naar-kader/", bezwaren.bezwaar_naar_kader, name="bezwaar_naar_kader"),
    path(f"{P}/bezwaren/<int:pk>/vertrokken/", bezwaren.bezwaar_vertrokken, name="bezwaar_vertrokken"),
    path(f"{P}/regie/scherm/", scherm.scherm_kiezen, name="scherm_kiezen"),
    path("scherm/<str:key>/", scherm.scherm, name="scherm"),
    path("mijn/antwoord/", antwoord.mijn_antwoord, name="mijn_antwoord"),
    path("mijn/antwoord/<int:pk>/<str:keuze>/", antwoord.mijn_antwoord_reden, name="mijn_antwoord_reden"),
    path("mijn/bezwaar/<int:pk>/", antwoord.mijn_bezwaar, name="mijn_bezwaar"),
    path("mijn/heropenen/", antwoord.mijn_heropenen, name="mijn_heropenen"),
]
