"""Words of the comparison with real organisations."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

OTHERS_WORDS = {
    "others": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("OTHERS: real organisations"),
        N_("OTHERS shows how many real organisations of one kind cover their costs."),
        (
            N_(
                "`compare_with:` in the file chooses the kind. If the file does not say, it"
                " is `hybrid`: US nonprofits aged 3 to 5 years that earn 20 to 95% of their income."
                " Figures are known of few kinds, and none of them is a venture like yours, in your"
                " country. A chance far above theirs needs a good reason."
            ),
            N_(
                "`sesim check my-venture.yaml --base-rates` simulates the futures and compares more"
                " figures. For each it shows its value, the error of that (95%), and where real"
                " organisations lie. A figure is inside if its error reaches their range. OUTSIDE"
                " is a note and never a mistake."
            ),
            N_(
                "Changes from year to year are measured from the third year on: the quartiles of"
                " the change, as a standard deviation. Income and costs are logarithms, so 0.2 is"
                " about 20%. Rare changes: the width of the inner 90% over that of the inner half"
                " (a normal distribution has 2.4). Growth that goes on: the rank correlation of the"
                " growth of a year with that of the year before."
            ),
            N_(
                "In the report, figures of trials are next to what would have happened anyway and"
                " next to the effect. The sources are in `docs/base_rates.csv`, and"
                " `docs/validation.md` shows how the scenarios of sesim do."
            ),
        ),
        ("compare_with", "check", "counterfactual", "chance"),
    ),
}
