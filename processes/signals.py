from django.dispatch import Signal

# Sent inside the transaction of a move: what must be true together with it. sender Process; process, change.
step_moving = Signal()
# Sent after the commit of every move on the road: what then happens. sender Process; process, change.
step_changed = Signal()
