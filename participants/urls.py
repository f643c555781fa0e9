from django.urls import path

from participants.link_views import informanten as mijn_informanten
from participants.link_views import vragen as mijn_vragen
from participants.views import behoeften, betrokkenen, gesprekken, groepen, informanten, informatie, mensen, sneeuwbal

app_name = "participants"

P = "processen/<slug:slug>/"
B = f"{P}betrokkenen/"
G = f"{P}gesprekken/<int:pk>/"
INF = f"{P}informanten/<int:pk>/"

urlpatterns = [
    path(B, betrokkenen.betrokkenen, name="betrokkenen"),
    path(f"{B}nieuw/", betrokkenen.betrokkene_toevoegen, name="betrokkene_toevoegen"),
    path(f"{B}kerngroep/", betrokkenen.kerngroep_overnemen, name="kerngroep_overnemen"),
    path(f"{B}<int:pk>/", mensen.betrokkene, name="betrokkene"),
    path(f"{B}<int:pk>/veranderen/", mensen.betrokkene_veranderen, name="betrokkene_veranderen"),
    path(f"{B}<int:pk>/stand/", mensen.betrokkene_stand, name="betrokkene_stand"),
    path(f"{B}<int:pk>/weg/", mensen.betrokkene_weg, name="betrokkene_weg"),
    path(f"{B}<int:pk>/genoemd/", mensen.betrokkene_noemen, name="betrokkene_noemen"),
    path(f"{B}<int:pk>/meekomen/", mensen.steunfiguur_toevoegen, name="steunfiguur_toevoegen"),
    path(f"{B}<int:pk>/nodig/", behoeften.behoefte_toevoegen, name="behoefte_toevoegen"),
    path(f"{B}<int:pk>/gesprek/", gesprekken.gesprek_plannen, name="gesprek_plannen"),
    path(f"{B}<int:pk>/kort/", gesprekken.gesprek_kort, name="gesprek_kort"),
    path(f"{P}meekomen/<int:pk>/weg/", mensen.steunfiguur_weg, name="steunfiguur_weg"),
    path(f"{P}sneeuwbal/", sneeuwbal.sneeuwbal, name="sneeuwbal"),
    path(f"{P}groepen/", groepen.groepen, name="groepen"),
    path(f"{P}groepen/<int:pk>/", groepen.groep, name="groep"),
    path(f"{P}groepen/<int:pk>/weg/", groepen.groep_weg, name="groep_weg"),
    path(f"{P}gesprekken/", gesprekken.gesprekken, name="gesprekken"),
    path(G, gesprekken.gesprek, name="gesprek"),
    path(f"{G}verzetten/", gesprekken.gesprek_verzetten, name="gesprek_verzetten"),
    path(f"{G}afzeggen/", gesprekken.gesprek_afzeggen, name="gesprek_afzeggen"),
    path(f"{G}afspraak.ics", gesprekken.gesprek_agenda, name="gesprek_agenda"),
    path(f"{G}notitie/", gesprekken.notitie_lezen, name="notitie_lezen"),
    path(f"{G}notitie/veranderen/", gesprekken.notitie_veranderen, name="notitie_veranderen"),
    path(f"{P}nodig/", behoeften.behoeften, name="behoeften"),
    path(f"{P}nodig/<int:pk>/", behoeften.behoefte, name="behoefte"),
    path(f"{P}informatie/", informatie.informatie, name="informatie"),
    path(f"{P}informatie/nieuw/", informatie.vraag_toevoegen, name="vraag_toevoegen"),
    path(f"{P}informatie/<int:pk>/antwoord/", informatie.vraag_beantwoorden, name="vraag_beantwoorden"),
    path(f"{P}informatie/<int:pk>/kan-niet/", informatie.vraag_kan_niet, name="vraag_kan_niet"),
    path(f"{P}informatie/<int:pk>/samen/", informatie.vraag_samenvoegen, name="vraag_samenvoegen"),
    path(f"{P}informatie/<int:pk>/bord/", informatie.vraag_op_bord, name="vraag_op_bord"),
    path(f"{P}informanten/", informanten.informanten, name="informanten"),
    path(f"{P}informanten/nieuw/", informanten.informant_toevoegen, name="informant_toevoegen"),
    path(INF, informanten.informant, name="informant"),
    path(f"{INF}uitnodigen/", informanten.informant_uitnodigen, name="informant_uitnodigen"),
    path(f"{INF}ja/", informanten.informant_ja, name="informant_ja"),
    path(f"{INF}nee/", informanten.informant_nee, name="informant_nee"),
    path(f"{INF}rol/", informanten.informant_briefen, name="informant_briefen"),
    path("mijn/vragen/", mijn_vragen.mijn_vraag, name="mijn_vraag"),
    path("mijn/vragen/<int:pk>/", mijn_vragen.mijn_vraag_ook, name="mijn_vraag_ook"),
    path("mijn/wie-mist/", mijn_vragen.mijn_wie_mist, name="mijn_wie_mist"),
    path("mijn/nodig/", mijn_vragen.mijn_nodig, name="mijn_nodig"),
    path("mijn/nodig/<int:pk>/weg/", mijn_vragen.mijn_nodig_weg, name="mijn_nodig_weg"),
    path("mijn/gesprek/<int:pk>/afspraak.ics", mijn_vragen.mijn_agenda, name="mijn_agenda"),
    path("mijn/uitleg/", mijn_informanten.mijn_informant, name="mijn_informant"),
]
