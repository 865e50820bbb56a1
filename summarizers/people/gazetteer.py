"""What tells people from organisations and places: titles, roles, names, endings.

Pure data, all in lower case. None of it decides alone; `names` weighs the signs.
"""

from summarizers.english.wordlists import word_set

HONORIFICS = word_set(
    "baron baroness baronet brother count countess dame dr dr. duchess duke emir "
    "emperor hon king lady lord miss mr mr. mrs mrs. ms ms. mx prince princess prof "
    "prof. queen rev rev. reverend sheikh sheikha sir sister sultan"
)

ABBREVIATED = word_set(
    "adm capt cmdr col cpl det gen gov insp lt maj pres pte rep sen sgt supt"
)

ROLES = (
    HONORIFICS
    | ABBREVIATED
    | word_set(
        "accountant activist actor actress admiral adviser advisor aide ambassador "
        "analyst anthropologist apprentice archaeologist archbishop architect "
        "archivist artist assistant astronaut astronomer athlete attacker attorney "
        "auditor aunt author ayatollah baker banker barber barrister bartender batsman "
        "beekeeper billionaire biologist bishop blogger boss bowler boxer boyfriend "
        "brewer broadcaster broker builder businessman businesswoman butcher bystander "
        "campaigner candidate captain cardinal caretaker carpenter cashier ceo cfo "
        "chair chairman chairperson chairwoman champion chancellor chef chemist chief "
        "choreographer classmate cleaner cleric clerk climatologist climber co- coach "
        "coachman colleague collector colonel columnist comedian commander commentator "
        "commissioner commuter composer conductor congressman congresswoman constable "
        "consultant convict cook coroner correspondent cosmonaut councillor councilman "
        "councilwoman courier cousin cricketer critic curator customer cyclist dad "
        "dancer daughter deacon dealer dean decorator defendant defender delegate "
        "dentist deputy designer detective developer diplomat director dispatcher dj "
        "doctor donor driver drummer ecologist economist editor elder engineer "
        "entrepreneur envoy epidemiologist executive expert explorer fan farmer father "
        "fellow fiance fiancee filmmaker firefighter fisherman florist footballer "
        "forecaster founder friend fugitive gardener general geologist girlfriend "
        "glazier goalkeeper golfer governor governor-general graduate grandad "
        "granddaughter grandfather grandma grandmother grandson grocer guard guitarist "
        "gunman hacker hairdresser head headteacher historian host hostage husband "
        "imam influencer inmate inspector instructor interpreter inventor investor "
        "janitor jeweler jeweller jockey journalist judge justice landlord lawmaker "
        "lawyer leader lecturer legislator librarian lieutenant lifeguard lobbyist "
        "locksmith logger machinist magistrate magnate major manager mathematician "
        "mayor mechanic mediator mep meteorologist midfielder migrant militant "
        "millionaire miner minister ministerial missionary mla model mom monk "
        "monsignor mother motorist mountaineer mp mp. mum musician nanny negotiator "
        "neighbor neighbour nephew niece nominee novelist nun nurse officer ombudsman "
        "onlooker opponent optician organiser organizer owner painter paramedic "
        "paratrooper parent partner passenger passerby pastor patriarch philosopher "
        "photographer physician physicist pilot pitcher player playwright plumber poet "
        "poetess policeman policewoman politician pope porter preacher predecessor "
        "premier presenter president president-elect priest principal printer prisoner "
        "producer professor programmer prophet prosecutor provost psychiatrist "
        "psychologist pundit pupil quarterback rabbi racer ranger rapper rebel rector "
        "referee refugee regulator reporter representative researcher resident rival "
        "roofer roommate runner sailor scholar scientist screenwriter sculptor "
        "secretary senator sergeant sergeant-major shepherd sheriff shopper singer "
        "skater skier skipper sociologist soldier solicitor son speaker spokesman "
        "spokesperson spokeswoman sprinter statistician stepfather stepmother "
        "stonemason strategist striker student successor superintendent surfer surgeon "
        "survivor suspect swimmer tailor taoiseach teacher teammate tenant theologian "
        "therapist trader trainee trainer translator treasurer trooper trucker tutor "
        "tycoon uncle veteran veterinarian vicar vice- vice-president victim viewer "
        "virologist volunteer voter waiter waitress warden warlord welder whip widow "
        "widower wife winger witness worker wrestler writer youtuber"
    )
)

