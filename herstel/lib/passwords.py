"""What a password must be, said with `je`; Django says `uw`, and one of its messages in English."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Neem minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Neem minstens {self.min_length} tekens. Een zin mag ook."


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Dit wachtwoord gebruiken veel mensen. Kies een ander."

    def get_help_text(self) -> str:
        return "Kies geen wachtwoord dat veel mensen gebruiken."


class NotYourName(UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op je naam of je e-mailadres."

    def get_help_text(self) -> str:
        return "Gebruik niet je naam of je e-mailadres."
