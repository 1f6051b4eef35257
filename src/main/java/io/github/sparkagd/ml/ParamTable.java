package io.github.sparkagd.ml;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;

/** The params of one instance by name, entered while the instance is made. */
final class ParamTable implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, Param<?>> byName = new TreeMap<>();

    void enter(Param<?> param) {
        byName.put(param.name(), param);
    }

    IntParam integer(String name) {
        return (IntParam) byName.get(name);
    }

    LongParam longInteger(String name) {
        return (LongParam) byName.get(name);
    }

    DoubleParam number(String name) {
        return (DoubleParam) byName.get(name);
    }

    BooleanParam flag(String name) {
        return (BooleanParam) byName.get(name);
    }

    @SuppressWarnings("unchecked") // entered under this name with this type
    Param<String> text(String name) {
        return (Param<String>) byName.get(name);
    }

    @SuppressWarnings("unchecked") // entered under this name with this type
    Param<Vector> vector(String name) {
        return (Param<Vector>) byName.get(name);
    }
}