SURNAMES_TOO = word_set(
    "archer baker barber bishop brewer butcher butler carpenter carter cook cooper "
    "driver farmer fisher gardener hunter judge king knight marshal mason miller "
    "painter porter prince shepherd singer tailor taylor"
)
"""Roles that are surnames behind a given name."""

ROLE_PREFIXES = word_set(
    "acting air army assistant attorney caretaker chief culture defence defense deputy "
    "disgraced education energy environment ex executive finance fire first force "
    "foreign former health home incoming interim interior junior justice lady late "
    "longtime lord managing navy outgoing police prime retired senior state then trade "
    "transport veteran vice"
)

ROLE_OPENERS = word_set("acting current former late longtime outgoing then veteran")
"""Words that open a role: what stands before them belongs to something else."""

ORGANISATION_ROLES = word_set(
    "auditor broker builder chair champion defendant delegate designer developer "
    "fellow guard host investor landlord leader model neighbor neighbour officer owner "
    "partner principal producer regulator rival sponsor tenant trader victim whip "
    "worker"
)
"""Roles a firm or a club may have as well."""

ROLE_ENDINGS = (
    *("ologist", "ician", "woman", "sman", "ographer", "icist", "inist", "alist"),
    *("onist", "urist", "clist", "tarist", "baller", "goalkeeper", "opath", "orist"),
    "elist",
)
"""Endings of trades and callings that no list can hold."""

MEN = word_set(
    "actor baron brother businessman chairman count dad duke emperor father "
    "grandfather husband king lord mr mr. nephew policeman prince sir son spokesman "
    "stepfather sultan uncle"
)
"""Titles and roles of those whom “he” may mean."""

WOMEN = word_set(
    "actress aunt baroness businesswoman chairwoman countess dame daughter duchess "
    "grandmother lady miss mom mother mrs mrs. ms ms. mum niece policewoman princess "
    "queen sister spokeswoman stepmother wife"
)

THING_WORDS = word_set(
    "& academy accord act ag agency agreement airfield airlines airport airways "
    "alliance amendment arena army assembly association authority avenue award awards "
    "bancorp bancshares baseball basketball bay beach bill bond brothers building "
    "bureau campaign cape capital case cathedral center centre championship city "
    "classic clause clinic club co co. coalition college commission committee company "
    "conference congress corp corp. corporation council county cricket crisis cyclone "
    "deal department derby disease district doctrine effect election elections "
    "emirates express falls fc federation festival film films football forces fort "
    "foundation friday fund gallery gazette gmbh group heights hills hms hockey "
    "holdings hospital hurricane inc inc. industries initiative inquiry institute "
    "institution insurance island islands kingdom laboratories labs lakes law league "
    "llc ltd magazine marathon ministry mirror monday mosque motors mount movement "
    "museum music mv nations navy news ocean office olympics online open operation "
    "orchestra organisation organization pact parliament partners party peninsula "
    "pharmaceuticals plan plc police port program programme project province railway "
    "railways reform report republic research revolution road rugby rule sa saturday "
    "scale school securities senate service services show soccer software solutions "
    "sons springs square stadium states storm summit sunday synagogue syndrome systems "
    "talks team technologies telescope tennis theater theatre theory thursday times "
    "treaty trial trophy tropical trust tuesday typhoon union united university "
    "uprising uss valley website wednesday"
)
"""Words that make a name a thing's wherever they stand in it."""

