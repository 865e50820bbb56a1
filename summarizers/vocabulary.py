"""What the analysis must know of each language, as data and nothing else.

Adding a language is one entry here. Words are in lower case, abbreviations without
their last stop.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language: words in lower case, abbreviations without their last stop."""

    code: str
    stopwords: frozenset[str]
    titles: frozenset[str] = frozenset()
    """Abbreviations that a name or word always follows: never a sentence's end."""
    numbered: frozenset[str] = frozenset()
    """Abbreviations only before a number ("No. 10"); otherwise common words."""
    shortened: frozenset[str] = frozenset()
    """Abbreviations that may stand last: the next word decides."""
    hours: frozenset[str] = frozenset()
    """Abbreviated times of day: they end a sentence unless a day or zone follows."""
    days: frozenset[str] = frozenset()
    """What may follow a time of day: weekdays, months, zones."""
    ordinals: bool = False
    """Whether a number with a stop may be an ordinal ("am 3. Oktober")."""
    leaning: frozenset[str] = frozenset()
    """Words whose sentence leans on the one before it: "but", "he", "however"."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"

LEXICON = (
    Language(
        "en",
        _words(
            "a about above after again against all also although am an and any are as "
            "at be because been before being below between both but by can cannot "
            "could did do does doing down during each few for from further had has "
            "have having he her here hers herself him himself his how however i if in "
            "into is it its itself just may me might more most must my myself no nor "
            "not now of off on once only or other our ours ourselves out over own per "
            "said same says say shall she should since so some such than that the "
            "their theirs them themselves then there these they this those though "
            "through to too under until up upon us very was we were what when where "
            "whether which while who whom whose why will with within without would "
            "yet you your yours yourself it's he's she's don't didn't isn't wasn't "
            "i'm we're they're there's that's can't won't doesn't i've we've"
        ),
        _words(
            "mr mrs ms messrs dr prof rev hon gen lt col maj capt cmdr sgt cpl pvt "
            "adm sen sens rep reps gov lt.gov pres supt insp det brig fr vs v e.g i.e "
            "cf viz approx mt ft spc pfc atty asst amb msgr cmdr ofc messrs"
        ),
        _words(f"no nos n° art fig figs p pp vol ch sec para eq rs {_MONTHS}"),
        _words(
            "inc corp ltd co llc bros etc jr sr st ave blvd rd dept dist est assn bldg "
            "al ala ariz ark calif colo "
            "conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev "
            "okla ore pa tenn tex va vt wash wis wyo mon tue tues wed thu thurs fri "
            f"sat sun univ {_MONTHS}"
        ),
        _words("a.m p.m am pm"),
        _words(
            "monday tuesday wednesday thursday friday saturday sunday january "
            "february march april may june july august september october november "
            "december eastern central mountain pacific greenwich local central moscow "
            "jan feb mar apr aug sept oct nov dec"
        ),
        leaning=_words(
            "he she it they him this that these those his her hers their theirs its "
            "such but and however so yet still also then instead meanwhile moreover "
            "therefore thus hence nevertheless nonetheless furthermore besides or nor "
            "otherwise additionally similarly likewise consequently accordingly "
            "though"
        ),
    ),
    Language(
        "de",
        _words(
            "aber alle allem allen als also am an auch auf aus bei beim bin bis da "
            "damit dann das dass dem den denn der des die dies diese diesem diesen "
            "dieser doch dort du durch ein eine einem einen einer eines er es etwa "
            "für gegen hat hatte haben ich ihm ihn ihr ihre ihrem ihren im in ins ist "
            "ja jedoch kann kein keine konnte man mehr mit muss nach nicht noch nun "
            "nur ob oder ohne sagte schon sehr sei sein seine seinem seinen seiner "
            "seit sich sie sind so soll sollen über um und uns unter vom von vor war "
            "waren was weil wenn werde werden wer wie wieder will wir wird wo wurde "
            "wurden zu zum zur zwischen während"
        ),
        _words(
            "hr fr dr prof dipl ing med jur phil frl z.b d.h u.a v.a bzw ca bspw sog "
            "vgl inkl exkl zzgl ggf evtl min max einschl gegr geb st abg"
        ),
        _words(
            "nr s bd art abs kap jan feb mär apr jun jul aug sep sept okt nov dez tel"
        ),
        _words("usw etc co str mio mrd tsd jh jhd jr sen gmbh e.v o.ä u.s.w inc"),
        ordinals=True,
        leaning=_words(
            "er sie es ihm ihnen sein seine ihr ihre dieser diese dieses dies das "
            "dessen deren aber und doch jedoch dennoch trotzdem deshalb daher darum "
            "außerdem zudem dann auch so dabei damit dagegen allerdings hingegen denn "
            "beide dafür dazu danach"
        ),
    ),
    Language(
        "fr",
        _words(
            "a ai alors après au aussi autre aux avait avant avec avoir c'est car ce "
            "cela ces cet cette chez ces comme contre d'un d'une dans de depuis des "
            "deux dit donc dont du elle elles en encore entre est et été être eu fait "
            "il ils je jusqu' l la le les leur leurs lors lui mais même ne ni nos "
            "notre nous on ont ou où par pas pendant peu peut plus pour qu' quand que "
            "qu'il qui sa sans se selon sera ses si son sont sous sur tous tout toute "
            "très un une vers vous était"
        ),
        _words("m mm mme mmes mlle mlles me mgr dr pr st ste cf env p.ex ex vs"),
        _words("n n° no art p pp vol chap fig janv févr avr juil sept oct nov déc tél"),
        _words("etc av bd j.-c cie inc"),
        leaning=_words(
            "il elle ils elles lui cela ceci ça ce celui celle ceux ses son sa leur "
            "leurs mais et or donc car pourtant cependant toutefois néanmoins aussi "
            "ensuite puis alors ainsi enfin"
        ),
    ),
    Language(
        "es",
        _words(
            "a al algo ante antes aunque así cada como con contra cual cuando de del "
            "desde después dijo donde dos durante e el ella ellas ellos en entre era "
            "eran es esa ese eso esta estaba estado estas este esto estos está están "
            "fue fueron ha había han hasta hay la las le les lo los más me mi "
            "mientras muy ni no nos o otra otro para pero por porque que quien qué se "
            "según sea ser si sido sin sobre son su sus también tan tiene todo todos "
            "tras un una uno unos y ya yo sino"
        ),
        _words("sr sra srta sres dr dra d dña prof gral gob lic ing ud uds vs p.ej"),
        _words("núm no nº art pág págs vol cap fig ene feb abr jul ago sept oct dic"),
        _words("etc ee.uu s.a s.l cía avda a.m p.m a.c d.c"),
        leaning=_words(
            "él ella ellos ellas ello esto eso este esta estos estas su sus pero y "
            "sin entonces además también aunque así luego después mientras tampoco "
            "ambos"
        ),
    ),
    Language(
        "it",
        _words(
            "a ad al alla alle agli ai anche ancora avere aveva c'è che chi ci come "
            "con contro cui da dal dalla dalle dai dagli degli dei del della delle "
            "dello di dopo dove due e ed è era erano essere fino fra gli ha hanno i "
            "il in io l' la le lei lo loro lui ma mentre molto nel nella nelle nei "
            "negli non nostro o ogni per perché più poi prima quando quanto quella "
            "quello questa questo qui se senza secondo si sia sono stata stato su sua "
            "sue sui sul sulla suo suoi tra tutti tutto un una uno"
        ),
        _words("sig sigg sig.ra dott dott.ssa prof avv ing arch on sen gen mons ss es"),
        _words("n art p pag pagg vol cap fig gen feb mar apr giu lug ago set ott nov"),
        _words("ecc s.p.a s.r.l a.c d.c s.r"),
        leaning=_words(
            "egli lui lei esso essa essi loro questo questa questi queste ciò suo sua "
            "suoi sue ma e però tuttavia quindi dunque inoltre anche poi così infatti "
            "invece entrambi"
        ),
    ),
    Language(
        "pt",
        _words(
            "a à ao aos após as até às com como contra da das de depois desde disse "
            "do dos durante e é ela elas ele eles em entre era essa esse esta está "
            "estão este eu foi foram há isso já lhe mais mas mesmo muito na não nas "
            "nem no nos o os ou outra outro para pela pelas pelo pelos por porque "
            "quando que quem são se segundo sem ser seu seus sido sobre sua suas "
            "também tem têm tinha todos um uma você"
        ),
        _words("sr sra sres dr dra prof profa eng gen exmo d v.ex p.ex vs"),
        _words("n nº art p pág págs vol cap fig jan fev abr jun jul ago set out dez"),
        _words("etc ltda s.a cia av a.c d.c e.u.a"),
        leaning=_words(
            "ele ela eles elas isso isto este esta esse essa seu sua seus suas mas e "
            "porém contudo todavia portanto então também além depois assim ambos"
        ),
    ),
    Language(
        "nl",
        _words(
            "aan al als alle bij binnen dan dat de deze die dit doen door dus een en "
            "er geen had hebben heeft hem het hij hun hoe ik in is ja je kan kon "
            "kunnen maar meer men met mijn moet na naar niet nog nu of om omdat onder "
            "ons ook op over sinds te tegen ten ter toch toen tot tussen uit van veel "
            "vanaf voor waar waren was wat we wel werd werden wie wij worden wordt "
            "zal ze zegt zei zich zij zijn zo zonder zou zouden"
        ),
        _words("dhr mevr mw mr drs dr ir ing prof jhr ds bijv bv o.a m.n d.w.z ca vgl"),
        _words("nr nrs art blz p hfst afb jan feb mrt apr jun jul aug sept okt nov"),
        _words("enz etc b.v n.v e.d a.d st str"),
        leaning=_words(
            "hij zij ze het dit dat deze die zijn haar hun maar en echter toch daarom "
            "ook dan dus bovendien daarna zo beide daarbij"
        ),
    ),
    Language(
        "pl",
        _words(
            "a aby ale albo ani bez bo by był była było były być czy co dla do dwa "
            "gdy gdzie go i ich im innych ja jak jako je jednak jego jej jest jeszcze "
            "już każdy kiedy która które którego której który których którzy lub ma "
            "mają mimo może można mu na nad nie niż o od on ona oni oraz po pod "
            "podczas ponad powiedział przed przez przy są się swoje ta tak także tam "
            "te tego tej ten to tu tych tylko tym u w we więc według wszystkich z za "
            "ze że"
        ),
        _words("p prof dr hab inż mgr gen płk mjr kpt por ks św bp abp np tzw m.in ok"),
        _words("nr art ust s str t poz pkt tel"),
        _words("r w godz zł tys mln mld itd itp ul al n.e p.n.e"),
        ordinals=True,
        leaning=_words(
            "on ona ono oni one to ten ta te jego jej ich ale i jednak jednakże więc "
            "dlatego ponadto także też potem wtedy zatem natomiast"
        ),
    ),
    Language(
        "uk",
        _words(
            "а або але без був була були було бути в вже ви від він вона вони воно "
            "все де для до з за зі і із й його йому її їх їм коли крім лише між може "
            "ми на над навіть не ні об однак о особливо перед під після по поки при "
            "про проти своє своїх себе сказав та так також там те ти тим то того тому "
            "тільки у уже це цей ця ці цього через чи що щоб як яка яке який яких які "
            "якщо є"
        ),
        _words("ім акад проф доц о св ст гр тов п пп див напр т.зв"),
        _words("м р с ст п рис табл гл кн т вул буд кв тел обл"),
        _words("млн млрд тис грн рр р ін т.д т.п н.е год хв коп"),
        leaning=_words(
            "він вона воно вони це цей ця ці його її їх їхній але і й та однак проте "
            "тому також потім тоді отже водночас крім"
        ),
    ),
    Language(
        "ru",
        _words(
            "а без более бы был была были было быть в вам вас во вот все всё вы где "
            "да даже для до его ее её если есть еще ещё же за и из или им их к как "
            "когда который которая которые которых кто ли лишь между мы на над не "
            "него нее ней нет ни них но о об однако он она они оно от перед по под "
            "после при про с сам свои своих себя сейчас сказал со так также там те "
            "тем то того тоже только том ты у уже хотя чем через что чтобы эта эти "
            "это этого этой этом этот я"
        ),
        _words("им акад проф доц св гр тов см напр т.н т.е гг г-н г-жа"),
        _words("п ст рис табл гл кн т ул д кв тел обл стр"),
        _words("г гг в вв млн млрд тыс руб коп др пр т.д т.п н.э ч мин"),
        leaning=_words(
            "он она оно они это этот эта эти его ее её их но и а однако поэтому также "
            "тогда затем потом при кроме впрочем зато"
        ),
    ),
    Language(
        "tr",
        _words(
            "ama ancak altında ayrıca bana bazı ben beri bile bir biri birçok biz bu "
            "bunlar bunu bunun çok çünkü da daha de dedi değil diye dolayı eden en "
            "fakat gibi göre hem hep her hiç için ile ilgili ise kadar karşı ki kim "
            "mi mı mu mü nasıl ne neden o olan olarak oldu olduğu olduğunu on ona "
            "onlar onu onun sadece sonra söyledi şey şu tarafından tüm üzere ve veya "
            "var ya yani yok yüzde"
        ),
        _words("sn dr prof doç yrd av alb gen org müh hz örn bkz"),
        _words("no s sf md tel cad sok mah"),
        _words("vb vs a.ş ltd şti t.c m.ö m.s"),
        ordinals=True,
        leaning=_words(
            "o onlar bu bunlar şu onun onların bunun ama ancak fakat ve ayrıca oysa "
            "böylece sonra yine"
        ),
    ),
    Language(
        "ar",
        _words(
            "في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين التى ان أن إن "
            "أنه أنها كان كانت يكون هو هي هم ما لا لم لن قد قال قالت وقال وأضاف كما "
            "بعد قبل بين حتى عند منذ خلال حول أو او ثم لكن إذا كل بعض غير أي أكثر و "
            "وفي ومن وهو وهي ولم ولا به بها فيه فيها له لها عليه عليها منه منها إلا "
            "حيث أيضا"
        ),
        _words("د أ م"),
        leaning=_words(
            "هو هي هم هما هذا هذه ذلك تلك لكن ولكن كما وهو وهي وقال وأضاف وأضافت "
            "وتابع وأوضح"
        ),
    ),
    Language(
        "he",
        _words(
            "של את על לא כי עם גם הוא היא הם הן זה זו אלה אני אנחנו אתה היה היתה "
            "הייתה היו יהיה יש אין אל או אם אבל אך רק כל כמו כדי לפי בין אחרי לפני עד "
            "מן מה מי איך כאשר אשר ולא וגם עוד יותר מאוד אותו אותה אותם שלו שלה שלהם "
            "לו לה להם בו בה בהם אמר אמרה לאחר במהלך"
        ),
        leaning=_words("הוא היא הם הן זה זאת זו אלה אבל אך אולם ולכן לכן גם כך אז עם"),
    ),
    Language(
        "fa",
        _words(
            "در به از که این آن را با است برای و یا تا هم نیز اما اگر بر هر یک دو ما "
            "من تو شما آنها او وی خود بود شد شده می‌شود کرد کرده کند باید دیگر بین پس "
            "پیش چه چون همه هیچ بسیار گفت دارد داشت هستند بودند نیست خواهد شود می ها "
            "های روی زیر درباره"
        ),
        leaning=_words("او وی آنها آنان این آن اما ولی همچنین بنابراین سپس"),
    ),
    Language(
        "hi",
        _words(
            "का की के को में से पर है हैं था थी थे और या यह वह ये वे "
            "ने भी कि जो तो ही एक इस उस इन उन तक लिए साथ बाद पहले कर "
            "करने किया किए गया गई गए हो होने हुआ हुई रहा रही रहे कहा "
            "नहीं अपने अपनी अपना कुछ सभी लेकिन अगर जब तब वाले"
        ),
        _words("डॉ श्री प्रो"),
        leaning=_words("वह वे यह ये उसने उन्होंने उनका उसका लेकिन मगर और इसलिए फिर"),
    ),
    Language(
        "zh",
        _words(
            "的 了 在 是 和 与 與 及 或 也 都 而 但 就 不 有 这 這 那 他 她 它 们 們 "
            "我 你 为 為 对 對 于 於 以 从 從 到 被 把 等 之 其 将 將 并 並 说 說 个 "
            "個"
        ),
        leaning=_words(
            "他 她 它 他们 她们 它们 這 这 但 但是 然而 不过 而 因此 所以 此外 同时 并"
        ),
    ),
    Language(
        "ja",
        _words(
            "の に は を た が で て と し れ さ ある いる も する から な こと "
            "として い や など なっ ない この ため その あっ よう また もの という "
            "あり まで られ なる へ か だ これ によって により おり より による ず "
            "なり られる です ます"
        ),
        leaning=_words(
            "彼 彼女 彼ら これ それ この その しかし だが また そして さらに 一方 "
            "そのため ただ"
        ),
    ),
)

_FURNITURE = (
    "read more|read also|also read|see also|click here|"
    "tap here|sign up for|subscribe to|follow us on|"
    "all rights reserved|story continues|continue reading|"
    "copyright|©|advertisement|hide caption|toggle caption|"
    "getty images|file photo|image source|image caption|"
    "media caption|photo by|photo:|photograph:|image:|video:|"
    "watch:|listen:|related:|caption:|source:|updated:|"
    "published:|last updated|more on this|editor's note|"
    "reporting by|writing by|editing by|share this|share on|"
    "lesen sie auch|mehr zum thema|lire aussi|à lire aussi|"
    "leer más|lea también|lee también|leggi anche|leia mais|"
    "leia também|lees ook|czytaj także|czytaj też|zobacz też|"
    "читайте также|читать далее|читайте також|ayrıca okuyun|"
    "haberin devamı|اقرأ أيضا|اقرأ المزيد|קראו עוד|קראו גם|"
    "بیشتر بخوانید|यह भी पढ़ें|相关阅读|延伸阅读|関連記事|続きを読む"
)
FURNITURE = tuple(_FURNITURE.split("|"))
"""Words that open what stands around articles and is no part of them."""
