"""The entry point. `--version` is answered here: what it needs is known already, and nothing else is imported."""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

# Records, figures and views hold no cycles: to look for them takes a tenth of a run, short or long.
_COLLECT_AT = 5_000_000


def main() -> None:
    """Run zonecli with the arguments of this process, and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        from zonecli import __version__

        try:
            print(f"zonecli {__version__}", flush=True)
            return
        except OSError:
            # A full disk or a closed pipe is answered where all commands answer it.
            pass
    gc.set_threshold(_COLLECT_AT)
    try:
        from zonecli.cli.app import run

        code = run(sys.argv[1:])
    except (KeyboardInterrupt, Exception) as error:
        # While modules are being loaded nothing else answers Ctrl-C. Before 3.12 Python wraps what interrupts a class
        # that is being made.
        if isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt):
            code = 130
        elif os.environ.get("ZONECLI_DEBUG"):
            raise
        else:
            code = _say(error)
    _leave(code)


def _say(error: Exception) -> int:
    """Say what failed where nothing else could be loaded that would, and return the exit code."""
    from contextlib import suppress

    reason = "there is not enough memory" if isinstance(error, MemoryError) else f"{type(error).__name__}: {error}"
    hint = "end other programs, or allow this one more memory and open files; if that does not help, install it anew"
    with suppress(OSError):
        os.write(2, f"error: zonecli cannot go on: {reason}\nhint: {hint}\n".encode(errors="backslashreplace"))
    return 5


def _leave(code: int) -> "NoReturn":
    """End at once: to take every module and object down first is a tenth of a short run."""
    import atexit

    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError) as error:
            # What was to be said of it has been said; Python would say it again.
            from zonecli.cli.output import give_up

            give_up(stream)
            if stream is sys.stdout and not isinstance(error, BrokenPipeError):
                code = code or 5
    threading = sys.modules.get("threading")
    if not atexit._ncallbacks() and (threading is None or threading.active_count() == 1):
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
