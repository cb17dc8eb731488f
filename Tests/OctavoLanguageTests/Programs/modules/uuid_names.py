import uuid

u = uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")
print(u, uuid.uuid3(uuid.NAMESPACE_URL, "http://python.org/"), repr(u), u.version, u.variant, u.hex, u.urn)
print(u.fields, u.bytes, u.bytes_le, int(u), u.time_low, u.node)
v = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(v, v == uuid.UUID(int=v.int), v < u, hash(v) == hash(v.int), uuid.UUID(bytes_le=v.bytes_le) == v)
print(uuid.UUID(fields=v.fields) == v, uuid.UUID(int=5, version=4), sorted([u, v])[0])
for call in (lambda: uuid.UUID("12"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: setattr(v, "int", 3)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
