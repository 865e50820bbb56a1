"""What tells people from organisations and places: titles, roles, names, endings.

Pure data, all in lower case. None of it decides alone; `names` weighs the signs.
"""

from summarizers.english import word_set

HONORIFICS = word_set(
    "mr mrs ms miss dr prof sir dame lord lady baroness baron rev sister brother "
    "mr. mrs. ms. dr. prof. rev. reverend count countess baronet mx hon sheikh sheikha ayatollah rabbi imam pope "
    "prince princess king queen duke duchess emperor sultan emir"
)
ABBREVIATED = word_set(
    "sen rep gov gen lt col sgt capt maj pres supt det insp cpl pte adm cmdr"
)
ROLES = (
    HONORIFICS
    | ABBREVIATED
    | word_set(
        "president vice-president minister chancellor secretary senator congressman "
        "congresswoman governor mayor deputy ambassador envoy diplomat spokesman "
        "spokeswoman spokesperson chief chairman chairwoman chair chairperson "
        "director manager head leader boss ceo cfo founder co-founder executive "
        "officer commissioner general colonel major captain lieutenant "
        "sergeant commander admiral judge justice prosecutor lawyer attorney "
        "solicitor barrister sheriff inspector superintendent detective constable "
        "coroner mp mep mla professor doctor scientist researcher economist analyst "
        "expert historian engineer architect author writer novelist poet journalist "
        "reporter editor correspondent columnist presenter host broadcaster actor "
        "actress singer musician composer rapper conductor producer artist painter "
        "photographer designer model player striker midfielder defender goalkeeper "
        "winger coach trainer referee champion athlete swimmer runner cyclist driver "
        "boxer wrestler golfer jockey skipper batsman bowler pitcher quarterback "
        "teacher headteacher principal student pupil nurse surgeon physician "
        "psychologist psychiatrist veterinarian farmer fisherman baker chef cook "
        "builder plumber carpenter miner worker volunteer activist campaigner "
        "organiser organizer negotiator mediator adviser advisor strategist "
        "consultant aide assistant councillor councilman councilwoman lawmaker "
        "legislator politician candidate nominee premier president-elect speaker whip "
        "treasurer ombudsman regulator auditor accountant banker investor trader "
        "broker entrepreneur businessman businesswoman tycoon billionaire millionaire "
        "magnate owner landlord tenant resident neighbour neighbor witness survivor "
        "victim hostage prisoner suspect defendant gunman attacker convict widow "
        "widower wife husband father mother son daughter brother sister uncle aunt "
        "cousin grandfather grandmother boyfriend girlfriend fiance fiancee bishop "
        "archbishop cardinal priest pastor vicar monk nun patriarch cleric prophet "
        "soldier veteran pilot astronaut cosmonaut sailor firefighter policeman "
        "policewoman ranger guard paramedic biologist chemist physicist astronomer "
        "geologist meteorologist climatologist ecologist epidemiologist virologist "
        "anthropologist archaeologist sociologist philosopher theologian curator "
        "librarian archivist comedian dancer choreographer playwright screenwriter "
        "filmmaker blogger influencer youtuber developer programmer inventor "
        "forecaster statistician mathematician warden ministerial representative "
        "delegate fellow scholar lecturer dean rector provost vice-chancellor "
        "governor-general magistrate clerk dentist therapist hacker racer sprinter "
        "footballer cricketer drummer guitarist dj swimmer skier skater surfer climber "
        "mountaineer explorer partner colleague friend rival predecessor successor "
        "opponent refugee migrant gardener butcher trainee apprentice graduate lobbyist "
        "commentator pundit critic sculptor poetess mp. taoiseach premier ayatollah "
        "monsignor deacon preacher missionary rebel warlord militant fugitive dealer"
    )
)
ROLE_PREFIXES = word_set(
    "prime vice deputy foreign defence defense interior finance health education "
    "justice attorney chief senior junior assistant acting interim outgoing "
    "incoming former ex late first lady state home trade energy transport "
    "environment culture managing executive police fire army navy air force lord then "
    "caretaker longtime veteran retired disgraced"
)

ROLE_OPENERS = word_set("former late current longtime veteran then acting outgoing")
"""Words that open a role: what stands before them belongs to something else."""

