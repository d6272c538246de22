"""Turn sources into sessions and speeches; knows no database."""

from desktop.intake.assembly import plan_reading

__all__ = ["plan_reading"]
