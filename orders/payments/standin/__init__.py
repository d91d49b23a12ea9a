"""A gateway to try the shop on: a process and an origin of its own that speaks ZarinPal's protocol, version 4, and moves no money.

`python -m orders.payments.standin --port P --data FILE`. With `--control` it also takes orders to misbehave, for tests.
"""
