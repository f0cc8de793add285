"""What each cause of failure is called, and from where on it counts."""

WORDS = {
    "demand": "too few customers",
    "places": "too few places or people in the programme",
    "staff": "staff left and posts stayed empty",
    "late payer": "a payer paid late",
    "repayment": "customers did not repay, or a loan was called",
    "partner exit": "a partner left",
    "contract end": "a contract ended or paid less",
    "grant end": "a grant ended",
    "giving": "gifts or partners' money fell short",
    "price": "prices fell behind",
    "cost": "costs rose above the plan",
    "plan": "no one shortage: the plan itself is too thin",
}
"""Each cause in words for a person. `plan`: no shortage of any kind bound, and still it failed."""

ALL = tuple(WORDS)
"""What a diagnosis may name: the causes that rules report, and the plan itself."""

BINDS = 0.05
"""A shortage counts from this share of cost on; below it, it is everyday luck (assumption)."""
