"""The schema's history. A change: edit tables.py, add versions/vNNNN_words.py by hand, set schema.HEAD.

tests/integration/test_store_schema.py says whether migrations and tables agree, on both databases.
"""
