"""What Prometheus would read of a page: names and labels to values, by the library's own reader."""

from prometheus_client.parser import text_string_to_metric_families

Scraped = dict[tuple[str, ...], float]


def scraped(text: str) -> Scraped:
    """Every sample by its name and the values of its labels, in alphabetical order of the labels."""
    found: Scraped = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            key = (sample.name, *(value for _, value in sorted(sample.labels.items())))
            assert key not in found, key
            found[key] = sample.value
    return found
