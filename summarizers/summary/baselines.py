"""Other people's summary methods, for choice and for comparison.

`lead` takes the first sentences, which is hard to beat on news. The rest are sumy's,
fed with our sentences and words: sumy's own tokenizer wants a download and loses the
places of sentences. sumy is imported when one of its methods is first used, because
importing it takes longer than many summaries.
"""

import warnings
from collections.abc import Iterable, Sequence
from functools import partial
from importlib import import_module
from itertools import groupby
from typing import Any

from summarizers.text.languages import known
from summarizers.text.words import content_words, normal
from summarizers.types import Document, Scorer, Sentence

_LONGEST = 120
"""How many leading sentences sumy sees. Its methods take the square (KL the cube) of
it: 120 sentences, a long article, take LexRank 0.2 s and KL 1.2 s."""

# Cue words in the sense of Edmundson (1969): of weighing and deciding, of hedging.
_BONUS = (
    "announce significant important key main major first largest most record total "
    "result finally conclude agree decide kill release find show report"
)
_STIGMA = "hardly impossible perhaps maybe seem example instance example joke believe"

_SUMY = {
    "lexrank": "lex_rank.LexRankSummarizer",
    "textrank": "text_rank.TextRankSummarizer",
    "lsa": "lsa.LsaSummarizer",
    "luhn": "luhn.LuhnSummarizer",
    "kl": "kl.KLSummarizer",
    "sumbasic": "sum_basic.SumBasicSummarizer",
    "reduction": "reduction.ReductionSummarizer",
    "edmundson": "edmundson.EdmundsonSummarizer",
}


class _Words:
    """What sumy asks of a tokenizer, answered by our own words.

    They come stemmed and without function words, and sumy is told of no stemmer and no
    stopwords: its SumBasic fails on words whose stem is a stopword.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the normal forms of the words that carry meaning."""
        return tuple(content_words(text, self._language))


def lead(document: Document, words: int) -> tuple[int, ...]:
    """Return the sentences as they come."""
    del words  # every method is asked alike
    return tuple(range(len(document.sentences)))


def _sumy(name: str, document: Document, words: int) -> tuple[int, ...]:
    """Return all sentences, the leading ones as one of sumy's methods ranks them."""
    del words  # the ranking is the same for any budget
    places = _leading(document)
    ranked: list[int] = []

    def keep(infos: Sequence[Any]) -> Sequence[Any]:  # sumy has no types
        ranked.extend(places[info.order] for info in infos)
        return infos

    summarizer = _summarizer(name, document)
    with warnings.catch_warnings():
        # sumy warns that few words suit LSA badly, numpy of its empty matrices.
        warnings.simplefilter("ignore")
        summarizer(_model(document, places), keep)
    return tuple(dict.fromkeys((*ranked, *range(len(document.sentences)))))


def _leading(document: Document) -> list[int]:
    """Return the indexes of the first sentences that have words, none twice."""
    places: dict[str, int] = {}
    for index, sentence in enumerate(document.sentences):
        if content_words(sentence, document.language):
            places.setdefault(sentence.text, index)
        if len(places) == _LONGEST:
            break
    return list(places.values())


def _summarizer(name: str, document: Document) -> Any:  # sumy has no types
    """Return one of sumy's summarizers, Edmundson's with the words he wants."""
    module, class_name = _SUMY[name].split(".")
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), class_name)()
    if name == "edmundson":
        title = content_words(document.title, document.language)
        summarizer.bonus_words = (*map(normal, _BONUS.split()), *title)
        summarizer.stigma_words = tuple(map(normal, _STIGMA.split()))
        # It refuses to work without any; the tokenizer leaves none in the text.
        summarizer.null_words = known(document.language).stopwords
    return summarizer


def _model(document: Document, places: Sequence[int]) -> Any:  # sumy has no types
    """Return sumy's own document, paragraph by paragraph, the title as heading."""
    dom = import_module("sumy.models.dom")
    tokenizer = _Words(document.language)

    def paragraph(sentences: Iterable[Sentence]) -> Any:  # sumy has no types
        return dom.Paragraph([dom.Sentence(s.text, tokenizer) for s in sentences])

    chosen = [document.sentences[place] for place in places]
    parts = [paragraph(group) for _, group in groupby(chosen, lambda s: s.paragraph)]
    title = dom.Sentence(document.title, tokenizer, is_heading=True)
    return dom.ObjectDocumentModel([dom.Paragraph([title]), *parts])


BASELINES: dict[str, Scorer] = {
    "lead": lead,
    **{name: partial(_sumy, name) for name in _SUMY},
}
"""Every method of this module by its name."""
