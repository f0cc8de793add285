"""Rules of one's own: files that a user names on the command line, never a scenario."""

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


@dataclass(frozen=True)
class RuleFile:
    """The text of one rule; its file's name is the kind."""

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
    """The one rule that a file holds; a text is run once. Raises `RuleFault`."""
    name = f"{__name__}.{file.digest[:16]}.{file.kind}"
    module = sys.modules.get(name) or _run(name, file)
    rules = rules_in(module)
    if len(rules) != 1:
        del sys.modules[name]
        found = ", ".join(rule.__name__ for rule in rules) or "none"
        raise RuleFault(
            file.path, 1, f"a file holds exactly one class that is a Mechanism, and here is {found}"
        )
    return rules[0]


def file_of(kind: type[Mechanism]) -> RuleFile | None:
    """The file of a rule of one's own, None for one of the package's."""
    spec = sys.modules[kind.__module__].__spec__
    return spec.loader.file if spec and isinstance(spec.loader, _Loader) else None


class _Loader(InspectLoader):
    """Makes a module of a text that was read before, so that its digest is that of what runs, and
    nothing is written into the user's folder."""

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
    """Where an error came from, the innermost first: files, each with a line."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        yield frame.filename, frame.lineno or 1


def place_in(error: BaseException, files: Sequence[RuleFile]) -> str | None:
    """The file and line of the first of some rules that an error came through, if any."""
    paths = {file.path for file in files}
    return next((f"{path}:{line}" for path, line in _way(error) if path in paths), None)


def _words(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"this is not Python ({error.msg})"
    if isinstance(error, StopIteration):  # of `unit_of`
        return (
            "a parameter here has no kind of value; write one, as in `fee: Money = parameter(...)`"
        )
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"the file does not import ({said})"


_IN_FORCE: ContextVar[tuple[RuleFile, ...]] = ContextVar("rules of one's own", default=())


def in_force() -> tuple[RuleFile, ...]:
    """The files whose rules are known beside the package's."""
    return _IN_FORCE.get()


@contextmanager
def using(files: Sequence[RuleFile]) -> Iterator[None]:
    """While it lasts, scenarios may use the rules of these files."""
    token = _IN_FORCE.set((*_IN_FORCE.get(), *files))
    try:
        yield
    finally:
        _IN_FORCE.reset(token)
