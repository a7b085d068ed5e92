"""The entry point. `--version` is answered here: what it needs is known already, and nothing else is imported."""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

# Records, figures and views hold no cycles: to look for them at every 700 objects takes a tenth of a short run.
_COLLECT_AT = 500_000


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
    except (KeyboardInterrupt, RuntimeError) as error:
        # While modules are being loaded nothing else answers Ctrl-C. Before 3.12 Python wraps what interrupts a class
        # that is being made.
        if isinstance(error, RuntimeError) and not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        sys.exit(130)
    _leave(code)


def _leave(code: int) -> "NoReturn":
    """End at once: to take every module and object down first is a tenth of a short run."""
    import atexit

    threading = sys.modules.get("threading")
    if not atexit._ncallbacks() and (threading is None or threading.active_count() == 1):
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code)
        except (OSError, ValueError):
            # A stream that is full or closed: Python's own end knows what to do about it.
            pass
    sys.exit(code)


if __name__ == "__main__":
    main()
