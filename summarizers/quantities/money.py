"""Money: the names of currencies, and how texts write them.

Pure data. A currency stands as a sign or code beside an amount, or in words after it;
country words tell the dollars and francs apart.
"""

CURRENCY_SIGNS = {
    "$": "dollar",
    "US$": "dollar",
    "$US": "dollar",
    "A$": "australian dollar",
    "AU$": "australian dollar",
    "$A": "australian dollar",
    "AUS$": "australian dollar",
    "C$": "canadian dollar",
    "CAN$": "canadian dollar",
    "CA$": "canadian dollar",
    "$C": "canadian dollar",
    "HK$": "hong kong dollar",
    "$HK": "hong kong dollar",
    "NZ$": "new zealand dollar",
    "S$": "singapore dollar",
    "R$": "brazilian real",
    "NT$": "taiwan dollar",
    "MX$": "mexican peso",
    "RD$": "dominican peso",
    "€": "euro",
    "£": "pound sterling",
    "¥": "yen",
    "₹": "rupee",
    "₽": "russian ruble",
    "₩": "south korean won",
    "₪": "shekel",
    "₺": "turkish lira",
    "₴": "hryvnia",
    "₦": "naira",
    "₱": "philippine peso",
    "฿": "baht",
    "₫": "dong",
    "৳": "taka",
    "₵": "cedi",
    "₸": "tenge",
    "₾": "lari",
    "₼": "manat",
    "֏": "armenian dram",
    "₡": "costa rican colon",
    "₲": "guarani",
    "¢": "cent",
}
"""Signs that stand before (or right after) an amount."""

CURRENCY_CODES = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "yen",
    "CNY": "yuan",
    "RMB": "yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar",
    "SGD": "singapore dollar",
    "CHF": "swiss franc",
    "SEK": "swedish krona",
    "NOK": "norwegian krone",
    "DKK": "danish krone",
    "PLN": "zloty",
    "CZK": "czech koruna",
    "HUF": "forint",
    "UAH": "hryvnia",
    "TRY": "turkish lira",
    "RUB": "russian ruble",
    "INR": "rupee",
    "ILS": "shekel",
    "NIS": "shekel",
    "KRW": "south korean won",
    "MYR": "ringgit",
    "RM": "ringgit",
    "Rs": "rupee",
    "Rp": "rupiah",
    "IDR": "rupiah",
    "THB": "baht",
    "BRL": "brazilian real",
    "MXN": "mexican peso",
    "ZAR": "rand",
    "AED": "uae dirham",
    "SAR": "saudi riyal",
    "QAR": "qatari riyal",
    "KWD": "kuwaiti dinar",
    "EGP": "egyptian pound",
    "PKR": "pakistani rupee",
    "LKR": "sri lankan rupee",
    "BDT": "taka",
    "VND": "dong",
    "TWD": "taiwan dollar",
    "ARS": "argentine peso",
    "CLP": "chilean peso",
    "RON": "romanian leu",
    "BGN": "bulgarian lev",
    "RSD": "serbian dinar",
    "KZT": "tenge",
    "KES": "kenyan shilling",
    "GHS": "cedi",
    "Ksh": "kenyan shilling",
    "BTC": "bitcoin",
    # Swedish, Norwegian, Danish or Icelandic: the text does not say which.
    "kr": "crown",
    "NGN": "naira",
    # What unidecode, used by many archives, makes of the signs for pound and yen.
    "PS": "pound sterling",
    "Y=": "yen",
}

NATIONS = {
    "us": "",
    "u.s.": "",
    "american": "",
    "australian": "australian",
    "canadian": "canadian",
    "new zealand": "new zealand",
    "singapore": "singapore",
    "hong kong": "hong kong",
    "taiwan": "taiwan",
    "jamaican": "jamaican",
    "swiss": "swiss",
    "swedish": "swedish",
    "norwegian": "norwegian",
    "danish": "danish",
    "czech": "czech",
    "turkish": "turkish",
    "mexican": "mexican",
    "argentine": "argentine",
    "colombian": "colombian",
    "chilean": "chilean",
    "philippine": "philippine",
    "egyptian": "egyptian",
    "lebanese": "lebanese",
    "syrian": "syrian",
    "kuwaiti": "kuwaiti",
    "jordanian": "jordanian",
    "serbian": "serbian",
    "iraqi": "iraqi",
    "pakistani": "pakistani",
    "sri lankan": "sri lankan",
    "kenyan": "kenyan",
    "ugandan": "ugandan",
    "tanzanian": "tanzanian",
    "saudi": "saudi",
    "qatari": "qatari",
    "omani": "omani",
    "iranian": "iranian",
    "emirati": "uae",
    "uae": "uae",
    "moroccan": "moroccan",
    "icelandic": "icelandic",
    "romanian": "romanian",
    "bulgarian": "bulgarian",
}
"""Countries whose name before "dollars", "francs" … tells which."""

