from django.urls import path

from plandag import urls_rondes
from plandag.link_views import dag as mijn_dag
from plandag.link_views import documenten as mijn_documenten
from plandag.link_views import vervolg as mijn_vervolg
from plandag.views import (
    aankomst,
    controle,
    dag,
    documenten,
    overeenkomst,
    toets,
    uitnodigingen,
    vervolg,
    voorstellen,
)

app_name = "plandag"

PROCES = "processen/<slug:slug>"

urlpatterns = [
    *urls_rondes.urlpatterns,
    path(f"{PROCES}/plandag/", dag.plandag, name="plandag"),
    path(f"{PROCES}/plandag/plannen/", dag.plandag_plannen, name="plandag_plannen"),
    path(f"{PROCES}/plandag/<int:nummer>/veranderen/", dag.plandag_veranderen, name="plandag_veranderen"),
    path(f"{PROCES}/plandag/<int:nummer>/programma/", dag.programma_toevoegen, name="programma_toevoegen"),
    path(f"{PROCES}/plandag/programma/<int:pk>/", dag.programma_veranderen, name="programma_veranderen"),
    path(f"{PROCES}/plandag/programma/<int:pk>/weg/", dag.programma_verwijderen, name="programma_verwijderen"),
    path(f"{PROCES}/plandag/<int:nummer>/informatie-klaar/", dag.informatie_klaar, name="informatie_klaar"),
    path(f"{PROCES}/uitnodigingen/", uitnodigingen.uitnodigingen, name="uitnodigingen"),
    path(f"{PROCES}/uitnodigingen/brieven/", uitnodigingen.brieven, name="brieven"),
    path(f"{PROCES}/uitnodigingen/<int:pk>/", uitnodigingen.aanmelding, name="aanmelding"),
    path(f"{PROCES}/uitnodigingen/hoek/<int:pk>/", uitnodigingen.plek_in_hoek, name="plek_in_hoek"),
    path(f"{PROCES}/aankomst/", aankomst.aankomst, name="aankomst"),
    path(f"{PROCES}/aankomst/erbij/", aankomst.aankomst_erbij, name="aankomst_erbij"),
    path(f"{PROCES}/aankomst/<int:pk>/in/", aankomst.aankomst_in, name="aankomst_in"),
    path(f"{PROCES}/aankomst/<int:pk>/voorbereiden/", aankomst.aankomst_voorbereiden, name="aankomst_voorbereiden"),
    path(f"{PROCES}/aankomst/<int:pk>/uit/", aankomst.aankomst_uit, name="aankomst_uit"),
    path(f"{PROCES}/aankomst/<int:pk>/ongedaan/", aankomst.aankomst_ongedaan, name="aankomst_ongedaan"),
    path(f"{PROCES}/voorstellen/", voorstellen.voorstellen, name="voorstellen"),
    path(f"{PROCES}/voorstellen/schrijven/", voorstellen.voorstel_schrijven, name="voorstel_schrijven"),
    path(f"{PROCES}/voorstellen/<int:nummer>/", voorstellen.voorstel, name="voorstel"),
    path(
        f"{PROCES}/voorstellen/<int:nummer>/herschrijven/",
        voorstellen.voorstel_herschrijven,
        name="voorstel_herschrijven",
    ),
    path(f"{PROCES}/voorstellen/<int:nummer>/opzij/", voorstellen.voorstel_opzij, name="voorstel_opzij"),
    path(f"{PROCES}/voorstellen/<int:nummer>/heropenen/", voorstellen.voorstel_heropenen, name="voorstel_heropenen"),
    path("mijn/plandag/", mijn_dag.mijn_aanmelding, name="mijn_aanmelding"),
    path("mijn/plandag/bewaard/", mijn_dag.mijn_aanmelding_bewaard, name="mijn_aanmelding_bewaard"),
    path("mijn/plandag/agenda/", mijn_dag.mijn_agenda, name="mijn_agenda"),
    path("mijn/voorstellen/", mijn_dag.mijn_voorstellen, name="mijn_voorstellen"),
    path(f"{PROCES}/documenten/", documenten.documenten, name="documenten"),
    path(f"{PROCES}/documenten/<int:pk>/", documenten.document, name="document"),
    path(f"{PROCES}/documenten/<int:pk>/opnieuw/", documenten.document_opnieuw, name="document_opnieuw"),
    path(f"{PROCES}/kadersteller/plan/", documenten.kadersteller_plan, name="kadersteller_plan"),
    path(
        f"{PROCES}/kadersteller/plan/<int:pk>/",
        documenten.kadersteller_document,
        name="kadersteller_document",
    ),
    path("mijn/plan/", mijn_documenten.mijn_plan, name="mijn_plan"),
    path("mijn/plan/<int:pk>/", mijn_documenten.mijn_document, name="mijn_document"),
    path("controle/", controle.controle, name="controle"),
    path("controle/<str:code>/", controle.controle_code, name="controle_code"),
]

