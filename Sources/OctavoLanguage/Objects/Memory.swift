import Glibc

/// What one object may take at most: three quarters of the machine's memory.
enum Memory {
  static let available: Int = {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let size = sysconf(Int32(_SC_PAGESIZE))
    guard pages > 0, size > 0 else { return 4 << 30 }
    let (bytes, overflow) = pages.multipliedReportingOverflow(by: size)
    return overflow ? 4 << 30 : bytes / 4 * 3
  }()
}
