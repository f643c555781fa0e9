from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "betrokkenen"

    def ready(self) -> None:
        from participants import gates, mails, panels, receivers, texts  # noqa: F401, PLC0415 - they register
