"""How Word writes numbers: the formats of `w:numFmt`."""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RUSSIAN = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_HAN = "零一二三四五六七八九"
_HANGUL = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")

_HIGHEST = 32_767
"""Word counts no further."""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _repeated(letters: str) -> Callable[[int], str]:
    """Letters; after the last one each is doubled: y, z, aa, bb."""
    return lambda number: (
        letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1) if number else "0"
    )


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _counted(digits: str | tuple[str, ...], ten: str, number: int) -> str:
    """Below a hundred in words of East Asia; above in digits."""
    if number >= 100 or number <= 0:
        return str(number)
    tens, ones = divmod(number, 10)
    head = (digits[tens] if tens > 1 else "") + (ten if tens else "")
    return head + (digits[ones] if ones else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if 1 <= n <= 20 else str(n),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(digit)) for digit in str(n)),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _repeated(_LATIN),
    "lowerLetter": _repeated(_LATIN.lower()),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "russianUpper": _repeated(_RUSSIAN),
    "russianLower": _repeated(_RUSSIAN.lower()),
    "ganada": _repeated(_GANADA),
    "chosung": _repeated(_CHOSUNG),
    "koreanDigital": lambda n: "".join(("영", *_HANGUL[1:])[int(digit)] for digit in str(n)),
    "koreanCounting": lambda number: _counted(_HANGUL, "십", number),
    "chineseCounting": lambda number: _counted(_HAN, "十", number),
    "chineseCountingThousand": lambda number: _counted(_HAN, "十", number),
    "taiwaneseCounting": lambda number: _counted(_HAN, "十", number),
    "taiwaneseCountingThousand": lambda number: _counted(_HAN, "十", number),
    "japaneseCounting": lambda number: _counted(_HAN, "十", number),
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(n)),
    "none": lambda _: "",
}


def written(number: int, form: str) -> str | None:
    """A number in one of Word's formats, or None where the format is not known here."""
    write = _FORMATS.get(form)
    return None if write is None else write(min(max(number, 0), _HIGHEST))
