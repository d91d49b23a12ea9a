"""A real Elasticsearch for tests and development: the official server, fetched once a machine, started and stopped here.

`parts` finds the JDK and fetches the server, `nodes` runs one node or three, `fixtures` hands them to tests, `__main__` is
`make search-server`. Only the standard library is used, so that the command works before any set-up. docs/search-server.md.
"""
