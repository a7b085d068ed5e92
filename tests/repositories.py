"""Repositories of git made for one test, with days of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import write_files

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A repository in a new directory."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2025-06-01T12:00:00+08:00") -> str:
        """Run git, by nobody's settings but its own."""
        known = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        person = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_DATE": day}
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env={**known, **person, **settings, "GIT_COMMITTER_DATE": day},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    def commit(self, files: Mapping[str, str | bytes | None], day: str = "2025-06-01T12:00:00+08:00") -> str:
        """Write files, those that are None away, commit them all, and return the hash."""
        write_files(self.folder, files)
        for name, text in files.items():
            if text is None:
                (self.folder / name).unlink()
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change", day=day)
        return self.git("rev-parse", "HEAD")
