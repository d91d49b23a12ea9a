"""The engine of several machines: an Elasticsearch 9 cluster, by its client and the query builder in it."""

from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
