from django.dispatch import Signal

# Sent inside the transaction in which a plan becomes *gedragen*: what must be asked for together with it.
# sender ConsentRonde; ronde (the slotronde), plan.
slotronde_gesloten = Signal()
