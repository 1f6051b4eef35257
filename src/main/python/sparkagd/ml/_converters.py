"""Conversions of params' values that PySpark has none for."""

from typing import Any

from pyspark.ml.param import TypeConverters


def to_text(value: Any) -> str:
    """A word, or a number as Java reads it.

    >>> to_text("optimal"), to_text(0.25), to_text(2)
    ('optimal', '0.25', '2.0')
    """
    if isinstance(value, str):
        return TypeConverters.toString(value)
    return repr(float(TypeConverters.toFloat(value)))
