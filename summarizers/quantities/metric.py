"""Metric units with their prefixes, as names and symbols: "kilometre", "km".

Pure data. Names are spelled the British way; American spellings lead to them.
"""

_PREFIXES = {
    "": "",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "peta": "P",
    "milli": "m",
    "micro": "µ",
    "nano": "n",
    "centi": "c",
    "deci": "d",
    "pico": "p",
    "hecto": "h",
}

_METRIC = {
    # name: (its other spellings, symbol, prefixes in use)
    "metre": (
        "meter",
        "m",
        ("", "kilo", "milli", "micro", "nano", "pico", "centi", "deci"),
    ),
    "gram": ("gramme", "g", ("", "kilo", "milli", "micro", "nano")),
    "litre": ("liter", "l", ("", "milli", "micro", "centi", "deci", "hecto")),
    "watt": ("", "W", ("", "kilo", "mega", "giga", "tera", "milli")),
    "watt hour": ("watt-hour", "Wh", ("", "kilo", "mega", "giga", "tera")),
    "hertz": ("", "Hz", ("", "kilo", "mega", "giga")),
    "volt": ("", "V", ("", "kilo", "milli")),
    "ampere": ("amp", "A", ("", "milli")),
    "joule": ("", "J", ("", "kilo", "mega")),
    "pascal": ("", "Pa", ("", "hecto", "kilo", "mega", "giga")),
    "newton": ("", "N", ("", "kilo")),
    "ohm": ("", "Ω", ("", "kilo", "mega")),
    "byte": ("", "B", ("", "kilo", "mega", "giga", "tera", "peta")),
    "bit": ("", "bit", ("", "kilo", "mega", "giga")),
    "sievert": ("", "Sv", ("", "milli", "micro")),
    "ton": ("tonne", "t", ("kilo", "mega", "giga")),
}


def _plural(name: str) -> str:
    return name if name.endswith(("hertz", "s")) else f"{name}s"


def metric_forms() -> dict[str, str]:
    """Return every spelling of a metric unit with its name."""
    forms: dict[str, str] = {}
    for name, (other, symbol, prefixes) in _METRIC.items():
        for prefix in prefixes:
            full = prefix + name
            for spelling in filter(None, (name, other)):
                forms[prefix + spelling] = forms[_plural(prefix + spelling)] = full
            if len(_PREFIXES[prefix] + symbol) > 1:
                forms[_PREFIXES[prefix] + symbol] = full
    forms["μg"] = forms["mcg"] = "microgram"
    forms["mL"] = "millilitre"
    del forms["pm"]  # the afternoon, not picometres
    return forms
