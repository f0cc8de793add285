"""What each cause of failure means, and what to try against it. All texts are marked, and looked up
when they are shown."""

from simulator.words.texts import N_

CAUSES = {
    "demand": N_(
        "Fewer people bought than planned, or they bought less. To try: `market`, `purchases`,"
        " `price`, as in `sesim compare youth-cafe --set cafe_sales.market=+10%`."
    ),
    "places": N_(
        "Too few people were in the programme, so less was made, sold or paid for than planned. To"
        " try: more outreach, more places, as in `sesim compare youth-cafe --set"
        " outreach.hours=32`."
    ),
    "staff": N_(
        "Workers left and their posts stayed empty, so less was made or fewer people were served."
        " To try: `salary`, `months_to_fill`, `leaving`, as in `sesim compare youth-cafe --set"
        " team.trainer.salary=+10%`."
    ),
    "late payer": N_(
        "A payer, a customer or a funder paid later than planned. To try: `late`, `pay_after`, more"
        " `venture.opening_cash` or `venture.credit`, as in `sesim compare youth-cafe --set"
        " venture.credit=50000000`."
    ),
    "repayment": N_(
        "Customers did not pay what they owe, or a lender wanted a loan back at once. To try:"
        " `instalment`, `deposit`, `check`, as in `sesim compare village-solar --set"
        " kits.deposit=500000`."
    ),
    "partner exit": N_(
        "A partner left, and the income that came with it ended. To try: more hours for partners,"
        " as in `sesim compare youth-cafe --set networking.hours=40`."
    ),
    "contract end": N_(
        "A public contract ended and was not renewed, or it paid less than planned. To try: `term`,"
        " `renewal`, a second payer, as in `sesim compare youth-cafe --set"
        " city_contract.term=48`."
    ),
    "grant end": N_(
        "A grant ended, and no other grant came in time. To try: `renewal`, `funders`,"
        " `again_after`, as in `sesim compare family-centre --set foundation.renewal=80%`."
    ),
    "giving": N_(
        "Donors or partners gave less than planned. To try: `campaign`, `stopping`, more reports"
        " that donors can trust, as in `sesim compare youth-cafe --set friends.campaign=400000`."
    ),
    "price": N_(
        "The venture's prices were lower than planned, or rose more slowly than other prices. To"
        " try: `price`, `pricing.pass_on`, as in `sesim compare youth-cafe --set"
        " pricing.pass_on=100%`."
    ),
    "cost": N_(
        "Wages, materials or fixed costs were higher than planned. To try: `unit_cost`, `salary`,"
        " `overhead.fixed`, as in `sesim compare youth-cafe --set overhead.fixed=-10%`."
    ),
    "programme": N_(
        "The programme changed less in people's lives than the file says is likely, so that less"
        " was paid for it. To try: `strength`, `dropout.rate`, as in `sesim compare youth-cafe"
        " --set job_training.strength=30%`."
    ),
    "gave up": N_(
        "Those who lead the venture stopped before any bill was late for too long. This happens"
        " sooner while the cash reserve is small. To try: what fills the reserve, such as another"
        " price, as in `sesim compare youth-cafe --set cafe_sales.price=29000`."
    ),
    "bad times": N_(
        "By chance customers bought less, prices rose faster, or foreign money cost more, as"
        " happens to every venture now and then. To try: more cash for such times, as in `sesim"
        " compare youth-cafe --set venture.opening_cash=+20%`."
    ),
    "plan": N_(
        "Nothing went clearly worse than planned. The plan itself earns too little: own income is"
        " below costs, or hardly above them. To try: `price`, `salary`, fewer posts, as in `sesim"
        " compare youth-cafe --set cafe_sales.price=28000`."
    ),
}
"""What each cause of failure means, and what to try. Every command can be typed as it is."""
