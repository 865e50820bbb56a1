"""All that a hostile server may answer and that was thought of by hand."""

from benchmarks.hostile_answers import Input, answered
from benchmarks.hostile_bytes import encoded, packed
from benchmarks.hostile_talk import redirected, slow, spoken
from benchmarks.hostile_texts import pages, texts


def by_hand(port: int) -> list[Input]:
    """Return all that was thought of."""
    written = [
        answered("text", name, text.encode(errors="surrogatepass"))
        for name, text in texts()
    ]
    return [
        *written,
        *encoded(),
        *packed(),
        *spoken(),
        *redirected(port),
        *pages(),
        *slow(),
    ]
