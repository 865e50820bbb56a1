"""What the analysis must know of each language, and telling languages apart.

Everything specific to one language lives here as data: function words, abbreviations
by how they bear on a following stop, and whether "3." may be an ordinal. Terminators
are shared: no mark that ends a sentence in one language means something else in
another, so one set serves all of them.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

STOPS = ".!?…‽"
"""Marks that may end a sentence, if a blank follows and the words allow it."""

FULL_STOPS = "。！？｡؟۔।॥"  # noqa: RUF001 - these are the marks meant
"""Marks that always end a sentence."""

SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
"""Letters of scripts written without spaces, as the inside of a regular class."""

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d"
)
"""Combining marks and joiners, which belong to a word though they are no letters."""


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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"

_LANGUAGES = (
    Language(
        "en",
        _words(
            "a about above after again against all also although am an and any are "
            "as at be because been before being below between both but by can "
            "cannot could did do does doing down during each few for from further "
            "had has have having he her here hers herself him himself his how "
            "however i if in into is it its itself just may me might more most must "
            "my myself no nor not now of off on once only or other our ours "
            "ourselves out over own per said same says say shall she should since "
            "so some such than that the their theirs them themselves then there "
            "these they this those though through to too under until up upon us "
            "very was we were what when where whether which while who whom whose "
            "why will with within without would yet you your yours yourself it's "
            "he's she's don't didn't isn't wasn't i'm we're they're there's that's "
            "can't won't doesn't i've we've"
        ),
        _words(
            "mr mrs ms messrs dr prof rev hon gen lt col maj capt cmdr sgt cpl pvt "
            "adm sen sens rep reps gov lt.gov pres supt insp det brig fr vs v e.g "
            "i.e cf viz approx mt ft spc pfc atty asst amb msgr cmdr ofc messrs"
        ),
        _words(f"no nos art fig figs p pp vol ch sec para eq rs {_MONTHS}"),
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
            "december eastern central mountain pacific greenwich local central "
            "moscow jan feb mar apr aug sept oct nov dec"
        ),
    ),
    Language(
        "de",
        _words(
            "aber alle allem allen als also am an auch auf aus bei beim bin bis da "
            "damit dann das dass dem den denn der des die dies diese diesem diesen "
            "dieser doch dort du durch ein eine einem einen einer eines er es etwa "
            "für gegen hat hatte haben ich ihm ihn ihr ihre ihrem ihren im in ins "
            "ist ja jedoch kann kein keine konnte man mehr mit muss nach nicht noch "
            "nun nur ob oder ohne sagte schon sehr sei sein seine seinem seinen "
            "seiner seit sich sie sind so soll sollen über um und uns unter vom von "
            "vor war waren was weil wenn werde werden wer wie wieder will wir wird "
            "wo wurde wurden zu zum zur zwischen während"
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
    ),
    Language(
        "fr",
        _words(
            "a ai alors après au aussi autre aux avait avant avec avoir c'est car "
            "ce cela ces cet cette chez ces comme contre d'un d'une dans de depuis "
            "des deux dit donc dont du elle elles en encore entre est et été être "
            "eu fait il ils je jusqu' l la le les leur leurs lors lui mais même ne "
            "ni nos notre nous on ont ou où par pas pendant peu peut plus pour qu' "
            "quand que qu'il qui sa sans se selon sera ses si son sont sous sur "
            "tous tout toute très un une vers vous était"
        ),
        _words("m mm mme mmes mlle mlles me mgr dr pr st ste cf env p.ex ex vs"),
        _words("n no art p pp vol chap fig janv févr avr juil sept oct nov déc tél"),
        _words("etc av bd j.-c cie inc"),
    ),
    Language(
        "es",
        _words(
            "a al algo ante antes aunque así cada como con contra cual cuando de "
            "del desde después dijo donde dos durante e el ella ellas ellos en "
            "entre era eran es esa ese eso esta estaba estado estas este esto estos "
            "está están fue fueron ha había han hasta hay la las le les lo los más "
            "me mi mientras muy ni no nos o otra otro para pero por porque que "
            "quien qué se según sea ser si sido sin sobre son su sus también tan "
            "tiene todo todos tras un una uno unos y ya yo sino"
        ),
        _words("sr sra srta sres dr dra d dña prof gral gob lic ing ud uds vs p.ej"),
        _words("núm no nº art pág págs vol cap fig ene feb abr jul ago sept oct dic"),
        _words("etc ee.uu s.a s.l cía avda a.m p.m a.c d.c"),
    ),
    Language(
        "it",
        _words(
            "a ad al alla alle agli ai anche ancora avere aveva c'è che chi ci come "
            "con contro cui da dal dalla dalle dai dagli degli dei del della delle "
            "dello di dopo dove due e ed è era erano essere fino fra gli ha hanno i "
            "il in io l' la le lei lo loro lui ma mentre molto nel nella nelle nei "
            "negli non nostro o ogni per perché più poi prima quando quanto quella "
            "quello questa questo qui se senza secondo si sia sono stata stato su "
            "sua sue sui sul sulla suo suoi tra tutti tutto un una uno"
        ),
        _words("sig sigg sig.ra dott dott.ssa prof avv ing arch on sen gen mons ss es"),
        _words("n art p pag pagg vol cap fig gen feb mar apr giu lug ago set ott nov"),
        _words("ecc s.p.a s.r.l a.c d.c s.r"),
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
    ),
    Language(
        "nl",
        _words(
            "aan al als alle bij binnen dan dat de deze die dit doen door dus een "
            "en er geen had hebben heeft hem het hij hun hoe ik in is ja je kan kon "
            "kunnen maar meer men met mijn moet na naar niet nog nu of om omdat "
            "onder ons ook op over sinds te tegen ten ter toch toen tot tussen uit "
            "van veel vanaf voor waar waren was wat we wel werd werden wie wij "
            "worden wordt zal ze zegt zei zich zij zijn zo zonder zou zouden"
        ),
        _words("dhr mevr mw mr drs dr ir ing prof jhr ds bijv bv o.a m.n d.w.z ca vgl"),
        _words("nr nrs art blz p hfst afb jan feb mrt apr jun jul aug sept okt nov"),
        _words("enz etc b.v n.v e.d a.d st str"),
    ),
    Language(
        "pl",
        _words(
            "a aby ale albo ani bez bo by był była było były być czy co dla do dwa "
            "gdy gdzie go i ich im innych ja jak jako je jednak jego jej jest "
            "jeszcze już każdy kiedy która które którego której który których "
            "którzy lub ma mają mimo może można mu na nad nie niż o od on ona oni "
            "oraz po pod podczas ponad powiedział przed przez przy są się swoje ta "
            "tak także tam te tego tej ten to tu tych tylko tym u w we więc według "
            "wszystkich z za ze że"
        ),
        _words("p prof dr hab inż mgr gen płk mjr kpt por ks św bp abp np tzw m.in ok"),
        _words("nr art ust s str t poz pkt tel"),
        _words("r w godz zł tys mln mld itd itp ul al n.e p.n.e"),
        ordinals=True,
    ),
    Language(
        "uk",
        _words(
            "а або але без був була були було бути в вже ви від він вона вони воно "
            "все де для до з за зі і із й його йому її їх їм коли крім лише між "
            "може ми на над навіть не ні об однак о особливо перед під після по "
            "поки при про проти своє своїх себе сказав та так також там те ти тим "
            "то того тому тільки у уже це цей ця ці цього через чи що щоб як яка "
            "яке який яких які якщо є"
        ),
        _words("ім акад проф доц о св ст гр тов п пп див напр т.зв"),
        _words("м р с ст п рис табл гл кн т вул буд кв тел обл"),
        _words("млн млрд тис грн рр р ін т.д т.п н.е год хв коп"),
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
    ),
    Language(
        "he",
        _words(
            "של את על לא כי עם גם הוא היא הם הן זה זו אלה אני אנחנו אתה היה היתה "
            "הייתה היו יהיה יש אין אל או אם אבל אך רק כל כמו כדי לפי בין אחרי לפני "
            "עד מן מה מי איך כאשר אשר ולא וגם עוד יותר מאוד אותו אותה אותם שלו שלה "
            "שלהם לו לה להם בו בה בהם אמר אמרה לאחר במהלך"
        ),
    ),
    Language(
        "fa",
        _words(
            "در به از که این آن را با است برای و یا تا هم نیز اما اگر بر هر یک دو "
            "ما من تو شما آنها او وی خود بود شد شده می‌شود کرد کرده کند باید دیگر "
            "بین پس پیش چه چون همه هیچ بسیار گفت دارد داشت هستند بودند نیست خواهد "
            "شود می ها های روی زیر درباره"
        ),
    ),
    Language(
        "hi",
        _words(
            "का की के को में से पर है हैं था थी थे और या यह वह ये वे ने भी कि जो तो "
            "ही एक इस उस इन उन तक लिए साथ बाद पहले कर करने किया किए गया गई गए हो "
            "होने हुआ हुई रहा रही रहे कहा नहीं अपने अपनी अपना कुछ सभी लेकिन अगर जब "
            "तब वाले"
        ),
        _words("डॉ श्री प्रो"),
    ),
    Language(
        "zh",
        _words(
            "的 了 在 是 和 与 與 及 或 也 都 而 但 就 不 有 这 這 那 他 她 它 们 "
            "們 我 你 为 為 对 對 于 於 以 从 從 到 被 把 等 之 其 将 將 并 並 说 "
            "說 个 個"
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
    ),
)

LANGUAGES = {language.code: language for language in _LANGUAGES}
"""The languages known, by their two letters."""

_LETTERS = re.compile(
    "(?P<latin>[A-Za-zÀ-ɏ]+)|(?P<cyrillic>[Ѐ-ӿ]+)|(?P<hebrew>[א-ת]+)"
    "|(?P<arabic>[ء-ۿ]+)|(?P<hi>[ऀ-ॿ]+)|(?P<kana>[ぁ-ヿ]+)|(?P<han>[一-鿿]+)"
)
_WORD = re.compile(rf"[^\W\d_](?:[\w{MARKS}]|['’](?=\w))*")
_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")
# As much of a text as telling its language takes; the rest would only cost time.
_SAMPLE = 2000


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return for every Latin function word the languages that use it."""
    table: dict[str, tuple[str, ...]] = {}
    for code in _LATIN:
        for word in LANGUAGES[code].stopwords:
            table[word] = (*table.get(word, ()), code)
    return table


