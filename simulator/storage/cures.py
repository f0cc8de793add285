"""What to do if a folder cannot be written."""

import errno

from simulator.words.texts import N_, gettext

_FULL = N_("Delete files that you do not need, or use `--out` to choose a folder on another disk.")
_CURES = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": N_(
        "The limit of this system for one file is too low (`ulimit -f` shows it). Raise that limit,"
        " or use a lower `--runs`. `sesim run` can also leave out its largest file: `--no-series`."
    ),
    "EACCES": N_("Use `--out` to choose another folder."),
    "EPERM": N_("Use `--out` to choose another folder."),
    "EROFS": N_("Use `--out` to choose a folder on another disk."),
    "ENAMETOOLONG": N_("Use `--out` to choose a folder with a shorter path."),
    "ENOENT": N_(
        "Check that this path exists, and run the command again, or use `--out` to choose another"
        " folder."
    ),
}


def cure(error: OSError) -> str:
    """What to do, in whole sentences, after a sentence that says why."""
    text = _CURES.get(errno.errorcode.get(error.errno or 0, ""))
    return gettext(text) if text else gettext("Try again, or use `--out` to choose another folder.")
