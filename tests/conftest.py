"""What every test may ask for; each fixture module holds one real part."""

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.fixtures.garbage",
    "tests.fixtures.forking",
    "tests.fixtures.store",
    "tests.fixtures.playground",
    "tests.fixtures.desk",
    "tests.fixtures.talk",
    "tests.fixtures.posting",
    "tests.fixtures.house",
    "tests.fixtures.ownstore",
]

# No test asserts a time: what is worked out first, on a busy machine, takes long.
settings.register_profile(
    "newsbrief", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("newsbrief")
