settings = {}
settings.pop("theme")
