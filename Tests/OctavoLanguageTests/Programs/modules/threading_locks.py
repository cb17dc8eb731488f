import threading

lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(False))
print(lock.locked())
rlock = threading.RLock()
with rlock, rlock:
    print("twice")
data = threading.local()
data.x = 1
event = threading.Event()
event.set()
print(data.x, event.wait(), threading.current_thread() is threading.main_thread(), threading.current_thread().name)
print(threading.active_count(), threading.Semaphore(2).acquire(), threading.main_thread().is_alive())
for call in (lock.release, lambda: threading.Semaphore(-1), rlock.release):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(error)
