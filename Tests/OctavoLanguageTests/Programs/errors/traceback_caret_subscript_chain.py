data = {"rows": [{"id": 1}, {"name": "x"}]}
value = data["rows"][1]["id"] + data["rows"][0]["id"]
