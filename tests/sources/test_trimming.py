import pytest

from bot.sources.trimming import trimmed

TEXT = ["The seals are back.", "They were counted from a boat."]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Seals in the north",
        "Related: What seals eat",
        "Related story: What seals eat",
        "You may also like:",
        "Click here to subscribe to the letter",
        "Sign up for our newsletter",
        "Advertisement",
        "Comments",
        "12 comments",
        "Lesen Sie auch: Robben im Norden",
        "À lire aussi : les phoques",
        "Читайте также: Тюлени",
        "関連記事：アザラシ",
    ],
)
def test_a_line_that_only_leads_elsewhere_goes(line: str) -> None:
    assert trimmed([TEXT[0], line, TEXT[1]], []) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister were heard in the harbour on Sunday.",
        "Source: Harbour Office",
        "Related costs rose to 40 million.",
        "Read more " + "and more of what is said here " * 5,
    ],
)
def test_what_speaks_of_the_matter_stays(line: str) -> None:
    assert trimmed([*TEXT, line], []) == [*TEXT, line]


def test_a_list_under_a_pointer_goes_with_it() -> None:
    lines = [TEXT[0], "Related:", "- Seals eat", "• Seals swim", TEXT[1], "- One item"]
    assert trimmed(lines, []) == [*TEXT, "- One item"]


@pytest.mark.parametrize("title", ["Seals are BACK!", "Seals are back | Harbour Post"])
def test_the_title_is_no_part_of_the_text(title: str) -> None:
    assert trimmed(["Seals are back", *TEXT], ["Other", title]) == TEXT


def test_a_text_that_is_only_its_title_stays() -> None:
    assert trimmed(["Seals are back"], ["Seals are back"]) == ["Seals are back"]
    assert trimmed(["…", "Seals"], [""]) == ["…", "Seals"]
