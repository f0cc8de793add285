"""What the code may import and do, read from its syntax: the rules of docs/architecture.md."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "simulator"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = (
    ("vocabulary", "words"),
    ("quantities",),
    ("mechanisms",),
    ("scenario",),
    ("starter",),
    ("model",),
    ("results",),
    ("experiments",),
    ("disclosure",),
    ("storage",),
    ("reference",),
    ("reports",),
    ("verbs",),
    ("commands",),
)
"""Each room may import only its own and those of the lines before it."""
ROOMS = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
OUTSIDE = {
    "mechanisms": {"numpy"},
    "scenario": {"ruamel"},
    "model": {"numpy", "scipy"},
    "results": {"numpy", "scipy"},
    "experiments": {"numpy", "scipy", "dask", "distributed"},
    "disclosure": {"numpy"},
    "storage": {"numpy"},
    "reports": {"numpy", "matplotlib", "jinja2"},
    "verbs": {"numpy", "matplotlib", "pandas"},
    "commands": {"click"},
}
"""Packages that a room may use besides Python's own."""
NUMERIC = ("model", "mechanisms")
"""Layers whose results must be the same to the last bit in a batch of any size."""

SUMS_OF_WHOLE_NUMBERS = {
    "model/ledger.py": "balances are int64",
    "model/treasury.py": "bills are int64",
}
"""Files that may sum over the axis of futures' neighbours: whole numbers have no rounding."""

SAFE = {
    ("model/population.py", "np.cumsum(count)"): "counts of members are whole numbers",
    ("mechanisms/giving/_supporters.py", "10.0 ** np.arange(16)"): "a table of constants",
    (
        "mechanisms/trade/service_contract.py",
        "np.mean([world.hours.dose(rule) for rule in self.buys], axis=0)",
    ): "a mean over a contract's own rules, the same in any batch",
}
"""Single places where a forbidden form cannot let the batch in, and why."""

CACHES = {
    "model/draws.py": {"_tables"},
}
"""Module-level containers that are filled while a program runs: read-only tables, made once."""

MOST_LINES = {"model/model.py": 120, "commands": 80, "": 250}
"""Lines of a file at most: of one file, of a room, of any other."""


def name_of(file):
    return file.relative_to(PACKAGE).as_posix()


def layer_of(file):
    parts = file.relative_to(PACKAGE).parts
    return Path(parts[0]).stem


