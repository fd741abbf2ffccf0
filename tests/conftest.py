"""What every test runs under: no data but the shipped, and Hypothesis without a stopwatch."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from treatycmp.loading.files import ENVIRONMENT_VARIABLE

settings.register_profile("treatycmp", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("treatycmp")


@pytest.fixture(autouse=True, scope="session")
def no_data_of_the_users_own() -> Iterator[None]:
    """The environment of the person who runs the tests adds no treaties."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(ENVIRONMENT_VARIABLE, raising=False)
        patch.delenv("COLUMNS", raising=False)
        yield
