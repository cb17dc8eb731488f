"""Numbers of the system's errors (those of Linux)."""

errorcode = {
    1: "EPERM", 2: "ENOENT", 3: "ESRCH", 4: "EINTR", 5: "EIO", 6: "ENXIO", 7: "E2BIG", 8: "ENOEXEC", 9: "EBADF",
    10: "ECHILD", 11: "EAGAIN", 12: "ENOMEM", 13: "EACCES", 14: "EFAULT", 15: "ENOTBLK", 16: "EBUSY", 17: "EEXIST",
    18: "EXDEV", 19: "ENODEV", 20: "ENOTDIR", 21: "EISDIR", 22: "EINVAL", 23: "ENFILE", 24: "EMFILE", 25: "ENOTTY",
    26: "ETXTBSY", 27: "EFBIG", 28: "ENOSPC", 29: "ESPIPE", 30: "EROFS", 31: "EMLINK", 32: "EPIPE", 33: "EDOM",
    34: "ERANGE", 35: "EDEADLOCK", 36: "ENAMETOOLONG", 37: "ENOLCK", 38: "ENOSYS", 39: "ENOTEMPTY", 40: "ELOOP",
    42: "ENOMSG", 75: "EOVERFLOW", 84: "EILSEQ", 88: "ENOTSOCK", 95: "EOPNOTSUPP", 98: "EADDRINUSE",
    103: "ECONNABORTED", 104: "ECONNRESET", 108: "ESHUTDOWN", 110: "ETIMEDOUT", 111: "ECONNREFUSED",
    114: "EALREADY", 115: "EINPROGRESS",
}  # fmt: skip

globals().update({name: number for number, name in errorcode.items()})
EWOULDBLOCK = EAGAIN
EDEADLK = EDEADLOCK
ENOTSUP = EOPNOTSUPP
