"""Words of the news that mean the same when a figure counts or measures something.

Pure data: each line is a meaning and the words and phrases for it, in any inflection
the stemmer knows. What is not here is compared by its words. Two meanings are never
one thing, so a word belongs to the narrowest it can stand for: who is hurt is not dead.
"""

from summarizers.english.wordlists import word_set

ACTIONS = {
    "released": "release, free, liberate, let go, set free, hand over, handed over",
    "held": "hold, held, remain in captivity, in captivity, kept captive, keep captive",
    "abducted": "abduct, kidnap, take hostage, taken hostage, seize",
    "died": (
        "die, dead, death, kill, slay, slain, perish, fatality, toll, "
        "lose their lives, lost their lives, lost his life, lost her life, "
        "loss of life, claim the lives"
    ),
    "injured": "injure, injury, wound, hurt, maim",
    "missing": "missing, unaccounted, go missing, not been found, feared trapped",
    "trapped": "trap, stuck, buried alive",
    "evacuated": (
        "evacuate, evacuation, move to safety, moved to safety, bring to safety, "
        "brought to safety, move out, taken to safety, told to leave"
    ),
    "rescued": "rescue, save, pull alive, pulled alive, brought ashore, bring ashore",
    "displaced": "displace, flee, fled, uproot, homeless, driven from their homes",
    "arrested": "arrest, detain, detention, take into custody, taken into custody",
    "charged": "charge, indict, charged with",
    "convicted": "convict, find guilty, found guilty",
    "sentenced": "sentence, jail, imprison",
    "acquitted": "acquit, clear of",
    "escaped": "escape, break out, broke out, abscond",
    "caught": "catch, caught, capture, recapture",
    "spilled": "spill, spilt, leak",
    "unemployed": "out of work, unemployed, jobless",
    "deported": "deport, expel, expulsion",
    "laid off": (
        "lay off, laid off, laying off, layoff, redundant, redundancy, dismiss, "
        "make redundant, cut jobs, shed jobs, job cut"
    ),
    "hired": "hire, recruit, take on, taken on",
    "created": "create, add jobs",
    "employed": "employ, on the payroll",
    "burned": "burn, burnt, scorch, char, blacken, consume",
    "flooded": "flood, inundate, under water, submerge",
    "destroyed": "destroy, destruction, flatten, wreck, raze, level to the ground",
    "damaged": "damage",
    "without power": (
        "without power, without electricity, no power, no electricity, power outage, "
        "lose power, lost power, lost electricity, blackout, cut off from power"
    ),
    "reconnected": "reconnect, restore",
    "infected": "infect, infection, case, contract, fall ill, fell ill",
    "recovered": "recover, recovery",
    "vaccinated": "vaccinate, vaccination, inoculate",
    "tested": "test",
    "treated": "treat, treatment, admit to hospital, hospitalize, hospitalise",
    "entered": "enter, entry, cross, arrive, arrival",
    "left": "depart, departure, leave for",
    "joined": "join, take part, attend, turn out",
    "protested": "protest, demonstrate, march, rally, take to the streets",
    "on strike": "strike, walk out, walkout, stop work",
    "voted for": "vote for, vote in favour, vote in favor, in favour, in favor",
    "voted against": "vote against, oppose, reject, against",
    "abstained": "abstain, abstention",
    "carried": "carry, aboard, on board",
    "built": "build, construct, erect, put up",
    "sold": "sell, sale",
    "bought": "buy, purchase, acquire, acquisition",
    "produced": "produce, production, output, manufacture",
    "delivered": "deliver, delivery, supply, ship, hand out",
    "donated": "donate, donation, give",
    "raised": "raise money, fundraise",
    "cancelled": "cancel, cancelled, cancelling, call off, ground",
    "delayed": "delay, postpone",
    "closed": "close, closure, shut, shut down",
    "opened": "open, inaugurate",
    "inhabited": "live, inhabit, reside, home to",
    "launched": "launch, fire",
    "shot down": "shoot down, shot down, intercept, down",
}
"""What was done to, or by, what is counted."""

COUNTED = {
    "people": (
        "people, person, individual, resident, inhabitant, villager, local, life, "
        "anybody, human being"
    ),
    "children": "child, children, minor, infant, baby, toddler, schoolchild, kid",
    "women": "woman, women, female",
    "men": "man, men, male",
    "civilians": "civilian, noncombatant, non-combatant",
    "soldiers": "soldier, troop, serviceman, servicewoman, conscript",
    "fighters": "fighter, militant, gunman, gunmen, insurgent, rebel",
    "police": "police, policeman, policemen, policewoman, officer",
    "hostages": "hostage, captive, abductee",
    "prisoners": "prisoner, detainee, inmate, convict",
    "workers": "worker, employee, job, staff, staffer, position, post, workforce",
    "protesters": "protester, protestor, demonstrator, marcher",
    "migrants": "migrant",
    "refugees": "refugee, asylum seeker",
    "passengers": "passenger, traveller, traveler",
    "households": "household, home, house, property",
    "customers": "customer, subscriber, client",
    "patients": "patient",
    "lorries": "lorry, truck",
    "ships": "ship, vessel",
    "aircraft": "aircraft, plane, airplane, aeroplane, jet",
    "flats": "flat, apartment",
    "lawmakers": "lawmaker, legislator, deputy, mp, member of parliament",
}
"""What is counted; "people" is no name for children or soldiers, who may be a part."""

