from django.apps import AppConfig


class LibConfig(AppConfig):
    """The ground floor: it knows no herstelproces and has no models."""

    name = "herstel.lib"
    label = "lib"
