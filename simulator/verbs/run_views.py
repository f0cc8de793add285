"""The futures of a run as tables and charts."""

from typing import TYPE_CHECKING

from simulator.disclosure.months import hidden_pictures, shared_months
from simulator.quantities.currencies import minor_units
from simulator.results.result import Result
from simulator.verbs.refusals import Refused, with_names
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


def frame_of(result: Result) -> "DataFrame":
    """A row for each future: every end measure, both verdicts, why it failed; money in major
    units."""
    from pandas import DataFrame

    from simulator.results.measures.registry import MEASURES
    from simulator.results.tables import per_run_table

    frame = DataFrame(per_run_table(result)).set_index("replicate")
    for name in frame.columns:
        if name in MEASURES:
            frame[name] = frame[name].astype(float)
            if MEASURES[name].money:
                frame[name] /= minor_units(result.scenario.currency)
    return frame


def months_of(result: Result, name: str) -> "DataFrame":
    """A series: a row for each month, a column for each future; money in major units. Raises
    `Refused` for a name that is none."""
    from pandas import DataFrame, Index

    if name not in result.series:
        said = gettext("{name} is not a series of this run", name=quote(str(name)))
        raise Refused(with_names(said, name, result.series))
    values = result.series[name].T
    money = values.dtype.kind == "i"
    return DataFrame(
        values / minor_units(result.scenario.currency) if money else values,
        index=Index(range(1, len(values) + 1), name="month"),
        columns=Index(result.replicates, name="replicate"),
    )


def chart_of(result: Result, name: str, *, shareable: bool) -> "Figure":
    """A chart by its name. Raises `Refused` for a name that is none, and for a chart that shows
    nothing, or that would reveal people in a run to share."""
    from simulator.reports.charts import CHARTS, blank
    from simulator.reports.picture import picture_of

    if name not in CHARTS:
        said = gettext("{name} is not a chart of this run", name=quote(str(name)))
        raise Refused(with_names(said, name, CHARTS))
    shared = shared_months(result) if shareable else None
    picture = picture_of(result, shared=shared)
    if shareable and name in hidden_pictures(result) | blank(picture):
        said = gettext(
            "The chart `{name}` would reveal single people, and this run is made to share."
            " Simulate it without `shareable` to see the chart.",
            name=name,
        )
    elif name in blank(picture):
        said = gettext("The chart `{name}` has nothing to show in this run.", name=name)
    else:
        return CHARTS[name](picture)
    raise Refused(said)