MEASURED = {
    "interest rate": (
        "interest rate, key rate, benchmark rate, base rate, policy rate, "
        "lending rate, benchmark interest rate, key interest rate"
    ),
    "unemployment": "unemployment, jobless, joblessness, out of work",
    "inflation": "inflation, consumer price, cost of living",
    "deficit": "deficit, shortfall",
    "surplus": "surplus",
    "profit": "profit, net income, earning",
    "loss": "loss",
    "revenue": "revenue, sale, turnover, takings",
    "price": "price, cost",
    "debt": "debt",
    "turnout": "turnout",
    "lead": "lead, margin, ahead",
    "growth": "growth, grow, grew, grown, expand, expansion",
    "shrinking": "shrink, shrank, contract, contraction",
    "exports": "export",
    "imports": "import",
    "wages": "wage, salary",
    "rent": "rent",
    "tax": "tax, duty, levy, tariff",
    "budget": "budget",
    "spending": "spending, spend, expenditure",
    "bid": "bid, offer",
    "fine": "fine, penalty",
    "damages": "damages, compensation",
    "aid": "aid, relief",
    "investment": "investment, invest",
    "stake": "stake, shareholding",
    "vote share": "share of the vote, vote share, of the vote, of votes",
    "approval": "approval, approve of",
    "magnitude": "magnitude",
    "temperature": "temperature, degree",
    "rainfall": "rain, rainfall, precipitation",
    "height": "height, tall, high",
    "depth": "depth, deep",
    "width": "width, wide",
    "length": "length, long",
    "distance": "distance, away",
    "speed": "speed, gust",
    "population": "population",
    "capacity": "capacity",
    "value": "value, worth, valuation",
}
"""What is measured, when a figure has a unit."""

CAUSES = {
    "flood": "flood, flooding, deluge",
    "landslide": "landslide, mudslide, rockfall, avalanche",
    "earthquake": "earthquake, quake, tremor, aftershock",
    "storm": "storm, hurricane, typhoon, cyclone, tornado",
    "fire": "fire, wildfire, blaze, inferno",
    "explosion": "explosion, blast",
    "crash": "crash, collision, collide, derail, derailment, accident",
    "attack": (
        "attack, airstrike, air strike, missile strike, drone strike, raid, bombing, "
        "shelling, bombardment"
    ),
    "fighting": "clash, fighting, battle, combat, skirmish",
    "shooting": "shooting, gunfire",
    "stabbing": "stabbing",
    "outbreak": "outbreak, epidemic, pandemic, cholera, measles, flu",
    "heat": "heatwave, heat",
    "stampede": "stampede, crush",
    "sinking": "sink, sank, sunk, capsize, shipwreck",
    "election": "election, ballot, referendum",
    "truce": "truce, ceasefire",
}
"""Events that kill, burn or are voted on; two of them are two events."""

AGENTS = (
    "police, officer, policeman, policemen, crew, rescuer, firefighter, rescue worker, "
    "emergency service, authority, official, government, ministry, prosecutor, "
    "coast guard, coastguard, army, military, soldier, troop, company, carmaker, "
    "airline, bank, hospital, doctor, medic, staff, local, regional, national"
)
"""Those who act or count; that one text names the crew and one the mayor says little"""

ENDS_OF_WORK = word_set("cut shed slash eliminat axe")
"""Verbs, in normal form, that lay people off when their object is jobs or workers."""

STATES = word_set(
    "rise rose climb reach stand stood be come came amount total exceed pass top hit "
    "increase fall drop decline lower cut leave left remain have become make find "
    "say report put raise slow ease surge jump soar slip grow double account number "
    "set keep bring take had has got get force count confirm record know known believe "
    "fear think estimate lose"
)
"""Verbs that say how a number stands and not what was done."""

DOINGS = word_set("make raise put take bring get got keep find leave left cut set")
"""Those among the verbs above that say what was done with a sum of money."""

TOLLS = frozenset({
    "died", "injured", "missing", "infected", "evacuated", "displaced", "arrested",
    "rescued",
})  # fmt: skip
"""What is counted in people where the text does not say in what."""

OF_CIVILIANS = frozenset({"evacuated", "displaced"})
"""What befalls civilians only, so that they are the people it is told of."""

BATCHED = frozenset({
    "released", "arrested", "evacuated", "rescued", "entered", "left", "delivered",
    "deported", "infected", "vaccinated", "tested", "launched", "shot down",
    "abducted", "sold",
})  # fmt: skip
"""What is done in batches: the number of one day is not the number of all days."""

CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday january "
    "february march april may june july august september october november december "
    "morning afternoon evening night week month year day noon midnight dawn overnight"
)
"""Words that tell when."""

FRAGMENTS = word_set(
    "group inc ltd plc corp corporation company holding holdings motors bank central "
    "president minister prime mr mrs ms dr sir county city state province district "
    "region republic united national general north south east west northern southern "
    "eastern western central new great department ministry party university army "
    "police reuters ap afp"
)
"""Parts of names that many bear."""