ORGANISATION_WORDS = THING_WORDS | word_set(
    "april august bank bridge brigade brigades bus castle central channel church coast "
    "court crescent cross cup day december desert east eastern electric energy "
    "entertainment exchange february friday front games gas green group's guardian "
    "hall harbor harbour herald house index january journal july june lake mall march "
    "market media monday month motor mountain mountains network north northern "
    "november october oil palace park pictures plant post press prize radio rail "
    "records red region reserve river saturday sea september society south southern "
    "state station street strip studios sunday television territory thursday tower "
    "town treasury tribune tuesday tv village war wednesday week west western year"
)
"""Last words of organisations and places; many are surnames as well."""

THINGS = word_set(
    "agency airline album app automaker band bank boat book brand broadcaster carmaker "
    "chain channel charity city club company county cyclone district dog ferry film "
    "firm game giant group horse hospital hotel hurricane island label lake lender "
    "magazine maker manufacturer mountain movie museum network newspaper novel "
    "operator outlet party port province publisher region restaurant retailer river "
    "school series ship show side song start-up startup station store storm studio "
    "suburb supplier team town typhoon university vessel village website yacht"
)
"""What a name right behind them, or explained by them, is: no person."""

PLACES = word_set(
    "afghanistan africa african albania algeria america american americans angola arab "
    "arabia argentina argentine asia asian atlantic australia australian austria "
    "austrian azerbaijan bangladesh belarus belgian belgium berlin bolivia bosnia "
    "brazil brazilian brexit britain british briton brussels bulgaria california "
    "cambodia cameroon canada canadian chicago chile china chinese colombia congo "
    "covid croat croatia cuba cyprus czech dane danish denmark dutch dutchman east "
    "ecuador egypt egyptian el england english estonia ethiopia eu europe european "
    "fatah finland finn finnish florida france french frenchman frenchwoman gaza "
    "georgia german germany ghana great greece greek guatemala haiti hamas hezbollah "
    "hong hungarian hungary iceland india indian indonesia iran iranian iraq iraqi "
    "ireland irish irishman irishwoman islamic israel israeli israelis italian italy "
    "jamaica japan japanese jerusalem jewish jordan kashmir kazakhstan kenya kong "
    "korea korean kosovo kremlin kuwait kyiv lake las latvia lebanese lebanon libya "
    "lithuania london los lower madrid malaysia mali malta mexican mexico moldova "
    "mongolia morocco moscow mount mozambique muslim myanmar nato nepal netherlands "
    "new nigeria nigerian north norway norwegian old pacific pakistan pakistani "
    "palestine palestinian palestinians paris pentagon peru philippines poland polish "
    "portugal portuguese qatar roman romania rome russia russian russians rwanda saint "
    "san saudi scot scotland scottish senegal serb serbia singapore slovakia slovenia "
    "somalia south spain spaniard spanish st sudan swede sweden swedish swiss "
    "switzerland syria syrian taiwan taliban tanzania texas thai thailand tokyo "
    "tunisia turk turkey turkish u.s. uae uganda uk ukraine ukrainian ukrainians un "
    "upper uruguay us usa venezuela vienna vietnam wales warsaw washington welsh "
    "welshman west westminster whitehall yemen york zambia zimbabwe"
)

HUMAN_VERBS = word_set(
    "aged apologised apologized arrested asked believes born cried died divorced "
    "fears graduated grew hopes hugged jailed joked knows laughed lived lives loves "
    "married pleaded posed quit recalled recalls remembers replaces resigned retired "
    "said sang sat says sentenced shouted smiled starred stood succeeded succeeds "
    "testified thanked thinks told tweeted walked wept wrote"
)
"""Verbs whose subject is mostly a person."""

PARTICLES = word_set(
    "af al ap av ben bin bint da das de degli del della den der di do dos du e el ibn "
    "la le te ten ter van von y zu zum"
)
