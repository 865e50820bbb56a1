"""Words that a question and its answer may use for the same thing.

Who asks how many were killed is answered by how many died. Looser than the thesaurus,
which decides whether two figures are one thing: here a wrong kin costs a little of a
rank, there a false series. Pure data and one look-up.
"""

from collections import defaultdict
from functools import cache

from bot.briefing.roots import root
from bot.briefing.thesaurus import ACTIONS, COUNTED, MEASURED
from summarizers.words import normal

_GROUPS = """
    begin start launch commence outset beginning onset
    end finish conclude close ending conclusion
    found establish set form create foundation founding founded creation inception
    build construct erect building construction built
    demolish raze destroy torn tear dismantle demolition
    die death dead kill killing perish fatality deadly victim toll casualty
    born birth
    win victory winner beat defeat won
    lose loss defeat lost
    live reside inhabit home inhabitant resident dwell
    country nation state
    city town municipality
    people person population resident inhabitant
    child kid boy girl
    big large size great
    earn income make wage salary pay
    cost price expense worth value pay
    buy purchase acquire acquisition bought
    sell sale sold
    rise increase grow climb jump surge growth gain higher
    fall drop decline decrease sink plunge lower
    leader head chief boss president chairman
    lead head run
    job work employ employee worker staff post position workforce
    arrest detain custody
    hurt injure wound injury
    flee evacuate leave escape displace
    move relocate shift
    become succeed appoint elect
    marry wedding wife husband spouse
    invent develop discover invention discovery
    write author pen compose
    release publish issue free debut
    introduce launch unveil
    start founded
    join enter
    leave exit depart quit resign
    ban prohibit outlaw forbid
    allow permit let legalize
    need require
    get receive obtain
    give donate grant award
    show display exhibit
    take capture seize
    attack raid strike assault bombing
    fight war battle conflict
    agree agreement deal accord pact
    vote ballot election elect poll
    doctor physician medic
    hospital clinic
    car vehicle automobile
    lorry truck
    plane aircraft jet airplane
    ship boat vessel ferry
    train rail railway
    road street highway motorway
    film movie
    school pupil student
    teacher educator
    money fund cash funding
    firm company business corporation
    law act legislation bill
    court judge trial tribunal
    jail prison imprison sentence
    police officer
    fire blaze wildfire
    flood flooding water
    storm hurricane typhoon cyclone
    quake earthquake tremor
    power electricity
    house home household dwelling
    illness disease sickness
    sick ill infected
    tall high height
    long length
    wide width
    deep depth
    heavy weigh weight
    old age
    fast speed quick
    far distance away
    near close
    yearly annual annually
    daily day
    often frequency frequent every
    total overall altogether
    biggest largest greatest
    happen occur
    name call title
    match game
    player footballer
    score goal point
    plan scheme programme program project
    cut reduce slash trim axe
    open inaugurate opening
    shut close closure
    visitor tourist guest
    passenger traveller traveler
    damage harm
    help aid assistance relief
    protest demonstrate demonstration march rally protester demonstrator
    strike walkout stoppage
    minister secretary
    mayor
    fine penalty
    compensation damages payout
    debt borrowing owe
    profit earnings
    revenue turnover sales
    shareholder investor
    merger takeover
    bankrupt insolvent collapse
"""
"""A line each; a word may be in several."""


@cache
def _kin() -> dict[str, frozenset[str]]:
    lines = [line.split() for line in _GROUPS.splitlines()]
    for table in (ACTIONS, COUNTED, MEASURED):
        lines += [
            [word for word in (name, *line.split(", ")) if " " not in word]
            for name, line in table.items()
        ]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        forms = {root(normal(word)) for word in line}
        for form in forms:
            found[form] |= forms - {form}
    return {form: frozenset(kin) for form, kin in found.items()}


def kindred(form: str) -> frozenset[str]:
    """Return the roots of other words that may be meant by this one."""
    return _kin().get(form, frozenset())
