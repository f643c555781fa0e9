"""The worked example: *Na de brand in Wilgendam*. Everyone and everything in it is invented.

`data` holds what people say and decide, `mensen` who they are, `verhaal` calls the actions with their own
moments. Nothing is written behind their back.
"""
