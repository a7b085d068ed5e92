"""What is installed only by those who want it."""

from zonecli.errors import N_, UsageFault


def missing_extra(extra: str) -> UsageFault:
    """Return the failure that names the extra and the command that installs it."""
    return UsageFault(
        N_("this format needs the extra “{extra}”, which is not installed"),
        N_("pip install 'zonecli[{extra}]'"),
        extra=extra,
    )