@cache
def tree_of(file):
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports(tree):
    """Every imported module, wherever the import stands, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield ("." * node.level) + (node.module or ""), node.lineno
            if node.module == "simulator":
                for alias in node.names:
                    yield f"simulator.{alias.name}", node.lineno


def checked(rule):
    """All breaches of a rule, so that one run shows them all."""
    return [f"{name_of(file)}:{line}: {text}" for file in FILES for line, text in rule(file)]


def dotted(node):
    """`np.random.rand` from its syntax; empty for anything else."""
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return node.id if isinstance(node, ast.Name) else ""


def test_there_is_something_to_check():
    assert len(FILES) > 60 and {layer_of(f) for f in FILES} >= set(ROOMS)


@pytest.mark.more
def test_imports_go_one_way():
    def rule(file):
        layer = layer_of(file)
        if layer in ("__init__", "__main__"):
            return
        for module, line in imports(tree_of(file)):
            parts = module.split(".")
            if parts[0] == "":
                yield line, "a relative import"
            if parts[0] != "simulator" or len(parts) == 1:
                continue
            if parts[1] in ROOMS and ROOMS[parts[1]] > ROOMS[layer]:
                yield line, f"{layer} imports {module}"

    assert checked(rule) == []


def module_of(file):
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.more
def test_no_circle_of_imports():
    """Files import each other in one direction, wherever in a file the import stands."""
    modules = {module_of(file): file for file in FILES}
    arrows = {}
    for module, file in modules.items():
        found = set()
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = {f"{node.module}.{alias.name}" for alias in node.names} & set(modules)
                found |= inside or {node.module}
        arrows[module] = (found & set(modules)) - {module}
    arrows.pop("simulator")  # the public face: names from a table, each looked up when asked for
    arrows.pop("simulator.model")  # the same for its two models
    assert circle_in(arrows) == []


def circle_in(arrows):
    """Some circle of modules, or nothing: modules that lead nowhere are taken away until none
    does."""
    left = {module: set(targets) for module, targets in arrows.items()}
    while True:
        ends = {m for m, targets in left.items() if not targets & set(left)}
        if not ends:
            return sorted(left)
        left = {m: targets for m, targets in left.items() if m not in ends}


def test_a_circle_is_seen():
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["a", "b", "c"]


def test_the_package_itself_imports_nothing_when_imported():
    tree = tree_of(PACKAGE / "__init__.py")
    at_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {module for node in at_top for module, _ in imports(node)}
    assert modules <= {"importlib", "typing"}


def test_mechanisms_import_only_what_a_rule_may_know():
    def rule(file):
        if layer_of(file) != "mechanisms" or name_of(file) == "mechanisms/__init__.py":
            return
        for module, line in imports(tree_of(file)):
            parts = module.split(".")
            outside = parts[0] in sys.stdlib_module_names or module == "numpy"
            below = module in (
                "simulator.quantities.units",
                "simulator.vocabulary",
                "simulator.words.texts",  # a rule marks its texts for the catalogue
            )
            # what loads a user's rule may write whole messages
            below = below or (parts[:2] == ["simulator", "words"] and file.stem == "own_rules")
            beside = parts[:2] == ["simulator", "mechanisms"]
            another_rule = beside and len(parts) == 4 and not parts[3].startswith("_")
            if not (outside or below or beside) or another_rule:
                yield line, f"imports {module}"

    assert checked(rule) == []


@pytest.mark.more
def test_layers_use_only_the_packages_they_need():
    def rule(file):
        layer = layer_of(file)
        for module, line in imports(tree_of(file)):
            top = module.split(".")[0]
            known = top in sys.stdlib_module_names or top in ("simulator", "")
            seen_by_mesa = top == "mesa" and "mesa_view" in file.parts
            if not known and not seen_by_mesa and top not in OUTSIDE.get(layer, set()):
                yield line, f"{layer} imports {module}"

    assert checked(rule) == []


def test_no_arithmetic_whose_last_bit_depends_on_the_batch():
    """`**` with anything but literal numbers, power, dot, einsum and matmul give a lone future
    other last bits than the same future in a batch (docs/architecture.md)."""
    forbidden = {
        "power",
        "float_power",
        "dot",
        "einsum",
        "matmul",
        "tensordot",
        "inner",
        "vdot",
        "outer",
    }

    def rule(file):
        if layer_of(file) not in NUMERIC:
            return
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
                yield node.lineno, "@"
            power = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)
            if power and not literal_power(node) and not is_safe(file, node):
                yield node.lineno, f"a power: {ast.unparse(node)}"
            if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Pow):
                yield node.lineno, "**="
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else dotted(node.func)
                if name in forbidden or dotted(node.func) == "pow":
                    yield node.lineno, f"{name}()"

    assert checked(rule) == []


def is_safe(file, node):
    return (name_of(file), ast.unparse(node)) in SAFE


def literal_power(node):
    """`x**2` (a whole literal exponent) or `10**15`, `2.0**-52` (only literals)."""

    def literal(part):
        if isinstance(part, ast.UnaryOp):
            part = part.operand
        return part.value if isinstance(part, ast.Constant) else None

    exponent, base = literal(node.right), literal(node.left)
    return exponent is not None and (base is not None or exponent == 2)


def test_no_sum_across_futures_neighbours():
    """Sums over axis 0 add up in another order in a batch of another size; so do sums of all."""
    adding = {"sum", "mean", "cumsum", "prod", "cumprod", "std", "var", "average", "nansum"}

    def rule(file):
        if layer_of(file) not in NUMERIC or name_of(file) in SUMS_OF_WHOLE_NUMBERS:
            return
        for node in ast.walk(tree_of(file)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            safe = axis_is_one(node) or of_weights(node) or is_safe(file, node)
            if node.func.attr in adding and not safe:
                yield node.lineno, ast.unparse(node)[:80]

    assert checked(rule) == []


def axis_is_one(call):
    axis = next((k.value for k in call.keywords if k.arg == "axis"), None)
    return isinstance(axis, ast.Constant) and axis.value == 1


def of_weights(call):
    """Sums over a scenario's own list (season, segments), which is the same in any batch."""
    text = ast.unparse(call)
    return any(word in text for word in ("self.season", "weights", "segments"))


