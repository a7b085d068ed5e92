"""The entry point. `--version` is answered here: what it needs is known already, and nothing else is imported."""

import sys


def main() -> None:
    """Run zonecli with the arguments of this process, and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        from zonecli import __version__

        print(f"zonecli {__version__}")
        return
    from zonecli.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
