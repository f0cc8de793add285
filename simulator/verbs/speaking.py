"""`use_language`: the language of what sesim shows and writes."""

from simulator.words.language import use


def use_language(code: str | None) -> None:
    """Show and write every text in this language from now on, such as `"id"` for Indonesian; None
    is English again. It holds for all threads and for processes that are started later. JSON and
    CSV files are the same in every language.

    Raises `UnknownLanguage`, which says which languages there are.
    """
    use(code)