SECRETS = {
    "storage/atomic.py": "names of temporary files",
    "disclosure/policy.py": "the seed of what is shared, which nobody may know",
}
"""The files that take chance from outside, and for what."""


@pytest.mark.more
def test_chance_comes_from_keyed_draws_only():
    def rule(file):
        for module, line in imports(tree_of(file)):
            numbers = module.split(".")[0] in ("random", "secrets", "uuid")
            if numbers or module.startswith("numpy.random"):
                if module != "secrets" or name_of(file) not in SECRETS:
                    yield line, f"imports {module}"
        for node in ast.walk(tree_of(file)):
            generator = isinstance(node, ast.Attribute) and dotted(node).startswith(
                ("np.random", "numpy.random")
            )
            if generator and name_of(file) != BOOTSTRAP:
                yield node.lineno, dotted(node)

    assert checked(rule) == []


BOOTSTRAP = "results/intervals.py"
"""The one place that resamples results, with a fixed seed; it simulates nothing."""


@pytest.mark.more
def test_no_clock_is_read_in_the_model():
    def rule(file):
        if layer_of(file) in ("commands", "verbs", "storage", "experiments"):
            return
        for module, line in imports(tree_of(file)):
            if module.split(".")[0] in ("time", "datetime", "locale"):
                yield line, f"imports {module}"

    assert checked(rule) == []


@pytest.mark.more
def test_a_scenario_is_data():
    words = {"eval", "exec", "compile", "__import__"}
    modules = {
        "pickle",
        "shelve",
        "marshal",
        "dill",
        "cloudpickle",
        "yaml",
        "subprocess",
        "socket",
        "ctypes",
        "code",
    }

    def rule(file):
        tree = tree_of(file)
        for module, line in imports(tree):
            if module.split(".")[0] in modules:
                yield line, f"imports {module}"
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and dotted(node.func) in words:
                yield node.lineno, f"{node.func.id}()"
            if isinstance(node, ast.Call) and dotted(node.func) in ("os.system", "os.popen"):
                yield node.lineno, dotted(node.func)
            if isinstance(node, ast.keyword) and node.arg in ("shell", "allow_pickle"):
                yield node.value.lineno, f"{node.arg}="

    assert checked(rule) == []


@pytest.mark.more
def test_only_this_packages_own_modules_are_imported_by_name():
    def rule(file):
        for node in ast.walk(tree_of(file)):
            called = isinstance(node, ast.Call) and dotted(node.func).endswith("import_module")
            if called and name_of(file) not in OWN_IMPORTS:
                yield node.lineno, ast.unparse(node)

    assert checked(rule) == []


@pytest.mark.more
def test_a_users_own_code_runs_in_one_place_only():
    words = {"exec_module", "load_module", "spec_from_file_location", "spec_from_loader"}
    found = {
        name_of(file)
        for file in FILES
        for node in ast.walk(tree_of(file))
        if (isinstance(node, ast.Attribute) and node.attr in words)
        or (isinstance(node, ast.Name) and node.id in words)
    }
    assert found == {"mechanisms/own_rules.py"}


OWN_IMPORTS = {
    "__init__.py": "public names, from a table",
    "mechanisms/__init__.py": "the rules in the package's own folder, by file name",
    "commands/group.py": "sub-commands, from a table, so that `--help` stays quick",
}


