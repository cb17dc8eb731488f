class ConfigError(Exception):
    pass


def load(config):
    try:
        return config["path"]
    except KeyError as error:
        raise ConfigError("no path given") from error


load({})
