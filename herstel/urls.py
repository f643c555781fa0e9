from allauth.account import views as account
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from herstel import demo
from herstel.lib import errors
from processes.link_views import door, self
from processes.views import front

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front.home, name="home"),
    path("mijn/", door.mijn, name="mijn"),
    path("mijn/taal/", self.mijn_taal, name="mijn_taal"),
    path("gegevens/", front.gegevens, name="gegevens"),
    path("toegankelijkheid/", front.toegankelijkheid, name="toegankelijkheid"),
    path("", include("processes.urls")),
    path("", include("participants.urls")),
    path("", include("plandag.urls")),
    path("accounts/login/", account.login, name="login"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "accounts/password/reset/done/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(  # as allauth has it: the key has a dash of its own
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "accounts/reauthenticate/",
        account.reauthenticate,
        name="account_reauthenticate",
    ),
]

handler400, handler403, handler404 = errors.bad_request, errors.denied, errors.not_found
handler429 = errors.too_often  # what allauth shows when somebody tries too often

if settings.DEMO:
    urlpatterns += demo.urlpatterns