@pytest.mark.more
def test_no_state_in_modules():
    """No `global`, and no module-level list, dictionary or set that a function fills."""

    def rule(file):
        tree = tree_of(file)
        containers = set()
        for node in tree.body:
            targets = (
                node.targets
                if isinstance(node, ast.Assign)
                else ([node.target] if isinstance(node, ast.AnnAssign) else [])
            )
            names = [t.id for t in targets if isinstance(t, ast.Name)]
            if isinstance(
                getattr(node, "value", None),
                ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp,
            ):
                containers |= set(names)
        changing = {
            "append",
            "add",
            "update",
            "setdefault",
            "extend",
            "insert",
            "pop",
            "clear",
            "remove",
            "discard",
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Global):
                yield node.lineno, "global " + ", ".join(node.names)
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
                owner = dotted(node.value)
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and (node.func.attr in changing)
            ):
                owner = dotted(node.func.value)
            else:
                continue
            if owner in containers and owner not in CACHES.get(name_of(file), set()):
                yield node.lineno, f"{owner} is changed"

    assert checked(rule) == []


def most_lines(file):
    name = name_of(file)
    return MOST_LINES.get(name) or MOST_LINES.get(layer_of(file)) or MOST_LINES[""]


def length(file):
    return len(file.read_text(encoding="utf-8").splitlines())


def test_files_are_short():
    long = {name_of(file): length(file) for file in FILES if length(file) > most_lines(file)}
    assert not long, "split these along their trades"


def test_every_module_says_in_a_sentence_what_it_is():
    def rule(file):
        tree = tree_of(file)
        if tree.body and not (ast.get_docstring(tree) or "").strip():
            yield 1, "no docstring"

    assert checked(rule) == []


def test_no_vague_names():
    vague = {"utils", "helpers", "common", "manager", "misc", "tools", "core"}
    assert [name_of(f) for f in FILES if f.stem in vague] == []


def test_nothing_is_left_to_do():
    words = tuple(a + b for a, b in (("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("HA", "CK")))
    found = [name_of(f) for f in FILES if any(w in f.read_text(encoding="utf-8") for w in words)]
    assert found == []


@pytest.mark.parametrize(
    ("source", "breach"),
    [
        ("a ** b", False),
        ("a ** 2", True),
        ("10 ** 15", True),
        ("2.0 ** -52", True),
        ("2 ** n", False),
        ("a ** 0.5", False),
    ],
)
def test_the_rule_about_powers_can_fail(source, breach):
    assert literal_power(ast.parse(source, mode="eval").body) == breach


@pytest.mark.more
def test_heavy_packages_are_not_loaded_before_they_are_needed():
    """What `check`, `list` and `--help` load, seen in a fresh interpreter."""
    import subprocess

    program = (
        "import sys; sys.path.insert(0, {root!r}); {what}; "
        "print(sorted(set(m.split('.')[0] for m in sys.modules) & {{'numpy', 'scipy', 'mesa', "
        "'pandas', 'matplotlib'}}))"
    )
    for what, allowed in (
        ("import simulator", "[]"),
        ("from simulator import load; load('youth-cafe')", "['numpy']"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", program.format(root=str(ROOT), what=what)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stdout.strip() == allowed, what


def test_nobody_asks_a_rule_for_its_kind():
    """What a rule can do is asked of its class (`Ability.X in kind.can`), never of its name."""

    def rule(file):
        if layer_of(file) == "mechanisms":
            return
        for node in ast.walk(tree_of(file)):
            if not isinstance(node, ast.Compare):
                continue
            sides = [node.left, *node.comparators]
            words = [s for s in sides if isinstance(s, ast.Constant | ast.Tuple | ast.Set)]
            if words and any(dotted(side).endswith("kind.kind") for side in sides):
                yield node.lineno, ast.unparse(node)

    assert checked(rule) == []
