"""How much memory the service and its workers had at the most."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Memory:
    """The most memory this process and its children had, in MB."""

    def __init__(self) -> None:
        self.own = self.worker = 0.0
        self._is_over = threading.Event()

    @contextmanager
    def watched(self, server: int) -> Iterator[None]:
        """Look fifty times a second; `server` is a child that does not count."""
        Path("/proc/self/clear_refs").write_text("5")
        thread = threading.Thread(target=self._watch, args=(server,))
        thread.start()
        yield
        self._is_over.set()
        thread.join()

    def _watch(self, server: int) -> None:
        while not self._is_over.wait(0.02):
            self.own = max(self.own, peak("self"))
            for file in Path("/proc/self/task").glob("*/children"):
                with suppress(OSError):
                    for child in set(file.read_text().split()) - {str(server)}:
                        if (
                            b"bot.jobs.cell"
                            in Path(f"/proc/{child}/cmdline").read_bytes()
                        ):
                            self.worker = max(self.worker, peak(child))


def peak(process: str) -> float:
    """Return the most memory a process had, in MB."""
    with suppress(OSError, IndexError):
        status = Path(f"/proc/{process}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return 0.0