def known(code: str) -> Language:
    """Return what is known of a language, English for one we do not know."""
    return LANGUAGES.get(code[:2].lower(), LANGUAGES["en"])


def detect(text: str) -> str:
    """Return the two letters of the language a text is written in, "en" if unsure."""
    sample = text[:_SAMPLE]
    letters: Counter[str] = Counter()
    for match in _LETTERS.finditer(sample):
        letters[match.lastgroup or ""] += match.end() - match.start()
    if not letters:
        return "en"
    # A fifth of kana among Han characters is Japanese; Chinese has none.
    if letters["kana"] * 5 > letters["han"] and letters["kana"] > letters["latin"]:
        return "ja"
    return _by_script(letters.most_common(1)[0][0], sample)


def _by_script(script: str, sample: str) -> str:
    """Return the language of a sample written in this script."""
    if script == "cyrillic":
        return "uk" if _count(sample, "іїєґ") > _count(sample, "ыэъё") else "ru"
    if script == "arabic":
        return "fa" if _count(sample, "پچژگکی") > _count(sample, "كيىةأإ") else "ar"
    if script == "latin":
        return _by_function_words(sample)
    return {"hebrew": "he", "hi": "hi", "kana": "ja", "han": "zh"}[script]


def _count(sample: str, letters: str) -> int:
    return sum(map(sample.lower().count, letters))


def _by_function_words(sample: str) -> str:
    """Return the Latin-script language whose function words a sample uses most."""
    table, votes = _languages_of(), Counter[str]()
    for word in _WORD.findall(sample.lower().replace("’", "'")):
        owners = table.get(word, ())
        for code in owners:
            # A word that many languages share says little about any of them.
            votes[code] += 12 // len(owners)
    return max(_LATIN, key=lambda code: votes[code])
