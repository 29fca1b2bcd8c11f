"""The types of the wording: one dataclass an area, one field a sentence."""
