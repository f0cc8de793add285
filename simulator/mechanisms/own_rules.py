"""Rules of the user's own: files in folders that the command line names. A scenario cannot name
them."""

import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import sha256
from importlib.abc import InspectLoader
from importlib.util import decode_source, module_from_spec, spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

from simulator.mechanisms.base import Mechanism, rules_in
from simulator.words.numbers import all_of
from simulator.words.safe_text import clean
from simulator.words.texts import gettext


@dataclass(frozen=True)
class RuleFile:
    """The text of one rule. The name of its file is the kind of the rule."""

    path: str
    content: bytes

    @property
    def kind(self) -> str:
        return Path(self.path).stem

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


class RuleFault(Exception):
    """Why a file holds no rule, and where in it."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")


def rule_of(file: RuleFile) -> type[Mechanism]:
    """The one rule in a file; the same text is run only once. Raises `RuleFault`."""
    name = f"{__name__}.{file.digest[:16]}.{file.kind}"
    module = sys.modules.get(name) or _run(name, file)
    rules = rules_in(module)
    if len(rules) != 1:
        del sys.modules[name]
        said = (
            gettext(
                "a file must hold exactly one class that is a `Mechanism`, and this one holds"
                " {classes}; put each into a file of its own",
                classes=all_of([f"`{rule.__name__}`" for rule in rules]),
            )
            if rules
            else gettext(
                "a file must hold one class that is a `Mechanism`, and this one holds none; begin"
                " it with `class Membership(Mechanism):`"
            )
        )
        raise RuleFault(file.path, 1, said)
    return rules[0]


def file_of(kind: type[Mechanism]) -> RuleFile | None:
    """The file of a user's own rule; None for a rule of the package."""
    spec = sys.modules[kind.__module__].__spec__
    return spec.loader.file if spec and isinstance(spec.loader, _Loader) else None


class _Loader(InspectLoader):
    """Makes a module of a text that was read before. So the digest is that of the text that runs,
    and nothing is written into the user's folder."""

    def __init__(self, file: RuleFile) -> None:
        self.file = file

    def get_source(self, fullname: str) -> str:
        return decode_source(self.file.content)

    def get_code(self, fullname: str) -> CodeType:
        return self.source_to_code(self.file.content, self.file.path)


def _run(name: str, file: RuleFile) -> ModuleType:
    spec = spec_from_loader(name, _Loader(file), origin=file.path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        raise RuleFault(file.path, _line(error, file), _words(error)) from None
    return module


def _line(error: BaseException, file: RuleFile) -> int:
    """The line of the file at which it went wrong."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    return next((line for path, line in _way(error) if path == file.path), 1)


def _way(error: BaseException) -> Iterator[tuple[str, int]]:
    """The files and lines that an error came through, the innermost first."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        yield frame.filename, frame.lineno or 1


def place_in(error: BaseException, files: Sequence[RuleFile]) -> str | None:
    """The file and line of the first of these rules that an error came through, if any."""
    paths = {file.path for file in files}
    return next((f"{path}:{line}" for path, line in _way(error) if path in paths), None)


def _words(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return gettext("this is not Python (`{error}`)", error=clean(error.msg))
    if isinstance(error, StopIteration):  # of `unit_of`
        return gettext(
            "a parameter here has no kind of value; write one, as in `fee: Money = parameter(...)`"
        )
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    return gettext("the file cannot be imported (`{error}`)", error=clean(said))


_IN_FORCE: ContextVar[tuple[RuleFile, ...]] = ContextVar("own_rules", default=())


def in_force() -> tuple[RuleFile, ...]:
    """The files whose rules are known, besides those of the package."""
    return _IN_FORCE.get()


@contextmanager
def using(files: Sequence[RuleFile]) -> Iterator[None]:
    """A context in which scenarios may use the rules of these files."""
    token = _IN_FORCE.set((*_IN_FORCE.get(), *files))
    try:
        yield
    finally:
        _IN_FORCE.reset(token)
