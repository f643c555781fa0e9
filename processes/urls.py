from django.urls import path

from processes.link_views import door, self
from processes.views import beheer, front, processes, road, team

app_name = "processes"

urlpatterns = [
    path("processen/", processes.list, name="list"),
    path("begin-een-proces/", processes.begin, name="begin"),
    path("processen/<slug:slug>/", processes.process, name="process"),
    path("processen/<slug:slug>/journaal/", processes.journaal, name="journaal"),
    path("processen/<slug:slug>/verder/", road.process_verder, name="process_verder"),
    path("processen/<slug:slug>/terug/<slug:to_step>/", road.process_terug, name="process_terug"),
    path("processen/<slug:slug>/rusten/", road.process_opschorten, name="process_opschorten"),
    path("processen/<slug:slug>/hervatten/", road.process_hervatten, name="process_hervatten"),
    path("processen/<slug:slug>/stoppen/", road.process_stoppen, name="process_stoppen"),
    path("processen/<slug:slug>/veranderen/", team.process_veranderen, name="process_veranderen"),
    path("processen/<slug:slug>/instellingen/", team.instellingen, name="instellingen"),
    path("processen/<slug:slug>/begeleiders/", team.begeleiders, name="begeleiders"),
    path("processen/<slug:slug>/begeleiders/hoofd/", team.hoofd_wisselen, name="hoofd_wisselen"),
    path(
        "processen/<slug:slug>/begeleiders/onafhankelijk/",
        team.onafhankelijk_verklaren,
        name="onafhankelijk_verklaren",
    ),
    path("processen/<slug:slug>/mensen/", team.personen, name="personen"),
    path("processen/<slug:slug>/mensen/<int:pk>/", team.persoon, name="persoon"),
    path("processen/<slug:slug>/mensen/<int:pk>/nieuwe-link/", team.link_vernieuwen, name="link_vernieuwen"),
    path("processen/<slug:slug>/kadersteller/", front.kadersteller, name="kadersteller"),
    path("kadersteller/", front.kadersteller_list, name="kadersteller_list"),
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/accounts/<int:pk>/uit/", beheer.account_uit, name="account_uit"),
    path("beheer/accounts/<int:pk>/aan/", beheer.account_aan, name="account_aan"),
    path("beheer/post/opnieuw/", beheer.post_opnieuw, name="post_opnieuw"),
    path("p/<str:key>/", door.personal, name="personal"),
    path("mijn/naam/", door.link_naam, name="link_naam"),
    path("mijn/gegevens/", self.mijn_gegevens, name="mijn_gegevens"),
    path("mijn/niet-ik/", self.niet_ik, name="niet_ik"),
]