# Toets, overeenkomst, vervolg and nazorg.
urlpatterns += [
    path(f"{PROCES}/toets/", toets.toets, name="toets"),
    path(f"{PROCES}/toets/vraag/<int:pk>/", toets.toets_vraag, name="toets_vraag"),
    path(f"{PROCES}/kadersteller/toets/", toets.oordelen, name="oordelen"),
    path(f"{PROCES}/kadersteller/toets/rest/", toets.oordelen_rest, name="oordelen_rest"),
    path(f"{PROCES}/kadersteller/toets/<int:nummer>/", toets.oordeel, name="oordeel"),
    path(f"{PROCES}/kadersteller/besluit/", toets.besluit, name="besluit"),
    path(f"{PROCES}/overeenkomst/", overeenkomst.overeenkomst, name="overeenkomst"),
    path(
        f"{PROCES}/kadersteller/overeenkomst/",
        overeenkomst.kadersteller_overeenkomst,
        name="kadersteller_overeenkomst",
    ),
    path(f"{PROCES}/vervolg/", vervolg.vervolg, name="vervolg"),
    path(f"{PROCES}/vervolg/uit-het-plan/", vervolg.afspraken_uit_plan, name="afspraken_uit_plan"),
    path(f"{PROCES}/vervolg/afspraak/", vervolg.afspraak_maken, name="afspraak_maken"),
    path(f"{PROCES}/vervolg/afspraak/<int:pk>/", vervolg.afspraak, name="afspraak"),
    path(f"{PROCES}/vervolg/afspraak/<int:pk>/stand/", vervolg.afspraak_stand, name="afspraak_stand"),
    path(f"{PROCES}/vervolg/afspraak/<int:pk>/weg/", vervolg.afspraak_verwijderen, name="afspraak_verwijderen"),
    path(f"{PROCES}/evaluatie/", vervolg.evaluatie_plannen, name="evaluatie_plannen"),
    path(f"{PROCES}/evaluatie/<int:pk>/", vervolg.evaluatie, name="evaluatie"),
    path(f"{PROCES}/evaluatie/<int:pk>/verzetten/", vervolg.evaluatie_verzetten, name="evaluatie_verzetten"),
    path(f"{PROCES}/evaluatie/<int:pk>/weg/", vervolg.evaluatie_verwijderen, name="evaluatie_verwijderen"),
    path(f"{PROCES}/nazorg/", vervolg.nazorg, name="nazorg"),
    path(f"{PROCES}/nazorg/<int:pk>/", vervolg.nazorg_lezen, name="nazorg_lezen"),
    path(f"{PROCES}/verantwoording/", vervolg.verantwoording, name="verantwoording"),
    path("mijn/toets/", mijn_vervolg.mijn_toets, name="mijn_toets"),
    path("mijn/overeenkomst/", mijn_vervolg.mijn_ondertekenen, name="mijn_ondertekenen"),
    path("mijn/afspraken/", mijn_vervolg.mijn_afspraken, name="mijn_afspraken"),
    path("mijn/afspraken/<int:pk>/", mijn_vervolg.mijn_afspraak, name="mijn_afspraak"),
]
