"""Currencies: their decimals, the words for them, and how their users write thousands."""

MINOR_UNITS = {
    "IDR": 0,
    "VND": 0,
    "JPY": 0,
    "KRW": 0,
    "UGX": 0,
    "RWF": 0,
    "CLP": 0,
    "XOF": 0,
    "XAF": 0,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "INR": 2,
    "KES": 2,
    "PHP": 2,
    "MYR": 2,
    "SGD": 2,
    "THB": 2,
    "AUD": 2,
    "NZD": 2,
    "CAD": 2,
    "CHF": 2,
    "SEK": 2,
    "NOK": 2,
    "DKK": 2,
    "PLN": 2,
    "BRL": 2,
    "MXN": 2,
    "COP": 2,
    "PEN": 2,
    "ARS": 2,
    "ZAR": 2,
    "NGN": 2,
    "GHS": 2,
    "TZS": 2,
    "ETB": 2,
    "EGP": 2,
    "BDT": 2,
    "LKR": 2,
    "NPR": 2,
    "PKR": 2,
    "KHR": 2,
    "CNY": 2,
    "TRY": 2,
}
"""Digits after the decimal point. Indonesia no longer uses sen, so IDR counts whole rupiah."""

DOT_HABIT = frozenset({"IDR", "VND", "EUR", "BRL", "COP", "CLP", "ARS", "DKK", "TRY"})
"""Currencies whose users write 25.000 for thousands and 2,5 for a decimal."""

CURRENCY_WORDS = {code.lower(): (code,) for code in MINOR_UNITS} | {
    "rp": ("IDR",),
    "rp.": ("IDR",),
    "rupiah": ("IDR",),
    "$": ("USD", "SGD", "AUD", "NZD", "CAD", "MXN", "COP", "CLP", "ARS"),
    "us$": ("USD",),
    "dollar": ("USD", "SGD", "AUD", "NZD", "CAD"),
    "dollars": ("USD", "SGD", "AUD", "NZD", "CAD"),
    "s$": ("SGD",),
    "a$": ("AUD",),
    "€": ("EUR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "£": ("GBP",),
    "pounds": ("GBP",),
    "₹": ("INR",),
    "rs": ("INR", "PKR", "LKR", "NPR"),
    "rupees": ("INR", "PKR", "LKR", "NPR"),
    "ksh": ("KES",),
    "ush": ("UGX",),
    "tsh": ("TZS",),
    "shillings": ("KES", "UGX", "TZS"),
    "₱": ("PHP",),
    "pesos": ("PHP", "MXN", "COP", "CLP", "ARS"),
    "rm": ("MYR",),
    "ringgit": ("MYR",),
    "₫": ("VND",),
    "dong": ("VND",),
    "¥": ("JPY", "CNY"),
    "yen": ("JPY",),
    "฿": ("THB",),
    "baht": ("THB",),
    "₩": ("KRW",),
    "r$": ("BRL",),
    "r": ("ZAR",),
    "rand": ("ZAR",),
    "₦": ("NGN",),
    "naira": ("NGN",),
    "৳": ("BDT",),
    "taka": ("BDT",),
}


def minor_digits(currency: str | None) -> int:
    """Digits after the point of an amount in this currency (IDR 0, USD 2)."""
    return MINOR_UNITS.get(currency or "", 0)


def minor_units(currency: str | None) -> int:
    """How many minor units, such as cents, make one unit of the currency (IDR 1, USD 100)."""
    return int(10 ** minor_digits(currency))
