"""Settings from the environment: ``FAIRDESK_HOME``, ``FAIRDESK_LANG``, ``FAIRDESK_CENTRAL_URL`` …"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

from fairdesk import paths


class Settings(BaseSettings):
    """What an installation may set without touching the station's database."""

    model_config = SettingsConfigDict(env_prefix="FAIRDESK_", extra="ignore")
    home: Path | None = None
    lang: Literal["zh", "en"] = "zh"
    passphrase: str | None = None
    central_url: str = ""
    central_token: str = ""

    def home_or_default(self, given: Path | None = None) -> Path:
        """The station's home: what was given, else the setting, else the system's place."""
        return given or self.home or paths.default_home()
