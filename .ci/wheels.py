"""Fill a folder with the wheel of sesim and of all that it needs, for machines without internet.

Without `--platform` they are for this Python. With it they are for another system, and nothing of
them can be run here. pip reads the conditions of packages (such as `sys_platform == "win32"`) for
the machine that it runs on, so this file reads them for the other one, and asks pip for the rest.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

from packaging import tags
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

_SYSTEMS = {
    "win": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
    "mac": {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"},
}
_LINUX = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"}


class Target:
    """Another system: what pip calls it, such as `win_amd64`, and its Python, such as `3.12`."""

    def __init__(self, platform: str, python: str) -> None:
        self.platform, self.python = platform, python
        version = tuple(map(int, python.split(".")))[:2]
        platforms = [platform]
        if platform.startswith("macosx_"):
            major, minor, arch = platform.removeprefix("macosx_").split("_", 2)
            platforms = list(tags.mac_platforms((int(major), int(minor)), arch))
        name = f"cp{version[0]}{version[1]}"
        self.tags = {
            *tags.cpython_tags(version, [name], platforms),
            *tags.compatible_tags(version, name, platforms),
        }
        self.conditions = {
            **_SYSTEMS.get(platform[:3], _LINUX),
            "platform_machine": "AMD64" if platform == "win_amd64" else platform.split("_", 1)[-1],
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "extra": "",
        }

    def needs(self, wheel: Path) -> Iterator[Requirement]:
        """What a wheel asks for on this system."""
        with ZipFile(wheel) as opened:
            inside = next(n for n in opened.namelist() if n.endswith(".dist-info/METADATA"))
            said = message_from_bytes(opened.read(inside)).get_all("Requires-Dist") or []
        for required in map(Requirement, said):
            if required.marker is None or required.marker.evaluate(self.conditions):
                required.marker = None
                yield required

    def found(self, folder: Path, required: Requirement) -> Path | None:
        """The newest wheel in a folder that fits this system and meets a requirement."""
        fitting = []
        for wheel in folder.glob("*.whl"):
            name, version, _, made_for = parse_wheel_filename(wheel.name)
            if name == canonicalize_name(required.name) and self.tags & made_for:
                if required.specifier.contains(version, prereleases=True):
                    fitting.append((version, wheel))
        return max(fitting)[1] if fitting else None

    def missing(self, folder: Path, package: str = "sesim") -> list[str]:
        """What a package needs, or something that it needs, and no wheel in the folder meets."""
        todo, seen, lacking = [Requirement(package)], set(), []
        while todo:
            required = todo.pop()
            if str(required) in seen:
                continue
            seen.add(str(required))
            wheel = self.found(folder, required)
            if wheel is None:
                lacking.append(str(required))
            else:
                todo += self.needs(wheel)
        return sorted(lacking)


def pip(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", *words, "--quiet"], check=False)
    if done.returncode:
        sys.exit(f"pip could not get all packages: {' '.join(words)}")


def fill(folder: Path, target: Target) -> None:
    """Fetch what is missing, until nothing is."""
    pip("wheel", ".", "--no-deps", "--wheel-dir", str(folder))
    lacking: list[str] = []
    while wanted := target.missing(folder):
        if wanted == lacking:
            sys.exit(f"Not found for {target.platform}, Python {target.python}: {wanted}")
        lacking = wanted
        system = ("--platform", target.platform, "--python-version", target.python)
        pip("download", "--only-binary=:all:", *system, "--dest", str(folder), *wanted)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--platform", default="")
    reader.add_argument("--python-version", default=".".join(map(str, sys.version_info[:2])))
    asked = reader.parse_args()
    if asked.platform:
        fill(asked.folder, Target(asked.platform, asked.python_version))
        system = f"{asked.platform} with Python {asked.python_version}"
    else:
        pip("wheel", ".", "--wheel-dir", str(asked.folder))
        system = "this machine"
    number = len(list(asked.folder.glob("*.whl")))
    print(f"SAVED    {asked.folder}: all that sesim needs on {system} ({number} files in all)")


if __name__ == "__main__":
    main()
