"""English words by what they do in a sentence; pure data for the shallow grammar.

Only closed classes and the verbs news is written with are listed: every other word is
taken for a noun unless its ending says otherwise.
"""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_NOT = ("n't", "n’t", "nt")
BE = word_set("am is are was were be been being 's 're")
HAVE = word_set("has have had having 've")
DO = word_set("do does did")
_DENIED = word_set("is are was were has have had do does did")
_MAY = word_set("will would can could may might shall should must")
AUXILIARIES = BE | HAVE | DO | {f"{verb}{no}" for verb in _DENIED for no in _NOT}
MODALS = (
    _MAY
    | word_set("cannot 'll wo ca won't can't shan't won’t can’t cant wont")
    | {f"{verb}{no}" for verb in _MAY for no in _NOT}
)
DETERMINERS = word_set(
    "the a an this that these those each every either neither some any no all both "
    "another such its his her their our my your what whatever which whose half"
)
POSSESSIVES = word_set("its his her their our my your whose")
SUBJECTS = word_set("i you he she it we they who there")
OBJECTS = word_set("me him us them himself herself itself themselves")
PRONOUNS = (
    SUBJECTS
    | OBJECTS
    | word_set(
        "someone anyone everyone nobody nothing something anything everything others "
        "one ones none mine theirs hers ours yours whom"
    )
)
SHORTENED = frozenset(
    f"{who}{mark}{verb}"
    for who in ("i", "you", "he", "she", "it", "we", "they", "who", "there")
    for mark in "'’"
    for verb in ("d", "ll", "ve", "re", "m")
)
"""Pronouns with a short verb behind: "they've"."""
PREPOSITIONS = word_set(
    "of in on at by for from with without within into onto over under above below "
    "after before during since until till through throughout across among amid "
    "amongst between against about around near along behind beyond beside besides "
    "despite per as than like via towards toward outside inside off up down out "
    "including excluding compared according due following versus vs worth unlike "
    "except"
)
CONJUNCTIONS = word_set("and or but nor yet so plus")
LINKS = word_set(
    "that which who whom whose where when while because although though if unless "
    "whether why how what since until whereas whilst once"
)
ADVERBS = word_set(
    "not n't also only just even still already again soon now then here there too "
    "very more most less least almost nearly about roughly approximately around some "
    "quite rather well far much largely mainly mostly partly early late later "
    "earlier ago ever never always often sometimes once twice together apart away "
    "back ahead abroad alone overnight today yesterday tomorrow tonight meanwhile "
    "however therefore moreover instead otherwise worldwide nationwide altogether "
    "nevertheless nonetheless likewise "
    "thus hence else perhaps maybe indeed yet further marginally slightly "
    "sharply steadily respectively annually monthly weekly daily"
)
NOT_ADVERBS = word_set(
    "family supply july italy reply ally assembly rally bully belly jelly lily only "
    "early daily monthly weekly elderly friendly likely lonely deadly costly holy "
    "ugly homily fly apply comply rely imply multiply anomaly monopoly butterfly"
)
NOT_ADJECTIVES = word_set(
    "executive representative detective relative initiative objective alternative "
    "perspective incentive narrative archive collective cooperative official material "
    "trial burial memorial serial table vegetable cable stable variable dish fish "
    "parish rubbish finish professional rental tutorial commercial potential credential"
)
ADJECTIVES = word_set(
    "tall wide deep thick "
    "new old big large small great high low good bad long short early late former "
    "current last next first second third other own major minor key main top total "
    "more several many few full final local national international public private "
    "young recent similar different free strong weak likely deadly costly elderly "
    "best better worst worse biggest largest smallest highest lowest higher lower "
    "bigger larger smaller fewer additional further extra average annual daily "
    "monthly weekly combined record overall net gross same sure able available due "
    "senior junior chief special single joint double social economic political "
    "military financial federal foreign global central northern southern eastern "
    "western white black red green blue serious severe critical fatal heavy huge "
    "massive tiny rare common poor rich mere staggering hefty entire whole "
    "digital virtual"
)

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        start=2,
    )
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "dozen": 12.0,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
SMALL_NUMBERS = ONES | TENS
NUMBER_WORDS = frozenset(SMALL_NUMBERS) | frozenset(SCALES)

