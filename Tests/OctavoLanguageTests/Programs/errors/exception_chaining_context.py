def load(config):
    try:
        return config["path"]
    except KeyError:
        return config["default"]


load({})
