import time

a = time.perf_counter()
time.sleep(0.001)
b = time.perf_counter()
print(
    b > a,
    time.monotonic() > 0,
    type(time.time()).__name__,
    time.process_time() >= 0,
    type(time.perf_counter_ns()).__name__,
    time.time() > 1.6e9,
)
print(
    time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)),
    time.gmtime(86400 * 365).tm_year,
    time.gmtime(0),
    time.strptime("2024-05-17", "%Y-%m-%d").tm_wday,
    time.asctime(time.gmtime(0)),
    time.mktime(time.struct_time((1970, 1, 2, 0, 0, 0, 0, 0, 0))) if time.timezone == 0 else "",
    time.ctime(0),
)
for attempt in (
    lambda: time.sleep(-1),
    lambda: time.sleep("a"),
    lambda: time.clock(),
    lambda: time.strptime("x", "%Y"),
    lambda: time.sleep(),
):
    try:
        print(attempt())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
