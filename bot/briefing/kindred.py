"""Words that a question and its answer may use for the same thing.

Who asks how many were killed is answered by how many died, and who asks for the boss by
who is in the chair. Looser than the thesaurus, which decides whether two figures are
one thing: here a wrong kin costs a little of a rank, there a false series. Written from
what news is usually about, not from the questions it is measured with. Pure data.
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
    flee evacuate leave displace
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
    arrested detained custody handcuff nab apprehend
    kidnap abduct snatch seize capture carried
    hostage captive kidnapped abducted
    free release liberate let
    imprisoned prisoner inmate jailed detainee
    fighter rebel insurgent guerrilla militant
    gunman attacker shooter assailant bandit gang kidnapper
    wound injure hurt cut
    hospital ward treatment treated taken admitted
    drown die dead
    ill sick infected fever caught case patient
    jab shot vaccine vaccination inject dose vaccinate
    medic doctor nurse
    virus outbreak epidemic wave disease
    ransom demand
    rescue save pull free recover bring
    trap stuck stranded cut
    missing unaccounted lost vanish disappear
    search hunt look
    diver rescuer
    fireman firefighter crew
    engine truck tender
    blaze inferno burn burnt flame ash
    shop store stall merchant trader shopkeeper dealer seller vendor
    market bazaar
    cause reason blame because due fault trigger
    investigation inquiry probe inquest investigator
    accuse charge allege suspect prosecute
    prosecutor prosecution
    lawyer attorney defender counsel defend barrister
    convict guilty sentence
    plead admit
    testify witness stand evidence testimony speak
    trial court case hearing
    lawsuit sue court claim demand
    cheat defraud fraud swindle rip siphon embezzle steal divert
    victim dead killed
    saver depositor customer
    client customer subscriber user
    penalty fine punish
    bank lender
    branch office outlet
    staff employee worker workforce people
    dismiss fire sack lay redundant shed cut axe
    resign quit step leave go
    successor replace replacement follow succeed
    union labour representative
    strike walkout stoppage walk stop down
    offer propose proposal bid
    demand want ask seek request call
    raise rise increase more
    pay wage salary earn get
    working hour week shift
    teacher school lecturer
    pupil student child kid schoolchild
    share stock
    stake share own hold owner shareholder
    takeover buy merge acquisition bid
    regulator authority watchdog
    approve approval license allow clear
    rule decide decision judge ruling find
    profit earn make
    loss lose deficit
    drop fall down decline sink slide
    climb up rise gain
    price cost sell worth value expensive
    cheap inexpensive low
    bill cost invoice
    fund money financing pot
    budget spending finance
    tax levy duty
    inflation price consumer
    unemployment jobless work unemployed
    growth grow economy output
    deficit gap shortfall
    rate interest
    mortgage loan lending
    supplier supply maker provide come
    maker producer manufacturer make produce manufacture
    carmaker automaker
    recall call back
    repair fix mend maintenance
    build construction made put
    plant factory works site
    founder start establish
    headquarters base based
    boss chief head director chairman manager chairwoman leader
    chair head lead preside
    run manage head lead direct operate
    captain skipper
    coach trainer train teach
    champion winner victor title
    defeat beat win overcome
    final last
    prize award trophy winner go
    runner athlete competitor participant start starter
    take part join participate enter
    fan supporter spectator audience crowd
    watch see view audience
    spectator audience visitor people ticket
    ticket seat entry
    film movie drama picture shoot shot
    filming shoot shooting shot
    director direct
    actor part role
    jury judge panel
    singer tenor soprano sing
    musician player band
    violin instrument stradivari
    built made construct date
    old age year aged
    young youth
    oldest eldest
    heavy weigh kilogram weight tonne
    big size large metre
    tall high metre height
    fast speed kilometre mph
    rocket spacecraft launch craft
    lander probe craft spacecraft
    launch lift start takeoff fly
    crash veer fail failure accident wreck collapse
    debris wreckage bits piece fragment
    sample drill specimen
    scientist researcher chemist biologist physicist expert academic
    expert specialist scientist professor hydrologist epidemiologist geologist
    study research finding trial
    doubt question sceptical disagree reject
    answer reply respond retort reject
    react response respond
    explain say argue tell claim
    describe call speak name
    think believe reckon say expect
    reckon estimate put expect
    warn alert alarm caution
    tell say inform
    comment say remark
    poll survey asked
    back support favour side approve
    oppose against reject
    vote ballot elect election poll
    mp lawmaker parliament deputy member
    law bill legislation act ban
    ban forbid prohibit outlaw illegal
    minister secretary government
    chancellor premier president
    mayor councillor
    authority official office
    government state cabinet
    summit conference meeting talk
    talk negotiate negotiation mediate mediator
    truce ceasefire peace
    deal agreement accord pact settlement agree
    sign agree undertake pledge
    pledge promise commit
    country nation state
    soldier troop army military men
    monitor observer watch
    besieged surround siege
    shell shelling mortar bomb bombard
    war conflict fighting
    protest demonstrate march rally object
    angry anger object fury outrage complain
    threat threaten
    flood water inundate deluge
    barrier gate dam dyke
    damage destruction loss
    insurer insurance insure
    donate donation give present gift
    reward offer hint
    compensation damages pay
    help aid assist relief emergency
    household home family flat
    house home dwelling building apartment
    leave evacuate flee out
    memorial service funeral commemorate mourning
    cow cattle animal livestock
    sheep animal livestock
    pup cub young litter
    wolf pack
    seen spot film sight
    farmer shepherd grower
    inhabitant population resident live people
    baby child infant birth
    immigrant foreigner migrant
    dad father
    mum mother
    wife husband married
    passenger traveller rider commuter
    train railway rail
    bus tram transport
    driver motorist
    lorry truck
    queue wait line jam
    car vehicle traffic
    late delay
    free exempt
    app software platform
    data information
    erase delete remove
    power electricity megawatt energy
    reservoir lake dam
    resettle displace move relocate
    oil boiler heating furnace
    heat warm
    hire recruit take job create
    install plumber fit
    extra additional more another
    half fifty
    reopen open again
    cancel off call scrap
    accident crash collision
    begin open first
    finish complete end over
    still remain yet
    originally first initially
    altogether total whole
    latest newest now
    toll number victim dead
    happen fate become
    border crossing frontier
    customs officer
    forged fake false counterfeit
    degree diploma
    expose reveal found
    candidate run stand
    term sentence year
    plan intend want
    comet asteroid
    journey trip travel voyage
    land landing touch
    hit affect reach
    damaged wrecked
    record fastest
    second runner
    drug substance doping tainted
    ban suspend
    member delegate
    church priest bishop
    wages pay
    agree settle
    quarter percent share
    weather rain wind snow
    japanese japan
    chinese china
    german germany berlin
    french france paris
    british britain uk london
    american america us washington
    russian russia moscow
    italian italy
    spanish spain
    indian india
    georgian georgia
    turkish turkey
    greek greece
    swiss switzerland
    swedish sweden
    norwegian norway
    danish denmark
    dutch netherlands
    polish poland
    ukrainian ukraine
    egyptian egypt
    israeli israel
    iranian iran
    korean korea
    australian australia
    canadian canada
    mexican mexico
    brazilian brazil
    african africa
    european europe
    kenyan kenya
    ghanaian ghana
    belgian belgium
    austrian austria
    irish ireland
    portuguese portugal
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


def is_known(form: str) -> bool:
    """Return whether a root is one of these words."""
    return form in _kin()
