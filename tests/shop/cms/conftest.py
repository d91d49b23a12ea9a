from tests.office.conftest import boss, one_factor  # noqa: F401
