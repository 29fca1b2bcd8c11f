"""Recorded days: files (source), days collected from several sources (collected), the shipped day (demo)."""

from adapters.sources.recorded.collected import Collected
from adapters.sources.recorded.demo import DEMO_DAY, demo_path
from adapters.sources.recorded.source import Recorded, Shape

__all__ = ["DEMO_DAY", "Collected", "Recorded", "Shape", "demo_path"]
