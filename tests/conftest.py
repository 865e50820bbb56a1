"""What every test may ask for; each fixture module holds one real part."""

pytest_plugins = [
    "tests.fixtures.counting",
    "tests.fixtures.store",
    "tests.fixtures.playground",
    "tests.fixtures.desk",
    "tests.fixtures.talk",
    "tests.fixtures.posting",
    "tests.fixtures.house",
    "tests.fixtures.ownstore",
]
