from django.apps import AppConfig


class PlandagConfig(AppConfig):
    name = "plandag"
    verbose_name = "plandag"

    def ready(self) -> None:
        from plandag import exports, gates, mails, panels, receivers, tasks, texts  # noqa: F401, PLC0415 - they register
