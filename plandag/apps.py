from django.apps import AppConfig


class PlandagConfig(AppConfig):
    name = "plandag"
    verbose_name = "plandag"

    def ready(self) -> None:
        from plandag import gates, mails, panels, receivers, texts  # noqa: F401, PLC0415 - they register
