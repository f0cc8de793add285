"""How lines of a screen are laid out."""

import textwrap

TAG = 8


def bar(share: float, length: int) -> str:
    full = round(share * length)
    return "█" * full + "░" * (length - full)


def tagged(tag: str, text: str, width: int, indent: int = TAG) -> list[str]:
    """Text beside a short word, wrapped under itself."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=f"{tag:<{indent}}",
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
