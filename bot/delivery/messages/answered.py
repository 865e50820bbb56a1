"""Answers to questions: what was asked for in bold, and what its sources say. Pure.

All words are the sources' own; ours only say which number is older, or another's.
"""

from collections.abc import Iterator, Sequence
from datetime import date as Date

from bot import wording
from bot.delivery.html.markup import bold
from bot.delivery.pieces.cards import linked_dateline, quote_block
from bot.delivery.pieces.shown import Piece, quote_pieces, words_piece
from bot.questions.answers import Answer, Relation, Said


def answer_lines(answer: Answer, today: Date, pages: str = "") -> str:
    """Return the whole answer: words that answer, sentence, and what stands beside."""
    first, *rest = answer.said
    parts = [_head(first), _sentence(first, today, pages)]
    beside = [each for each in rest if each.relation is Relation.BESIDE]
    parts += [_other(each, today, pages) for each in rest if each not in beside]
    parts += [wording.ALSO] if beside else []
    parts += [_sentence(each, today, pages) for each in beside]
    return "\n\n".join(part for part in parts if part)


def halves_lines(answers: Sequence[Answer], today: Date, pages: str = "") -> str:
    """Return what answers each half of a question, a sentence of both once."""
    first, second = (each.said[0] for each in answers)
    if first.quote == second.quote:
        heads = "\n".join(filter(None, (_head(first), _head(second))))
        return f"{heads}\n\n{_sentence(first, today, pages)}".lstrip()
    return "\n\n".join(answer_lines(_alone(each), today, pages) for each in answers)


def halves_pieces(answers: Sequence[Answer]) -> Iterator[Piece]:
    """Yield what the answers to two halves show, in the order of their layout."""
    first, second = (each.said[0] for each in answers)
    if first.quote == second.quote:
        yield from (*head_piece(first), *head_piece(second))
        yield from quote_pieces([first.quote])
        return
    for each in answers:
        yield from answer_pieces(_alone(each))


def _alone(answer: Answer) -> Answer:
    """Return an answer without what only stands beside it."""
    first, *rest = answer.said
    kept = (each for each in rest if each.relation is not Relation.BESIDE)
    return Answer((first, *kept))


def answer_pieces(answer: Answer) -> Iterator[Piece]:
    """Yield what an answer shows of articles, in the order of its layout."""
    first, *rest = answer.said
    beside = [each for each in rest if each.relation is Relation.BESIDE]
    for each in (first, *(each for each in rest if each not in beside)):
        yield from head_piece(each)
        yield from quote_pieces([each.quote])
    yield from quote_pieces(each.quote for each in beside)


def head_piece(said: Said) -> Iterator[Piece]:
    """Yield the words that answer, where they stand alone."""
    if said.words:
        sentence, origin = said.quote.passage.text, said.quote.origin
        yield words_piece(bold(said.words), said.words, sentence, origin)


def _head(said: Said) -> str:
    """Return the words that answer, where they are not the whole sentence."""
    return bold(said.words) if said.words else ""


def _sentence(said: Said, today: Date, pages: str) -> str:
    if said.words:
        return quote_block(said.quote, today, pages)
    shown = f"“{bold(said.quote.passage.text)}”"
    return f"{shown} {linked_dateline(said.quote.origin, today, pages)}"


def _other(said: Said, today: Date, pages: str) -> str:
    """Return a number another source gives, or the same one gave before."""
    is_older = said.relation is Relation.EARLIER
    lead = wording.ANSWER_EARLIER if is_older else wording.ANSWER_OTHERWISE
    lines = (lead, _head(said), quote_block(said.quote, today, pages))
    return "\n".join(each for each in lines if each)
