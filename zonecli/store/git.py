"""The git program, asked what a repository holds: it reads what is there, and writes, fetches and runs nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import sha1, sha256
from pathlib import Path
from weakref import finalize

from zonecli.errors import N_, RecordsUnreadable, SystemFailure, UsageError, reason_of
from zonecli.frozen import dataclass
from zonecli.store.files import MAX_BYTES

LINK = "120000"
FILES = ("100644", "100755")

# The pathnames of a repository that the environment names are those of another, where a hook of it runs this program.
_OTHERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")
_SETTINGS = {
    # Older programs do not know the first; the second is stronger than what a repository allows.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_OPTIONS = (
    *("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
)
_FATAL = "fatal: "
# The hexadecimal digits of a hash.
_SHA1 = 40
# A longer name nobody has given to anything.
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its hash, and the day that its committer's clock showed."""

    hash: str
    day: date


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit's tree: its mode, the hash of its content, and its path from the top."""

    mode: str
    hash: str
    path: str


class Repository:
    """The git repository that a directory lies in."""

    def __init__(self, folder: Path) -> None:
        """Raises UsageError where there is none, or no git program; SystemFailure where git cannot be run."""
        self.folder = folder
        self.prefix = self._find_prefix()

    def _find_prefix(self) -> str:
        """Return the path of the directory from the top of the work tree, empty where it is the top."""
        done = self._run("rev-parse", "--is-inside-work-tree", "--show-prefix")
        inside, _, rest = os.fsdecode(done.stdout).partition("\n")
        if done.returncode == 0 and inside == "true":
            return rest.removesuffix("\n").removesuffix("/")
        reason = _reason(done)
        if done.returncode == 0 or reason.startswith("not a git repository"):
            raise UsageError(
                N_("{path}: lies in no git repository"), N_("name a directory of records"), path=self.folder
            )
        raise UsageError(
            N_("{path}: git cannot read the repository: {reason}"),
            N_("make git work here, or name a directory of records"),
            path=self.folder,
            reason=reason,
        )

    def commit(self, name: str) -> Commit:
        """Return the commit that a revision names; raises UsageError."""
        # No revision begins with a hyphen; git has options that write files.
        if name and name.isprintable() and not name.startswith("-") and len(name) <= _LONGEST:
            done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            hash = done.stdout.decode().strip()
            # ^HEAD is a commit that is left out; HEAD:x is no commit even where a file is called x^{commit}.
            if done.returncode == 0 and hash.isalnum():
                for found in self._commits(hash, "--max-count=1"):
                    return found
        raise UsageError(
            N_("“{name}” is neither a directory nor a revision of this repository"),
            self._unless_shallow(N_("git log shows the commits; git tag and git branch --all what they are called")),
            name=name[:_LONGEST],
        )

    def commit_of(self, day: date) -> Commit:
        """Return the last commit of HEAD's own line that is of this day, or of one before; raises UsageError."""
        first = None
        for first in self._commits(self.commit("HEAD").hash):
            if first.day <= day:
                return first
        raise UsageError(
            N_("no commit is of {day} or of a day before; the first is of {first}"),
            self._unless_shallow(N_("take a later day")),
            day=day,
            first=first and first.day,
        )

    def _unless_shallow(self, hint: str) -> str:
        is_shallow = self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        return N_("this clone is shallow: git fetch --unshallow brings the rest of its history") if is_shallow else hint

    def _commits(self, head: str, *options: str) -> Iterator[Commit]:
        """Yield the commits of a line, the newest first."""
        arguments = ("rev-list", "--first-parent", "--format=%cs", *options, head, "--")
        with _to_its_end(self._open(*arguments, stdout=subprocess.PIPE)) as process:
            assert process.stdout is not None
            for line in process.stdout:
                day = process.stdout.readline().decode().strip()
                yield Commit(line.decode().split()[1], date.fromisoformat(day))
            if process.wait() != 0:
                raise _broken(self.folder)

    def tree(self, commit: Commit) -> Iterator[Entry]:
        """Yield every file of a commit, links and modules too."""
        done = self._run("ls-tree", "-r", "-z", "--full-tree", commit.hash)
        if done.returncode != 0:
            raise _broken(self.folder)
        for line in done.stdout.split(b"\0"):
            if line:
                about, _, path = line.partition(b"\t")
                mode, _, hash = about.decode().split(" ")
                yield Entry(mode, hash, path.decode(errors="surrogateescape"))

    def contents(self) -> Contents:
        """Return what reads the contents of files."""
        return Contents(self)

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        with _to_its_end(self._open(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def _open(
        self, *arguments: str, stdin: int = subprocess.DEVNULL, stdout: int, stderr: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if name not in _OTHERS} | _SETTINGS
        try:
            return subprocess.Popen(
                ["git", *_OPTIONS, *arguments],
                cwd=self.folder,
                env=environment,
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
            )
        except FileNotFoundError:
            raise UsageError(
                N_("the program git is not installed: it reads revisions"),
                N_("install git, or name a directory of records"),
            ) from None
        except OSError as error:
            raise SystemFailure(N_("git cannot be run: {reason}"), reason=reason_of(error)) from error


def is_content(data: bytes, hash: str) -> bool:
    """Whether a file of this hash holds these bytes; a repository names its files by SHA-1 or by SHA-256."""
    named = sha1 if len(hash) == _SHA1 else sha256
    return named(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == hash


class Contents:
    """The contents of files, each read when it is asked for, by one process for all."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, hash: str, name: str) -> bytes:
        """Return what a file holds; `name` is what messages call it.

        Raises RecordsUnreadable for one that is larger than a record may be, or that is not at hand.
        """
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        # A broken pipe is told by the answer that does not come.
        with suppress(OSError):
            process.stdin.write(f"{hash}\n".encode())
            process.stdin.flush()
        answer = process.stdout.readline().decode().split()
        if len(answer) != 3:
            self.close()
            raise RecordsUnreadable(
                N_("{path}: the repository does not hold its content"),
                N_("git fetch, or git fsck, says more"),
                path=name,
            )
        size = int(answer[2])
        if size > MAX_BYTES:
            # The content would have to be read to come to the next one.
            self.close()
            raise RecordsUnreadable(
                N_("{path}: larger than {limit} MiB"),
                N_("a record is a small text file; split it"),
                path=name,
                limit=MAX_BYTES // 1024 // 1024,
            )
        data = process.stdout.read(size + 1)
        if len(data) <= size:
            self.close()
            raise _broken(self._repository.folder)
        return data[:-1]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = self._repository._open("cat-file", "--batch", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self._end = finalize(self, _end, self._process)
        return self._process

    def close(self) -> None:
        """End the process; the next reading begins another."""
        if self._process is not None:
            self._process = None
            self._end()


@contextmanager
def _to_its_end(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Wait for a process, but for one whose answer is no longer wanted: that is ended."""
    with process:
        try:
            yield process
        except BaseException:
            process.kill()
            process.wait()
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what git complains of."""
    lines = done.stderr.decode(errors="replace").splitlines()
    told = (line.removeprefix(_FATAL) for line in lines if line.startswith(_FATAL))
    return next(told, f"exit {done.returncode}")


def _broken(folder: Path) -> RecordsUnreadable:
    return RecordsUnreadable(
        N_("{path}: git cannot read its repository"), N_("git fsck says what is broken"), path=folder
    )
