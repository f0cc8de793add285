"""Which machine and versions the figures come from."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

import simulator


def describe() -> list[tuple[str, str]]:
    """What a reader needs to place the figures; nothing that names a person or a folder."""
    return [
        ("date", date.today().isoformat()),
        ("processor", f"{_processor()}, {os.cpu_count()} cores, {platform.machine()}"),
        ("system", f"{platform.system()} {platform.release().split('-')[0]}"),
        ("Python", platform.python_version()),
        *((name, version(name)) for name in ("numpy", "scipy", "mesa")),
        ("sesim", simulator.__version__),
        ("load at the start", f"{os.getloadavg()[0]:.1f} of {os.cpu_count()}"),
    ]


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
