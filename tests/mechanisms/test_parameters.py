"""Parameters are declared once; a class lists its parent's where it names them."""

from simulator.mechanisms.parameters import Settings, parameter
from simulator.quantities.units import Money, Share


class Loan(Settings):
    amount: Money = parameter(help="Amount lent.")
    rate: Share = parameter("10%", help="Yearly rate.")


class Leasing(Loan):
    deposit: Money = parameter(help="Deposit.")
    rate: Share
    fee: Money = parameter(help="Fee.")


def test_an_inherited_parameter_is_listed_where_it_is_named():
    assert list(Leasing.parameters) == ["amount", "deposit", "rate", "fee"]
    assert Leasing.parameters["rate"] is Loan.parameters["rate"]
    assert list(Loan.parameters) == ["amount", "rate"]


def test_a_parameter_that_is_declared_anew_keeps_its_place():
    class Overdraft(Loan):
        fee: Money = parameter(help="Fee.")
        amount: Money = parameter(help="Limit.")

    assert list(Overdraft.parameters) == ["amount", "rate", "fee"]
    assert Overdraft.parameters["amount"].help == "Limit."
