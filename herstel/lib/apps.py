from django.apps import AppConfig


class LibConfig(AppConfig):
    """The ground floor: it knows no herstelproces and has no models."""

    name = "herstel.lib"
    label = "lib"

    def ready(self) -> None:
        from herstel.lib import wording  # noqa: PLC0415 - fields may be made only now

        wording.set_default_words()
