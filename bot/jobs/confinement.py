"""Takes from the process that reads strangers' texts whatever it does not need.

It computes; it needs no network, no other process and no file to write. Limits on
memory and files are the system's ordinary ones. On Linux the kernel also refuses the
calls by which one reaches the network, starts or touches processes, or changes files
(seccomp, https://docs.kernel.org/userspace-api/seccomp_filter.html): unlike a limit on
the number of processes it holds for root as well, and unlike Python's audit hooks it
holds for libraries written in C. Elsewhere the limits have to do.
"""

import ctypes
import platform
import resource
import struct
from collections.abc import Mapping
from contextlib import suppress

MOST_FILES = 64  # open at once: modules are read from them

_NO_NEW_PRIVILEGES = 38
_SECCOMP = 22
_FILTER = 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _MACHINE, _FIRST, _SECOND, _THIRD = 0, 4, 16, 24, 32
_ALLOW, _REFUSE, _UNKNOWN, _KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
_THREAD = 0x00010000
_OTHER_ABI = 0x40000000

NO_FILES = {resource.RLIMIT_FSIZE: 0}
"""The limit of a process that writes none."""

Step = tuple[int, int, int, int]

# The numbers of: socket, connect, bind; fork, vfork, execve, execveat; kill, tkill,
# ptrace, process_vm_readv and _writev, pidfd_open, pidfd_getfd, io_uring_setup;
# tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo; creat, unlink, rename, mkdir, rmdir, link,
# symlink, truncate, chmod, chown, mknod.
_REFUSED = {
    "x86_64": (
        *(41, 42, 49, 57, 58, 59, 322, 62, 200, 101, 310, 311, 434, 438, 425),
        *(234, 129, 297),
        *(85, 87, 263, 82, 264, 316, 83, 258, 84, 86, 265, 88, 266, 76, 77),
        *(90, 91, 268, 92, 93, 94, 260, 133, 259),
    ),
    "aarch64": (
        *(198, 203, 200, 221, 281, 129, 130, 117, 270, 271, 434, 438, 425),
        *(131, 138, 240),
        *(35, 38, 276, 34, 37, 36, 45, 46, 52, 53, 54, 55, 33),
    ),
}
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_OPENAT = {"x86_64": 257, "aarch64": 56}
_OPEN = {"x86_64": 2}  # newer machines only have the other
# prlimit64: one's own limits may be set, which is said by the number 0.
_LIMITS = {"x86_64": 302, "aarch64": 261}
_ANYBODY = 0xFFFFFFFF
_NEWER = (435, 437)  # clone3, openat2: their flags cannot be seen from here


def limits(memory: int) -> dict[int, int]:
    """Return the most this process may have of each thing the system counts."""
    return {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: MOST_FILES,
    }


def limit(most: Mapping[int, int]) -> None:
    """Set these limits where the system has them."""
    for kind, value in most.items():
        with suppress(ValueError, OSError):  # macOS has not all of them
            resource.setrlimit(kind, (value, value))


def bar(machine: str = platform.machine()) -> None:
    """Have the kernel refuse what this thread has no use for, if it can."""
    if platform.system() == "Linux" and machine in _MACHINES:
        _install(program(machine))


def program(machine: str) -> list[Step]:
    """Return the steps by which the kernel decides on each call (classic BPF)."""
    steps = [
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 1, 0, _MACHINES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _OTHER_ABI),
        (_RETURN, 0, 0, _KILL),
    ]
    for number in _REFUSED[machine]:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for number in _NEWER:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _UNKNOWN)]
    steps += _unless(_CLONE[machine], _FIRST, _THREAD, has=True)
    steps += _unless(_OPENAT[machine], _THIRD, _WRITES, has=False)
    steps += _unless(_LIMITS[machine], _FIRST, _ANYBODY, has=False)
    if machine in _OPEN:
        steps += _unless(_OPEN[machine], _SECOND, _WRITES, has=False)
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _unless(number: int, argument: int, bits: int, *, has: bool) -> list[Step]:
    """Return the steps that refuse a call unless its argument has the bits, or not."""
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, argument),
        (_ANY_BIT, int(has), int(not has), bits),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _install(steps: list[Step]) -> None:
    """Hand the steps to the kernel; one without seccomp is left as it is."""
    packed = b"".join(struct.pack("=HBBI", *step) for step in steps)
    code = ctypes.create_string_buffer(packed, len(packed))
    head = struct.pack("@HP", len(steps), ctypes.addressof(code))
    rules = ctypes.create_string_buffer(head, len(head))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = (ctypes.c_int, *([ctypes.c_void_p] * 4))
    control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    control(_SECCOMP, _FILTER, ctypes.addressof(rules), 0, 0)
