"""A class-heavy simulation: workers, machines and messages under one scheduler, in the manner of Richards."""

IDLE, READY, BLOCKED = 0, 1, 2


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.payload = 0
        self.hops = 0


class Queue:
    def __init__(self):
        self.head = None
        self.tail = None
        self.size = 0

    def put(self, packet):
        packet.link = None
        if self.head is None:
            self.head = packet
        else:
            self.tail.link = packet
        self.tail = packet
        self.size += 1

    def take(self):
        packet = self.head
        if packet is not None:
            self.head = packet.link
            self.size -= 1
        return packet


class Task:
    def __init__(self, scheduler, number, priority):
        self.scheduler = scheduler
        self.number = number
        self.priority = priority
        self.queue = Queue()
        self.state = IDLE
        self.runs = 0
        scheduler.add(self)

    def receive(self, packet):
        self.queue.put(packet)
        if self.state == IDLE:
            self.state = READY

    def run(self):
        self.runs += 1
        packet = self.queue.take()
        if packet is None:
            self.state = IDLE
        else:
            self.handle(packet)

    def send(self, packet, target):
        packet.target = target
        packet.hops += 1
        self.scheduler.deliver(packet)

    def handle(self, packet):
        raise NotImplementedError


class Worker(Task):
    def __init__(self, scheduler, number, priority, partners):
        super().__init__(scheduler, number, priority)
        self.partners = partners
        self.turn = 0

    def handle(self, packet):
        packet.payload = (packet.payload * 5 + self.number) % 8191
        self.turn = (self.turn + 1) % len(self.partners)
        self.send(packet, self.partners[self.turn])


class Device(Task):
    def __init__(self, scheduler, number, priority, delay):
        super().__init__(scheduler, number, priority)
        self.delay = delay
        self.waiting = 0
        self.held = None

    def run(self):
        if self.state == BLOCKED:
            self.waiting -= 1
            if self.waiting <= 0:
                self.state = READY
                self.send(self.held, self.held.payload % 4)
                self.held = None
            return
        super().run()

    def handle(self, packet):
        self.held = packet
        self.waiting = self.delay
        self.state = BLOCKED


class Idle(Task):
    def __init__(self, scheduler, number, priority):
        super().__init__(scheduler, number, priority)
        self.control = 1
        self.state = READY

    def run(self):
        self.runs += 1
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
        else:
            self.control >>= 1


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.by_number = {}
        self.deliveries = 0

    def add(self, task):
        self.tasks.append(task)
        self.by_number[task.number] = task
        self.tasks.sort(key=lambda t: -t.priority)

    def deliver(self, packet):
        self.deliveries += 1
        self.by_number[packet.target].receive(packet)

    def loop(self, rounds):
        for _ in range(rounds):
            for task in self.tasks:
                if task.state != IDLE:
                    task.run()


scheduler = Scheduler()
Worker(scheduler, 0, 40, [1, 4, 2])
Worker(scheduler, 1, 30, [5, 0, 3])
Worker(scheduler, 2, 35, [3, 5, 1])
Worker(scheduler, 3, 20, [0, 4, 5])
Device(scheduler, 4, 60, 3)
Device(scheduler, 5, 50, 5)
Idle(scheduler, 6, 0)
packets = [Packet(None, n % 4, n) for n in range(12)]
for packet in packets:
    scheduler.deliver(packet)
scheduler.loop(330_000)
answer = (
    scheduler.deliveries,
    [t.runs for t in scheduler.tasks],
    sum(p.payload for p in packets),
    sum(p.hops for p in packets),
)
print(answer)
assert answer == (324260, [71640, 55000, 112005, 88216, 106548, 104678, 330000], 45112, 324248), answer
