"""What a study writes says that it is not made to share, as the folder of a run does."""

import pytest

from simulator import find, stress, sweep
from simulator.storage.read_back import is_shared, read_manifest
from simulator.storage.study_open import reading
from simulator.storage.verify import verify
from simulator.verbs.gather import gather

SMALL = {"months": 12, "targets.sustainable_by": 12, "community.people": 60}
PRICE = "cafe_sales.price"


@pytest.mark.more
@pytest.mark.parametrize("verb", ["sweep", "find", "stress"])
def test_the_folder_of_a_study_is_not_made_to_share(verb, tmp_path):
    asked = {"set": SMALL, "runs": 50, "study": tmp_path / "a.sesim"}
    found = {
        "sweep": lambda: sweep("youth-cafe", {PRICE: [20000]}, **asked),
        "find": lambda: find("youth-cafe", f"{PRICE}=20000 to 30000", "P(both) >= 0%", **asked),
        "stress": lambda: stress("youth-cafe", **asked),
    }[verb]()
    folder = found.keep(tmp_path / "out")
    text = (folder / f"{verb}.json").read_text("utf-8")
    assert text.splitlines()[:2] == ["{", '  "shareable": false,']
    manifest = read_manifest(folder)
    assert manifest["options"]["shareable"] is False and not is_shared(manifest)
    assert manifest["scenario"] == "youth-cafe" and verify(folder).sound
    with reading(tmp_path / "a.sesim") as file:
        assert file.head("shareable") is False
        assert "shareable" not in file.head("asked")
    gather([tmp_path / "a.sesim"], tmp_path / "all.sesim")
    with reading(tmp_path / "all.sesim") as file:
        assert file.head("shareable") is False