ORGANISATION_WORDS = word_set(
    "ministry department university college school academy institute institution "
    "bank group inc inc. corp corp. corporation company co co. ltd llc plc gmbh "
    "ag sa holdings partners capital fund foundation trust association federation "
    "union league party council committee commission parliament senate congress "
    "assembly court agency authority office bureau service services organisation "
    "organization nations forces army navy police church cathedral mosque "
    "synagogue hospital clinic centre center museum gallery theatre theater "
    "orchestra society club team fc united city county town village airport "
    "airlines airways motors electric energy oil gas media news times post "
    "guardian journal herald tribune press radio television tv channel network "
    "studios pictures records entertainment games cup championship olympics "
    "festival prize award awards act bill treaty agreement accord plan project "
    "programme program initiative campaign movement front brigade brigades "
    "alliance coalition republic kingdom states emirates islands island sea ocean "
    "river lake mountain mountains valley desert strip street road avenue square "
    "park bridge tower house hall palace castle beach bay coast peninsula "
    "province region district state territory north south east west northern "
    "southern eastern western central green red cross crescent stadium arena "
    "station port harbour harbor plant mall market exchange index reserve "
    "treasury industries systems technologies software solutions pharmaceuticals "
    "laboratories labs motor bus rail railway railways insurance group's war day "
    "week month year sunday monday tuesday wednesday thursday friday saturday "
    "january february march april june july august september october november "
    "december"
)
PLACES = word_set(
    "afghanistan albania algeria america american americans africa african angola "
    "arab arabia argentina argentine asia asian atlantic australia australian "
    "austria austrian azerbaijan bangladesh belarus belgian belgium berlin "
    "bolivia bosnia brazil brazilian britain british brussels bulgaria california "
    "cambodia cameroon canada canadian chicago chile china chinese colombia congo "
    "croatia cuba cyprus czech denmark danish dutch ecuador egypt egyptian "
    "england english estonia ethiopia europe european finland finnish florida "
    "france french gaza georgia german germany ghana greece greek guatemala haiti "
    "hungary hungarian iceland india indian indonesia iran iranian iraq iraqi "
    "ireland irish islamic israel israeli israelis italian italy jamaica japan "
    "japanese jerusalem jewish jordan kashmir kazakhstan kenya korea korean "
    "kosovo kuwait kyiv latvia lebanese lebanon libya lithuania london madrid "
    "malaysia mali malta mexican mexico moldova mongolia morocco moscow "
    "mozambique muslim myanmar nepal netherlands nigeria nigerian norway "
    "norwegian pacific pakistan pakistani palestine palestinian palestinians "
    "paris peru philippines poland polish portugal portuguese qatar roman romania "
    "rome russia russian russians rwanda saudi scotland scottish senegal serbia "
    "singapore slovakia slovenia somalia spain spanish sudan sweden swedish swiss "
    "switzerland syria syrian taiwan tanzania texas thai thailand tokyo tunisia "
    "turkey turkish uganda uk ukraine ukrainian ukrainians uae us u.s. usa "
    "uruguay venezuela vietnam vienna wales warsaw washington welsh yemen york "
    "zambia zimbabwe kong hong eu un nato hamas hezbollah fatah taliban kremlin pentagon "
    "whitehall westminster brexit covid new san los las el saint st mount lake "
    "great north south east west upper lower old"
)
PARTICLES = word_set(
    "de da di do du del della degli dos das van von der den ten ter te zu zum af av bin "
    "bint ibn ben al el la le ap y e"
)

ABSTRACT = word_set(
    "ministry department university college school academy institute institution "
    "group inc inc. corp corp. corporation company co co. ltd llc plc gmbh ag sa "
    "holdings partners capital fund foundation trust association federation union "
    "league party council committee commission parliament senate congress assembly "
    "agency authority office bureau service services organisation organization nations "
    "forces army navy police cathedral mosque synagogue hospital clinic centre center "
    "museum gallery theatre theater orchestra club team fc united city county airport "
    "airlines airways motors news times championship olympics festival award awards act "
    "bill treaty agreement accord plan project programme program initiative campaign "
    "movement alliance coalition republic kingdom states emirates islands island ocean "
    "valley road avenue square peninsula province district stadium arena airfield "
    "industries systems technologies software solutions pharmaceuticals laboratories "
    "labs railway railways insurance hurricane storm typhoon cyclone tropical uss hms "
    "mv operation telescope amendment clause doctrine syndrome disease building "
    "soccer football baseball basketball cricket rugby tennis hockey open classic "
    "marathon derby trophy film films show magazine gazette express mirror "
    "website online bancorp securities bancshares brothers & sons fort cape port mount "
    "lakes falls beach bay springs heights hills revolution uprising crisis summit "
    "conference talks election elections report inquiry trial case law rule theory "
    "effect scale pact deal fund bond music film research"
)
"""Words that make a name a thing's wherever they stand in it."""

THINGS = word_set(
    "company firm newspaper magazine broadcaster channel agency club team ship ferry "
    "vessel boat yacht city town village region province district river lake mountain "
    "restaurant hotel film movie book novel album song band group brand app website "
    "hurricane storm typhoon cyclone bank lender carmaker automaker retailer maker giant "
    "airline side county suburb island port district station museum hospital school "
    "university charity party show series game horse dog startup start-up chain "
    "manufacturer supplier publisher store studio label operator network outlet"
)
"""What a name right behind them, or explained by them, is: no person."""

ORGANISATION_ROLES = word_set(
    "owner leader champion producer developer investor regulator auditor broker host "
    "trader sponsor rival designer builder victim defendant landlord tenant neighbour "
    "neighbor delegate partner chair whip model guard fellow principal officer worker"
)
"""Roles a firm or a club may have as well."""

HUMAN_VERBS = word_set(
    "resigned retired died born married divorced jailed arrested sentenced grew sang "
    "wrote smiled laughed cried wept sat stood walked joked tweeted quit replaces "
    "succeeds replaced succeeded scored played sued thanked apologised apologized "
    "pleaded testified starred posed shouted blamed acted graduated aged hugged thinks "
    "believes knows loves hopes fears remembers recalls recalled admitted denied flew "
    "signed lost won lives lived told asked said says"
)
"""Verbs whose subject is mostly a person."""

PERSON_ENDINGS = (
    *("ologist", "ician", "woman", "sman", "ographer", "icist", "inist", "alist"),
    *("onist", "urist", "clist", "tarist", "baller", "goalkeeper"),
    *("opath", "orist", "elist"),
)
"""Endings of trades and callings that no list can hold."""
