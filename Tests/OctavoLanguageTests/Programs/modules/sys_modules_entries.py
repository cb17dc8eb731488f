"""import takes what sys.modules holds under a name, whatever it is."""
import sys
from unittest.mock import Mock, patch


class Settings:
    width = 80


sys.modules["settings"] = Settings
import settings

print(settings is Settings, settings.width)
from settings import width

print(width, __import__("settings") is Settings)
try:
    from settings import height
except ImportError as error:
    print(type(error).__name__, error)
fake = Mock()
with patch.dict("sys.modules", {"package": fake, "package.module": fake.module}):
    from package.module import run

    run(3)
fake.module.run.assert_called_once_with(3)
sys.modules["settings"] = None
try:
    import settings
except ModuleNotFoundError as error:
    print(error)
del sys.modules["settings"]
try:
    import settings
except ModuleNotFoundError as error:
    print(error)
