from summarizers.verifier.rewording import is_rewording, readings


def words(sentence: str) -> tuple[str, ...]:
    return tuple(sentence.split())


def test_a_sentence_has_a_reading_for_each_safe_step() -> None:
    passive = words("On Friday , 81 men were freed by Hamas .")
    assert words("Hamas free:past 81 men on Friday") in readings(passive)


def test_an_aside_may_be_left_out_but_nothing_added() -> None:
    short, long = words("Ann Lee quit ."), words("Ann Lee , a lawyer , resigned .")
    assert is_rewording(short, long)
    assert not is_rewording(long, short)
