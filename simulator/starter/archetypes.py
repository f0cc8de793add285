"""The kinds of venture that `sesim init` knows."""

from simulator.starter.archetype import Option, Trade
from simulator.words.texts import N_

_COURSES = ("education", "counselling", "allowance")

# Translators: each word below is an answer that people type; it stands beside its meaning.
_ALL = (
    Trade(
        Option(
            "train",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("train"),
            N_("trains and employs people"),
            _COURSES,
        ),
        about=N_("It trains people who are out of work, and employs them while they learn."),
        service="train",
        worker="trainer",
        change=N_("a steady job"),
        # Translators: what a scale measures, in a new scenario file.
        scale=N_("employability"),
        sells=N_("cups of coffee"),
        earns=("sales", "placement"),
        price=1 / 170,
        units=(400, 1200, 2000),
        cost=(0.25, 0.4, 0.55),
        buys=2.2,
        places=24,
        caseload=12,
        course=6,
        lever="job_training.group_size",
        needs_job=True,
    ),
    Trade(
        Option(
            "craft",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("craft"),
            N_("makes and sells goods with people who learn a craft"),
            _COURSES,
        ),
        about=N_("People learn a craft in its workshop, and earn with what they make."),
        service="train",
        worker="trainer",
        change=N_("an income of one's own"),
        scale=N_("what people can earn"),
        # Translators: what a venture sells, counted in units.
        sells=N_("bags"),
        earns=("sales",),
        price=1 / 30,
        units=(30, 90, 160),
        cost=(0.3, 0.45, 0.65),
        buys=0.3,
        places=20,
        caseload=12,
        course=12,
        lever="job_training.group_size",
    ),
    Trade(
        Option(
            "tourism",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("tourism"),
            N_("brings guests to a village, whose people learn to host them"),
            _COURSES,
        ),
        about=N_("Guests visit the village, and its people learn to host and guide them."),
        service="train",
        worker="trainer",
        change=N_("a home with a steady income"),
        scale=N_("what people can earn"),
        sells=N_("nights with breakfast"),
        earns=("sales",),
        price=1 / 12,
        units=(10, 40, 80),
        cost=(0.25, 0.4, 0.6),
        buys=0.1,
        places=30,
        caseload=15,
        course=12,
        lever="job_training.group_size",
    ),
    Trade(
        Option(
            "product",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("product"),
            N_("sells a useful product, such as a solar lamp"),
            ("education", "product_sales"),
        ),
        about=N_("It sells a useful product, and shows people how to use it."),
        service="product",
        worker="field_worker",
        change=N_("a home that uses it every day"),
        scale=N_("use of the product"),
        # Translators: what a venture sells, counted in units.
        sells=N_("solar lamps"),
        earns=("sales",),
        price=1 / 15,
        units=(20, 60, 120),
        cost=(0.55, 0.7, 0.85),
        buys=0.1,
        places=60,
        caseload=30,
        course=3,
        lever="user_training.group_size",
    ),
    Trade(
        Option(
            "waste",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("waste"),
            N_("buys sorted waste from homes and sells it (a waste bank)"),
            ("education", "product_sales"),
        ),
        about=N_("It buys sorted waste from homes, sells it, and shows people how to sort."),
        service="product",
        worker="field_worker",
        change=N_("a home that sorts its waste"),
        scale=N_("how well waste is sorted"),
        sells=N_("kilograms of sorted waste"),
        earns=("sales",),
        price=1 / 1750,
        units=(2000, 5000, 9000),
        cost=(0.65, 0.8, 0.9),
        buys=500,
        places=120,
        caseload=60,
        course=6,
        lever="user_training.group_size",
    ),
    Trade(
        Option(
            "teach",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("teach"),
            N_("teaches children or adults"),
            ("education", "group_work"),
        ),
        about=N_("It teaches people who could not learn otherwise."),
        service="teach",
        worker="teacher",
        change=N_("a person who masters the basics"),
        scale=N_("what people can do"),
        sells=N_("lessons to people who can pay"),
        earns=("sales", "contract"),
        price=1 / 40,
        units=(60, 160, 300),
        cost=(0.1, 0.2, 0.4),
        buys=0.5,
        places=40,
        caseload=20,
        course=9,
        lever="classes.group_size",
    ),
    Trade(
        Option(
            "care",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("care"),
            N_("counsels or cares for people"),
            ("counselling", "group_work"),
        ),
        about=N_("It counsels people in hard times, and brings them together."),
        service="care",
        worker="counsellor",
        change=N_("a life back in balance"),
        # Translators: what a scale measures, in a new scenario file.
        scale=N_("wellbeing"),
        sells=N_("hours of counselling for people who can pay"),
        earns=("sales", "contract"),
        price=1 / 40,
        units=(60, 120, 200),
        cost=(0.05, 0.15, 0.3),
        buys=0.5,
        places=24,
        caseload=12,
        course=6,
        lever="peer_circle.group_size",
    ),
    Trade(
        Option(
            "clinic",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("clinic"),
            N_("treats people at low cost, paid for by those who can pay"),
            ("counselling", "group_work", "service_fee"),
        ),
        about=N_("It treats poor people at low cost; patients who can pay make that possible."),
        service="care",
        worker="nurse",
        change=N_("a person who is well again"),
        # Translators: what a scale measures, in a new scenario file.
        scale=N_("health"),
        sells=N_("visits of patients who can pay"),
        earns=("sales", "fees"),
        price=1 / 50,
        units=(100, 250, 400),
        cost=(0.2, 0.4, 0.6),
        buys=0.3,
        places=80,
        caseload=40,
        course=3,
        lever="peer_circle.group_size",
    ),
    Trade(
        Option(
            "other",
            # Translators: an answer to a question of `sesim init`, one word to type.
            N_("other"),
            N_("does something else (the file starts with courses and counselling)"),
            ("education", "counselling"),
        ),
        about=N_("It helps people with courses and counselling."),
        service="other",
        worker="worker",
        change=N_("a better life"),
        scale=N_("how well people live"),
        # Translators: what a venture sells, counted in units.
        sells=N_("meals"),
        earns=("sales",),
        price=1 / 60,
        units=(100, 350, 600),
        cost=(0.2, 0.45, 0.7),
        buys=1.0,
        places=24,
        caseload=12,
        course=6,
        lever="courses.group_size",
    ),
)

TRADES = {trade.option.id: trade for trade in _ALL}
"""By the id of the answer to what the venture does."""

KINDS = tuple(trade.option for trade in _ALL)
