"""Texts somebody might smuggle in, and honest ones; every sentence is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.verify import COVERED, Level, Reason, Verdict, verify

FREED = "Hamas released 81 hostages on Friday."
TRADE = "The trade deficit widened by 3 percentage points to $419.2 billion in May."
DENIED = "The minister denied that the army had shelled the market."
CRASH = "At least 12 people died when the bus left the road, police said."
BANK = "The bank said it would cut up to 300 jobs by 2030, not 500."
QUOTE = "“We lost no one,” said Ines Moor, the mayor of Alder."
FLOOD = "Rescuers no longer expect to find 25 missing villagers in the Alder valley."
HEAT = "The river reached 7.5 metres on 22 November, the highest level since 1981."
DEAL = "Norway sold 18 ships to Brazil for 40 million euros."
ALLEGED = "Ann Lee allegedly took 3 million crowns from the fund."
ROSE = "Shares of Velmora rose to 75 from 60 on Monday."

SMUGGLED: list[tuple[str, str, Reason]] = [
    # Numbers.
    (FREED, "Hamas released 18 hostages on Friday.", Reason.NUMBER),
    (FREED, "Hamas released 81,000 hostages on Friday.", Reason.NUMBER),
    (FREED, "Hamas released 8.1 hostages on Friday.", Reason.NUMBER),
    (FREED, "Hamas released eighteen hostages on Friday.", Reason.NUMBER),
    (FREED, "Hamas released hostages on Friday.", Reason.NUMBER),
    (FREED, "Hamas released 81 of 99 hostages on Friday.", Reason.NUMBER),
    (FREED, "Hamas released −81 hostages on Friday.", Reason.NUMBER),
    (FREED, "81 hostages were released by Hamas on Friday, 12 of them women.",
     Reason.NUMBER),
    (TRADE, TRADE.replace("billion", "million"), Reason.NUMBER),
    (TRADE, TRADE.replace("billion", "trillion"), Reason.NUMBER),
    (TRADE, TRADE.replace("419.2", "4192"), Reason.NUMBER),
    (TRADE, TRADE.replace("419.2", "419,2"), Reason.NUMBER),
    (ROSE, "Shares of Velmora rose to 60 from 75 on Monday.", Reason.ORDER),
    (ROSE, "Shares of Velmora rose from 75 to 60 on Monday.", Reason.ORDER),
    (HEAT, HEAT.replace("1981", "1918"), Reason.NUMBER),
    (DEAL, DEAL.replace("18", "40").replace("for 40", "for 18"), Reason.ORDER),
    # Units and currencies.
    (TRADE, TRADE.replace("percentage points", "percent"), Reason.WORDS),
    (TRADE, TRADE.replace("percentage points", "%"), Reason.NUMBER),
    (TRADE, TRADE.replace("$", "€"), Reason.NUMBER),
    (DEAL, DEAL.replace("euros", "dollars"), Reason.WORDS),
    (HEAT, HEAT.replace("metres", "feet"), Reason.WORDS),
    (HEAT, HEAT.replace("metres", "kilometres"), Reason.WORDS),
    # Bounds.
    (CRASH, CRASH.replace("At least 12", "12"), Reason.DOUBT),
    (CRASH, CRASH.replace("At least", "At most"), Reason.DOUBT),
    (CRASH, CRASH.replace("At least", "More than"), Reason.DOUBT),
    (BANK, BANK.replace("up to 300", "300"), Reason.DOUBT),
    (BANK, BANK.replace("up to", "over"), Reason.DOUBT),
    # Names and roles.
    (FREED, FREED.replace("Hamas", "Israel"), Reason.NAME),
    (DEAL, DEAL.replace("Norway", "Sweden"), Reason.NAME),
    (DEAL, "Brazil sold 18 ships to Norway for 40 million euros.", Reason.ORDER),
    (DEAL, "Norway was sold 18 ships by Brazil for 40 million euros.", Reason.WORDS),
    (QUOTE, QUOTE.replace("Ines Moor", "Inga Moor"), Reason.NAME),
    (QUOTE, QUOTE.replace("the mayor", "the president"), Reason.WORDS),
    ("Israel attacked Iran.", "Iran attacked Israel.", Reason.ORDER),
    ("Israel attacked Iran.", "Israel was attacked by Iran.", Reason.WORDS),
    ("The dog bit the mayor.", "The mayor bit the dog.", Reason.ORDER),
    ("Three men and five women drowned.", "Five men and three women drowned.",
     Reason.ORDER),
    ("Lee praised Kern in Oslo.", "Kern praised Lee in Oslo.", Reason.ORDER),
    # Denials, doubts, conditions.
    (DENIED, "The army had shelled the market.", Reason.DOUBT),
    (DENIED, "The minister said that the army had shelled the market.", Reason.DOUBT),
    (DENIED, "The minister denied that the army had not shelled the market.",
     Reason.DOUBT),
    (FLOOD, FLOOD.replace("no longer ", ""), Reason.DOUBT),
    (FLOOD, FLOOD.replace("no longer expect to find", "found"), Reason.DOUBT),
    (ALLEGED, ALLEGED.replace("allegedly ", ""), Reason.DOUBT),
    (ALLEGED, ALLEGED.replace("allegedly ", "reportedly "), Reason.DOUBT),
    (BANK, BANK.replace("would", "will"), Reason.DOUBT),
    (BANK, BANK.replace(", not 500", ""), Reason.DOUBT),
    (BANK, "The bank said it would not cut up to 300 jobs by 2030.", Reason.NUMBER),
    ("The talks could end on Monday.", "The talks end on Monday.", Reason.DOUBT),
    ("The talks could end on Monday.", "The talks ended on Monday.", Reason.DOUBT),
    ("If rain falls, the dam will break.", "The dam will break.", Reason.DOUBT),
    ("The former mayor left.", "The mayor left.", Reason.DOUBT),
    ("Only the suspect knew the code.", "The suspect only knew the code.",
     Reason.ORDER),
    ("He did not say the deal was dead.", "He did say the deal was not dead.",
     Reason.ORDER),
    ("Nurses refused to strike.", "Nurses strike.", Reason.DOUBT),
    ("The plan failed to win support.", "The plan won support.", Reason.DOUBT),
    # Attribution.
    (CRASH, "At least 12 people died when the bus left the road.", Reason.DOUBT),
    (CRASH, CRASH.replace("police said", "the driver said"), Reason.WORDS),
    ("Police said on Friday the shop would close.",
     "On Friday the shop would close, police said.", Reason.ORDER),
    ("Officers said 12 men had left, but the mayor denied it.",
     "12 men had left, but the mayor denied it, officers said.", Reason.ORDER),
    ("Police said 12 men had left, the mayor has resigned.",
     "12 men had left, the mayor has resigned, police said.", Reason.ORDER),
    ("Police said 12 men had left on Friday.",
     "Police said on Friday that 12 men had left.", Reason.WORDS),
    ("To leave is brave, Kern said.", "Kern said to leave is brave.", Reason.ORDER),
    # Quotation marks.
    (QUOTE, QUOTE.replace("“", "").replace("”", ""), Reason.QUOTATION),
    (FREED, "Hamas “released” 81 hostages on Friday.", Reason.QUOTATION),
    (QUOTE, "“We lost no one.”", Reason.DOUBT),
    # Dates.
    (FREED, FREED.replace("Friday", "Monday"), Reason.DATE),
    (HEAT, HEAT.replace("November", "October"), Reason.DATE),
    (HEAT, HEAT.replace("22", "21"), Reason.NUMBER),
    (HEAT, HEAT.replace("since", "until"), Reason.DOUBT),
    ("Ada Berg left yesterday.", "Ada Berg left today.", Reason.DATE),
    ("He cancelled the match on Friday.", "On Friday, he cancelled the match.",
     Reason.ORDER),
    # Two facts in one, or one in two.
    (f"{FREED} {DEAL}", "Hamas released 18 ships on Friday.", Reason.NUMBER),
    (f"{FREED} {DEAL}", "Norway sold 81 hostages to Brazil for 40 million euros.",
     Reason.NUMBER),
    (f"{FREED} {ROSE}", "Hamas released 81 hostages on Monday.", Reason.DATE),
    (f"{FREED} {DEAL}", f"{FREED[:-1]} and sold 18 ships to Brazil.", Reason.NUMBER),
    # Letters that are not what they seem.
    (FREED, FREED.replace("Hamas", "H\u0430mas"), Reason.NAME),
    (FREED, FREED.replace("81", "8\u200b1"), Reason.HIDDEN),
    (FREED, FREED.replace("81", "\u202e81\u202c"), Reason.HIDDEN),
    (FREED, FREED.replace("81", "8\u00ad1"), Reason.HIDDEN),
    (FREED, FREED.replace("81", "٨١"), Reason.NUMBER),
    (FREED, FREED.replace("81", "８１"), Reason.NUMBER),
    ("It covers 10 km.", "It covers 10² km.", Reason.NUMBER),
    # Cut or longer than the source.
    (CRASH, "At least 12 people died.", Reason.DOUBT),
    (TRADE, "The trade deficit widened by 3 percentage points.", Reason.NUMBER),
    (FREED, "Hamas released 81 hostages on Friday…", Reason.WORDS),
    (DENIED, "The minister … the army had shelled the market.", Reason.DOUBT),
    ("The new law, if it passes, bans ships.", "The new law bans ships.",
     Reason.DOUBT),
    ("Kern, the mayor said, had left.", "Kern had left.", Reason.DOUBT),
    (FREED, f"{FREED} Israel agreed.", Reason.NAME),
    (FREED, "This is fine.", Reason.WORDS),
    ("The red boat sank.", "The boat sank.", Reason.CUT),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "reason"), SMUGGLED)
def test_what_is_smuggled_in_is_found_and_named(
    source: str, text: str, reason: Reason
) -> None:
    verdict = verify(text, (source,), level="covered")
    assert (verdict.is_covered, verdict.reason) == (False, reason)


@pytest.mark.parametrize(("source", "text"), [pair[:2] for pair in SMUGGLED])
def test_what_is_smuggled_in_is_not_verbatim_and_no_piece(
    source: str, text: str
) -> None:
    assert not verify(text, (source,)).is_covered


VERBATIM: list[tuple[str, str]] = [
    (FREED, FREED),
    (f"{FREED} {DEAL}", DEAL),
    (f"{FREED} {DEAL}", f"{FREED} {DEAL}"),
    (f"{FREED} {DEAL} {ROSE}", f"{FREED} {ROSE}"),
    (f"{FREED} {DEAL}", f"{DEAL} {FREED}"),
    (FREED, f"{FREED} {FREED}"),
    (f"{FREED}\n\n{DEAL}", f"• {FREED}\n• {DEAL}"),
    (f"{FREED}\n\n{DEAL}", f"1. {FREED}\n2) {DEAL}"),
    (f"{FREED}\n\n{DEAL}", f"  – {FREED}\n\n\n{DEAL}\n"),
    (f"– {FREED}", FREED),
    ("Hamas released 81\nhostages on Friday.", FREED),
    (FREED, FREED.replace(" ", "\u00a0")),
    ("It rose 3 % in May.", "It rose 3\u202f% in May."),
    (QUOTE, '"We lost no one," said Ines Moor, the mayor of Alder.'),
    ("Rock’n’roll is 70.", "Rock'n'roll is 70."),
    ("The caf\u00e9 has 12 seats.", "The cafe\u0301 has 12 seats."),
    ("Contact press@post.example now.", "Contact press@\u2060post.example now."),
    ("He said: “It is over.” Then he left.", "He said: “It is over.”"),
    ("U.S. troops left. Mr. Lee stayed.", "U.S. troops left."),
    ("Hostages freed\n\nHamas let them go.", "Hostages freed\nHamas let them go."),
    ("co\u00adoperate they did.", "cooperate they did."),
    ("«Все ушли», сказал он.", "«Все ушли», сказал он."),
    ("洪水で三人が死亡した。橋も落ちた。", "橋も落ちた。"),
    (CRASH, f"{CRASH}\n{CRASH}"),
    ("AT&T cut 300 jobs <today>.", "AT&T cut 300 jobs <today>."),
    (FREED, ""),
    ("", "  \n "),
]


@pytest.mark.parametrize(("source", "text"), VERBATIM)
def test_whole_sentences_are_covered_however_they_are_set(
    source: str, text: str
) -> None:
    assert verify(text, (source,)) == COVERED
    assert verify(text, (source,), level="covered") == COVERED


REWORDED: list[tuple[str, str]] = [
    (FREED, "On Friday, Hamas released 81 hostages."),
    (FREED, "On Friday Hamas released 81 hostages."),
    (FREED, "81 hostages were released by Hamas on Friday."),
    (FREED, "On Friday, 81 hostages were released by Hamas."),
    ("Eighty hostages were released by Hamas.", "Hamas released 80 hostages."),
    ("The army has freed three men.", "Three men have been freed by the army."),
    ("The army had freed three men.", "3 men had been freed by the army."),
    ("Police arrested Ann Lee.", "Ann Lee was arrested by police."),
    ("Ann Lee was chosen by the board in May.", "In May, the board selected Ann Lee."),
    ("Police took two boys.", "Two boys were taken by police."),
    ("Exports increased by 3 percent.", "Exports rose by 3%."),
    ("Exports have risen by 3 per cent.", "Exports have increased by 3 %."),
    ("Prices fell on Monday.", "On Monday, prices decreased."),
    ("Prices went up in 2025.", "In 2025, prices rose."),
    ("Prices went down this year.", "Prices fell this year."),
    ("Velmora bought the ships.", "Velmora purchased the ships."),
    ("Work begins on the bridge.", "Work starts on the bridge."),
    ("They are building a bridge.", "They are constructing a bridge."),
    ("The town will shut the pool.", "The town will close the pool."),
    ("More than 40 ferries left.", "Over 40 ferries left."),
    ("It costs less than 5 euros.", "It costs under 5 euros."),
    ("About 300 people came.", "Roughly 300 people came."),
    ("No fewer than 12 people drowned.", "At least 12 people drowned."),
    ("Many doctors left.", "Numerous physicians left."),
    ("The road closed because of ice.", "The road closed due to ice."),
    ("The United States sent 3 ships.", "The US sent 3 ships."),
    ("Officers said 12 men had left.", "12 men had left, officers said."),
    ("Officers said that 12 men had left.", "Officers said 12 men had left."),
    ("“12 men” had left.", "“12 men” had left."),
    ("The bank said rates would fall.", "Rates would fall, said the bank."),
    ("12 men had left, said the mayor.", "The mayor said 12 men had left."),
    ("Police confirmed 3 boys had left.", "3 boys had left, police confirmed."),
    ("12 men had left, police said on Friday.",
     "Police said on Friday that 12 men had left."),
    ("12 men had left, twice as many as in May, police said on Friday.",
     "Police said on Friday that 12 men had left, twice as many as in May."),
    ("Ann Lee, who leads the bank, resigned.", "Ann Lee quit."),
    ("Ann Lee, a lawyer, resigned on Monday.", "Ann Lee resigned on Monday."),
    ("However, Ann Lee resigned.", "Ann Lee resigned."),
    ("But the road is open.", "The road is open."),
    ("Meanwhile, prices rose.", "Prices increased."),
    ("On 3 May, Kern left.", "Kern left on 3 May."),
    ("On May 3 Kern left.", "Kern left on May 3."),
    ("In May 2025, Kern left.", "Kern left in May 2025."),
    ("On Friday morning, Kern left.", "Kern left on Friday morning."),
    ("Yesterday, Kern left.", "Kern left yesterday."),
    ("Last week Kern left Oslo.", "Kern left Oslo last week."),
    ("It sold 1,200 homes.", "It sold 1200 homes."),
    (f"{FREED} {DEAL}", f"81 hostages were released by Hamas on Friday. {DEAL}"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), REWORDED)
def test_the_same_in_other_words_is_covered(source: str, text: str) -> None:
    assert verify(text, (source,), level="covered") == COVERED


def test_other_words_are_never_verbatim() -> None:
    text = "On Friday, Hamas released 81 hostages."
    assert verify(text, (FREED,)).reason is Reason.ORDER


def test_only_english_may_be_reworded() -> None:
    source, text = (
        "Die Polizei nahm 12 Männer fest.",
        "12 Männer nahm die Polizei fest.",
    )
    assert verify(source, (source,), level="covered", language="de") == COVERED
    assert not verify(text, (source,), level="covered", language="de").is_covered


def test_each_sentence_may_come_from_another_source_but_no_sentence_from_two() -> None:
    apart = verify(f"{FREED} {DEAL}", (FREED, DEAL))
    mixed = verify("Hamas sold 81 ships.", (FREED, DEAL), level="covered")
    assert (apart, mixed.reason) == (COVERED, Reason.WORDS)


CLAUSES: list[tuple[str, str]] = [
    (FREED, "… 81 hostages on Friday."),
    (FREED, "Hamas released 81 hostages …"),
    (FREED, "released 81 hostages"),
    (CRASH, "At least 12 people died …"),
    ("“We are safe,” said Ines Moor, the mayor.", "said Ines Moor, the mayor"),
    ("It rained, and 640 people left.", "640 people left"),
    ("The gap (once 25 metres wide) is closed.", "once 25 metres wide"),
    (DEAL, DEAL),
]


@pytest.mark.parametrize(("source", "text"), CLAUSES)
def test_a_piece_that_keeps_its_sense_is_covered(source: str, text: str) -> None:
    assert verify(text, (source,), level="clause") == COVERED


LOST: list[tuple[str, str, Reason]] = [
    (DENIED, "the army had shelled the market", Reason.DOUBT),
    (BANK, "The bank said it would cut up to 300 jobs …", Reason.DOUBT),
    ("If it rains, 300 people must leave.", "300 people must leave", Reason.DOUBT),
    (QUOTE, "We lost no one", Reason.QUOTATION),
    (QUOTE, "“We lost no one", Reason.QUOTATION),
    ("It fell to -40 degrees.", "40 degrees", Reason.NUMBER),
    ("It cost $40 in all.", "40 in all", Reason.NUMBER),
    ("It cost 40 million crowns.", "It cost 40", Reason.NUMBER),
    ("It rose 40 % in May.", "It rose 40", Reason.NUMBER),
    (FREED, "Hamas released … on Friday", Reason.WORDS),
    (FREED, "Hamas released 18 hostages", Reason.NUMBER),
    (FREED, "…", Reason.WORDS),
]


@pytest.mark.parametrize(("source", "text", "reason"), LOST)
def test_a_piece_that_loses_its_sense_is_refused(
    source: str, text: str, reason: Reason
) -> None:
    assert verify(text, (source,), level="clause").reason is reason


def test_the_span_shows_what_is_not_covered() -> None:
    text = f"• {DEAL}\n• Hamas released 18 hostages on Friday."
    verdict = verify(text, (FREED, DEAL))
    assert verdict.span
    assert verdict.span.of(text) == "18"


def test_the_span_of_a_rewording_shows_what_is_new() -> None:
    text = f"{DEAL} On Friday, Fatah released 81 hostages."
    verdict = verify(text, (FREED, DEAL), level="covered")
    assert verdict.span
    assert "Fatah" in verdict.span.of(text)


def test_without_a_source_nothing_is_covered() -> None:
    assert verify("Hamas left.", ()).reason is Reason.NAME
    assert verify("Hamas left.", (), level="clause").reason is Reason.NAME
    assert verify("Hamas left.", (), level="covered").reason is Reason.NAME


def test_a_verdict_says_whether_it_lets_through() -> None:
    assert COVERED.is_covered
    assert not Verdict(Reason.NAME).is_covered


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_letters_get_a_verdict(text: str, source: str) -> None:
    levels: tuple[Level, ...] = ("verbatim", "clause", "covered")
    for level in levels:
        verdict = verify(text, (source, FREED), level=level)
        assert verdict.is_covered or verdict.span