_REGULAR = """
accept accuse achieve acknowledge acquire add admit adopt advance affect agree aim
allege allocate allow amass announce anticipate appeal appear appoint approve argue
arrest arrive ask assemble assert attack attend attract authorise authorize average
award back ban bar believe benefit block boast bomb boost borrow call cancel capture
carry cause celebrate charge claim clear climb close collapse collect commit compare
complain complete conclude condemn confirm consider consist consume contain continue
contract contribute convict cost count cover crash create cross damage dash deal
decide declare decline decrease defeat defend delay deliver demand demolish deny
deploy deport derail describe deserve destroy detain develop die direct disappear
discover dismiss displace display distribute divide donate double download drop earn
ease eat edge elect eliminate embrace emerge emit employ empty enable end endorse
enrol enroll enter equal escape establish estimate evacuate exceed execute exempt
expand expect expire explain export express extend face fail fear feature file fill
finance fine finish fire flee flow follow force forecast free fund gain gather
generate grant greet guarantee halt halve hand handle happen harvest help highlight
hike hire hope host identify imagine import impose improve include increase indicate
infect inform injure insist inspect install intend introduce invest investigate
invite involve issue jail join jump kidnap kill land last launch lift limit link list
live load lodge look lower manage mark measure mention merge mine move murder name
need negotiate note nominate number object observe obtain occupy offer open operate
oppose order organise organize oust own participate pass pay perform permit place
plan plant play pledge plummet plunge poll post pour power praise predict prefer
prepare present prevent process produce project promise promote propose protect
prove provide publish pull purchase push qualify question quit race raise rally
range rank reach realise realize rebuff rebuild receive recall reckon recommend
record recover recruit reduce refuse register reject relate release relocate remain
remark remove renew repair repeat replace reply report represent request require
rescue resign resist respond restore restrict result resume retire return reveal
reverse review reward rule rush sack save schedule score seek seem seize sentence
serve settle shed ship shoot shut sign slash slide slip slump soar spark spread stage
stand start state steal step stop store stress strike struggle submit suffer suggest
supply support surge surpass surrender survive suspect suspend sustain switch tackle
talk target tax tend test threaten top total touch trace track trade train transfer
transport travel treat trigger triple tumble turn unveil update urge use vaccinate
value visit vote vow wait walk want warn waste watch weigh welcome withdraw witness
work worry wound yield cite contend emphasise emphasize recount testify stipulate
concede caution lament joke quip tweet whisper shout assure remind retain rebound
quadruple outnumber dwarf shave average house hospitalise hospitalize quarantine
reopen restart overtake exchange smuggle traffic abduct assassinate besiege shell
swap repatriate free evict relocate tally clock notch bag net concede host boycott
miss drown ground entail comprise constitute accommodate inhabit subscribe insure lease
disclose scrap swell balloon skyrocket dwindle diminish deepen accelerate moderate
stabilise stabilize weaken strengthen depreciate appreciate inflate deflate accrue
garner levy refund reimburse repay restructure divest redeem allot confer bestow
retrench furlough recycle upgrade downgrade stay depart dispatch intercept ambush
apprehend impound confiscate inoculate immunise examine manufacture extract drill refine
brew bake cater rent stretch soak flood bury engulf scorch ravage topple uproot wreck
widen narrow slow hover peak sue
"""
_IRREGULAR = """
be:was:been become:became:become begin:began:begun bring:brought:brought
build:built:built buy:bought:bought catch:caught:caught choose:chose:chosen
come:came:come cost:cost:cost cut:cut:cut deal:dealt:dealt draw:drew:drawn
drive:drove:driven eat:ate:eaten fall:fell:fallen feel:felt:felt fight:fought:fought
find:found:found flee:fled:fled fly:flew:flown forecast:forecast:forecast
freeze:froze:frozen get:got:got give:gave:given go:went:gone grow:grew:grown
have:had:had hear:heard:heard hit:hit:hit hold:held:held hurt:hurt:hurt
keep:kept:kept know:knew:known lay:laid:laid lead:led:led leave:left:left
lend:lent:lent let:let:let lie:lay:lain lose:lost:lost make:made:made
mean:meant:meant meet:met:met pay:paid:paid put:put:put quit:quit:quit
read:read:read rise:rose:risen run:ran:run say:said:said see:saw:seen
seek:sought:sought sell:sold:sold send:sent:sent set:set:set shake:shook:shaken
shed:shed:shed shoot:shot:shot shrink:shrank:shrunk shut:shut:shut sink:sank:sunk
slide:slid:slid speak:spoke:spoken spend:spent:spent spread:spread:spread
stand:stood:stood steal:stole:stolen strike:struck:struck swear:swore:sworn
swim:swam:swum take:took:taken teach:taught:taught tell:told:told
think:thought:thought throw:threw:thrown undergo:underwent:undergone
understand:understood:understood wear:wore:worn win:won:won withdraw:withdrew:withdrawn
write:wrote:written outstrip:outstripped:outstripped overtake:overtook:overtaken
break:broke:broken bear:bore:born
sleep:slept:slept sing:sang:sung ring:rang:rung drink:drank:drunk ride:rode:ridden
hide:hid:hidden blow:blew:blown bend:bent:bent creep:crept:crept show:showed:shown
forget:forgot:forgotten sit:sat:sat speed:sped:sped split:split:split stick:stuck:stuck
tear:tore:torn wake:woke:woken weep:wept:wept burst:burst:burst cast:cast:cast
breed:bred:bred oversee:oversaw:overseen swell:swelled:swollen offset:offset:offset
bind:bound:bound leap:leapt:leapt dig:dug:dug hang:hung:hung
overthrow:overthrew:overthrown uphold:upheld:upheld rebuild:rebuilt:rebuilt
feed:fed:fed bleed:bled:bled sweep:swept:swept swing:swung:swung spin:spun:spun
"""
_DOUBLED = word_set(
    "admit ban bar commit drop fit hit net plan ship slip step stop top bag"
)