NATIONAL = (
    *("dollar", "franc", "krona", "krone", "koruna", "peso", "dinar", "rupee"),
    *("pound", "shilling", "riyal", "rial", "dirham", "leu", "lev"),
)
"""Money of several countries."""

_NAMES = {
    "dollar": "dollars buck bucks usd",
    "cent": "cents",
    "euro": "euros eur",
    "pound sterling": "quid gbp|pounds sterling|british pounds|sterling",
    "penny": "pence",
    "yen": "|japanese yen",
    "yuan": "renminbi|chinese yuan",
    "rupee": "rupees inr|indian rupees",
    "russian ruble": "ruble rubles rouble roubles|russian rubles|russian roubles",
    "south korean won": "|korean won",
    "shekel": "shekels|israeli shekels",
    "ringgit": "|malaysian ringgit",
    "franc": "francs",
    "krona": "kronor",
    "krone": "kroner",
    "koruna": "korunas",
    "zloty": "zlotys zloties zł zl",
    "forint": "forints",
    "hryvnia": "hryvnias hryvnyas hryvnya",
    "lira": "liras lire|turkish lira",
    "rand": "",
    "naira": "",
    "baht": "",
    "dong": "",
    "rupiah": "",
    "taka": "",
    "peso": "pesos",
    "dinar": "dinars",
    "dirham": "dirhams",
    "riyal": "riyals",
    "rial": "rials",
    "brazilian real": "reais",
    "shilling": "shillings",
    "leu": "lei",
    "lev": "leva",
    "tenge": "",
    "som": "",
    "florin": "florins",
    "guilder": "guilders",
    "thaler": "thalers",
    "birr": "",
    "cedi": "cedis",
    "kwacha": "",
    "kyat": "",
    "quetzal": "quetzals quetzales",
    "lari": "",
    "manat": "",
    "bolivar": "bolivars",
    "bitcoin": "bitcoins btc",
    "ether": "",
}


def listed(table: dict[str, str]) -> dict[str, str]:
    """Return every spelling of a table with its name.

    Before the first bar stand single words, after each bar a spelling of several.
    """
    forms: dict[str, str] = {}
    for name, spellings in table.items():
        words, *phrases = spellings.split("|")
        forms.update((form, name) for form in (name, *words.split(), *phrases))
    return forms


_CROWNS = {
    "swedish": "krona",
    "icelandic": "krona",
    "norwegian": "krone",
    "danish": "krone",
    "czech": "koruna",
}
"""What the crowns of a country are called at home."""


def _national() -> dict[str, str]:
    forms: dict[str, str] = {}
    for nation, adjective in NATIONS.items():
        for money in NATIONAL if adjective else ("dollar",):
            name = f"{adjective} {money}".strip()
            forms[f"{nation} {money}"] = forms[f"{nation} {money}s"] = name
    for nation, money in _CROWNS.items():
        name = f"{nation} {money}"
        plurals = (f"{money[:-1]}or", f"{money[:-1]}er", "crown", "crowns")
        forms |= {f"{nation} {plural}": name for plural in plurals}
    return forms


MONEY_FORMS = listed(_NAMES) | _national()
"""Spelling in words → name of the currency."""

MONEY = (
    frozenset(_NAMES)
    | frozenset(CURRENCY_SIGNS.values())
    | frozenset(CURRENCY_CODES.values())
    | frozenset(
        f"{nation} {money}" for nation in NATIONS.values() for money in NATIONAL
    )
)
COINS = frozenset(form for form in listed(_NAMES) if " " not in form)
"""Money in one word, as texts write it after an amount; without crowns and pounds."""
POUNDS = ("pound", "pounds")
"""Weight or money; the sentence decides."""
