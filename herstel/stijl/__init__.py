"""The style guide: every part of the interface in every state, in demo mode only. `gids` is the page."""