def _ed(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ed"
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and verb != "be" else f"{verb}ing"


def _s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return present, past and -ing forms, each with its verb."""
    irregular = [entry.split(":") for entry in _IRREGULAR.split()]
    verbs = dict.fromkeys([*_REGULAR.split(), *(entry[0] for entry in irregular)])
    present = {form: verb for verb in verbs for form in (verb, _s(verb))}
    past = {_ed(verb): verb for verb in verbs}
    past |= {form: verb for verb, *forms in irregular for form in forms}
    return present, past, {_ing(verb): verb for verb in verbs}


PRESENT, PAST, GERUNDS = _tables()
PARTICIPLES_ONLY = frozenset(
    parts[2]
    for parts in (entry.split(":") for entry in _IRREGULAR.split())
    if parts[1] != parts[2] and parts[2] != parts[0]
)
"""Forms that never stand as a past tense: "taken", "given"."""
PASTS_ONLY = frozenset(
    parts[1]
    for parts in (entry.split(":") for entry in _IRREGULAR.split())
    if parts[1] not in parts[2:] and parts[1] != parts[0]
)
"""Forms that never stand as a participle: "took", "gave"."""

_UP = (
    "widen swell strengthen accelerate rise increase grow climb gain jump soar "
    "surge advance rally leap expand rebound"
)
_DOWN = (
    "narrow slow dwindle diminish weaken fall decrease decline drop lose slide slip "
    "plunge plummet tumble slump shrink "
    "sink reduce cut lower slash shed ease contract dip halve"
)
UP = word_set(_UP + " up raise lift boost double triple quadruple edge-up")
DOWN = word_set(_DOWN + " down")
LEVELS = word_set(
    "be reach hit total exceed cost stand close trade amount average range measure "
    "weigh become remain stay equal top number near approach end open finish settle "
    "come span stretch last surpass start begin peak hover"
)
"""Verbs whose subject is what a number measures, and does nothing to it."""


def lemma(word: str) -> str | None:
    """Return the verb a form belongs to, or None for no verb of ours."""
    return PAST.get(word) or PRESENT.get(word) or GERUNDS.get(word)


SAYING = word_set(
    "say add admit announce argue acknowledge assert believe claim complain conclude "
    "confirm concede contend declare deny emphasise emphasize estimate "
    "expect explain express fear forecast hint hope indicate insist joke lament "
    "maintain note observe predict promise quip recall reckon recount "
    "remark remind repeat reply report respond reveal shout state stress suggest "
    "tell testify think tweet urge vow warn whisper write caution highlight "
    "assure demand pledge "
)

VOUCHING = word_set(
    "say add announce assert believe claim confirm estimate report state suggest tell "
    "warn predict forecast reckon calculate think expect find show reveal note fear"
)
"""Verbs whose subject vouches for what the sentence says."""
GUESSING = word_set("expect estimate predict forecast reckon believe fear think say")
"""Verbs of vouching whose object is no deed of their subject."""
