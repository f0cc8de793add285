"""Why the system did not do something, as a part of a sentence."""

import errno

from simulator.words.texts import N_, phrase

_REASONS = {
    "ENOSPC": N_("the disk is full"),
    "EDQUOT": N_("your share of the disk is full"),
    "EFBIG": N_("the file is larger than this system allows"),
    "EACCES": N_("you have no permission"),
    "EPERM": N_("you have no permission"),
    "EROFS": N_("the disk can only be read"),
    "ENOENT": N_("there is no such file or folder"),
    "ENOTDIR": N_("a part of the path is not a folder"),
    "EISDIR": N_("it is a folder"),
    "ENAMETOOLONG": N_("the name is too long"),
    "EMFILE": N_("too many files are open"),
    "ENFILE": N_("too many files are open"),
    "ENOMEM": N_("the memory is full"),
    "EIO": N_("the disk reports an error"),
    "EPIPE": N_("the program that reads it has ended"),
}
"""What people call the most frequent errors of a system, by the name of their number."""


def why_not(error: OSError) -> str:
    """Such as `the disk is full`; in the system's own words where we have none."""
    text = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    if text is not None:
        return phrase(text)
    return f"`{error.strerror or type(error).__name__}`"
