import io
import json
import os

path = os.path.join(os.path.dirname(__file__), "data", "shop.json")
with open(path, encoding="utf-8") as f:
    shop = json.load(f)
print(
    shop["name"],
    len(shop["items"]),
    [i["name"] for i in shop["items"] if i["price"] > 2],
    sum(i["price"] * i["stock"] for i in shop["items"]),
)
out = io.StringIO()
json.dump(
    {"total": 3, "names": sorted(i["name"] for i in shop["items"])}, out, indent=4, ensure_ascii=False
)
print(out.getvalue())
out.seek(0)
print(json.load(out)["total"])
