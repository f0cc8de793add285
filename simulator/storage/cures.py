"""What to do where a folder cannot be written."""

import errno

from simulator.words.texts import N_, gettext

_FULL = N_("Delete files that you do not need, or name a folder on another disk with `--out`.")
_CURES = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": N_(
        "The limit of this system for one file is too low (`ulimit -f` shows it). Raise that limit,"
        " or save less: `--no-series`, or a lower `--runs`."
    ),
    "EACCES": N_("Name another folder with `--out`."),
    "EPERM": N_("Name another folder with `--out`."),
    "EROFS": N_("Name a folder on another disk with `--out`."),
    "ENAMETOOLONG": N_("Name a folder with a shorter path with `--out`."),
    "ENOENT": N_(
        "Check that this path exists, and run the command again, or name another folder with"
        " `--out`."
    ),
}


def cure(error: OSError) -> str:
    """What to do, in whole sentences, after a sentence that says why."""
    text = _CURES.get(errno.errorcode.get(error.errno or 0, ""))
    return gettext(text) if text else gettext("Try again, or name another folder with `--out`.")
