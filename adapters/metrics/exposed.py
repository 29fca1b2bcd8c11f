"""Samples to Prometheus' text, by its own library. A sample that the list has not is a fault of ours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector

from adapters.measured import BOUNDS, Spread
from adapters.metrics.listed import BY_NAME, Metric

KIND = CONTENT_TYPE_LATEST


@dataclass(frozen=True, slots=True)
class Sample:
    """One value under a name of the list; `labels` in the list's order."""

    name: str
    value: float | Spread
    labels: tuple[str, ...] = ()


class Exposed(Collector):
    """The samples of one scrape as the library's families, in the list's order."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._by_name: dict[str, list[Sample]] = {name: [] for name in BY_NAME}
        for sample in samples:
            self._by_name[sample.name].append(sample)

    def collect(self) -> Iterable[Family]:
        """All families that have a sample."""
        return list(self._families())

    def _families(self) -> Iterator[Family]:
        for name, samples in self._by_name.items():
            if samples:
                yield _family(BY_NAME[name], samples)


def _family(metric: Metric, samples: Sequence[Sample]) -> Family:
    if metric.spread:
        return _spread(metric, samples)
    family = _plain(metric)
    for sample in samples:
        assert not isinstance(sample.value, Spread)
        family.add_metric(sample.labels, sample.value)
    return family


def _spread(metric: Metric, samples: Sequence[Sample]) -> Family:
    family = HistogramMetricFamily(metric.name, metric.meaning, labels=metric.labels)
    for sample in samples:
        assert isinstance(sample.value, Spread)
        bounds = (*(str(bound) for bound in BOUNDS), "+Inf")
        buckets = list(zip(bounds, accumulate(sample.value.counts), strict=True))
        family.add_metric(sample.labels, buckets, sample.value.seconds)
    return family


def _plain(metric: Metric) -> CounterMetricFamily | GaugeMetricFamily:
    if metric.grows:
        return CounterMetricFamily(metric.name, metric.meaning, labels=metric.labels)
    return GaugeMetricFamily(metric.name, metric.meaning, labels=metric.labels)


def exposition(samples: Sequence[Sample]) -> bytes:
    """The text of one scrape, with what the library knows of the process."""
    registry = CollectorRegistry()
    registry.register(Exposed(samples))
    ProcessCollector(registry=registry)
    return generate_latest(registry)
