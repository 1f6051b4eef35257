package io.github.sparkagd.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The Python modules that hold the params, written from those of the estimators. */
public final class PythonParams {
    private static final int WIDTH = 96;
    private static final String HEAD = """
            # Written from the params of the Java estimators: SettingsTest compares, and says where the right text is.
            """;

    private final Params estimator;

    private PythonParams(Params estimator) {
        this.estimator = estimator;
    }

    /** The module of declarations, defaults and getters. */
    public static String declarations() {
        return new PythonParams(new DeepLinearClassifier()).declared();
    }

    /** The module of constructors and setters. */
    public static String keywords() {
        PythonParams regression = new PythonParams(new DeepLinearRegression());
        PythonParams classifier = new PythonParams(new DeepLinearClassifier());
        return HEAD
                + """
                \"""Constructors and setters of the estimators.\"""

                from typing import Any, Dict, Optional, Sequence, TypeVar, Union

                from pyspark import keyword_only
                from pyspark.ml.linalg import Vector

                from sparkagd import _java
                from sparkagd.ml._params import DeepLinearParams

                S = TypeVar("S", bound="_Setters")


                class _Setters(DeepLinearParams):
                    _input_kwargs: Dict[str, Any]
                    _java_obj: Any

                """
                + regression.settable().map(PythonParams::setter).collect(Collectors.joining("\n"))
                + regression.construction("RegressionKeywords")
                + classifier.construction("ClassifierKeywords");
    }

    private String declared() {
        String traits = settable()
                .filter(PythonParams::isSparks)
                .map(param -> "    " + trait(param) + ",\n")
                .collect(Collectors.joining());
        return HEAD
                + """
                \"""The params of deep linear models.\"""

                from typing import Any

                from pyspark.ml.base import _PredictorParams
                from pyspark.ml.classification import _ClassifierParams
                from pyspark.ml.linalg import Vector
                from pyspark.ml.param import Param, Params, TypeConverters
                from pyspark.ml.param.shared import (
                %s)

                from sparkagd import _java
                from sparkagd.ml._converters import to_text


                class DeepLinearParams(
                    _PredictorParams,
                %s):
                    \"""The params that estimators and models share.\"""

                """.formatted(traits, traits)
                + shared().map(this::declaration).collect(Collectors.joining())
                + """

                    def __init__(self, *args: Any):
                        super().__init__(*args)
                        self._setDefault(
                %s            # PySpark's is a hash that is another in every process.
                            seed=_java.default_seed(type(self)),
                        )

                """.formatted(shared().flatMap(param ->
                                value(param).stream().map(value -> "            " + param.name() + "=" + value + ",\n"))
                        .collect(Collectors.joining()))
                + shared().filter(param -> !isSparks(param))
                        .map(PythonParams::getter)
                        .collect(Collectors.joining("\n"))
                + """


                class ClassifierParams(DeepLinearParams, _ClassifierParams):
                    \"""The params of classifiers and their models.\"""

                """
                + declaration(estimator.getParam("rawPredictionCol"));
    }

    private Stream<Param<?>> all() {
        return Stream.of(estimator.params());
    }

    /** Without the classifier's own. */
    private Stream<Param<?>> shared() {
        return all().filter(param -> !param.name().equals("rawPredictionCol"));
    }

    /** Without those that PySpark's own base classes have setters for. */
    private Stream<Param<?>> settable() {
        return all().filter(param ->
                !List.of("featuresCol", "labelCol", "predictionCol").contains(param.name()));
    }

    private static String trait(Param<?> param) {
        return "Has" + capitalised(param.name());
    }

    /** Whether Spark has a trait for it that the estimators mix in; PySpark has one of the same name then. */
    private static boolean isSparks(Param<?> param) {
        try {
            Class<?> trait = Class.forName("org.apache.spark.ml.param.shared." + trait(param));
            return trait.isAssignableFrom(DeepLinearRegression.class);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    private String declaration(Param<?> param) {
        return "    %s: \"Param[%s]\" = Param(\n        Params._dummy(),\n        \"%s\",\n%s        %s,\n    )\n"
                .formatted(param.name(), type(param), param.name(), text(param.doc()), converter(param));
    }

    /** Wrapped as Python joins adjacent strings. */
    private static String text(String doc) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : doc.split("(?<= )", -1)) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines.stream()
                .map(part -> "        \"" + part.replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining("\n", "", ",\n"));
    }

    private static String getter(Param<?> param) {
        return """
                    def get%s(self) -> %s:
                        \"""The value of ``%s`` or its default.\"""
                        return self.getOrDefault(self.%s)
                """.formatted(capitalised(param.name()), type(param), param.name(), param.name());
    }

    private static String setter(Param<?> param) {
        return """
                    def set%s(self: S, value: %s) -> S:
                        \"""Sets ``%s``; ``None`` leaves it as it is.\"""
                        return self._set(%s=value)
                """.formatted(capitalised(param.name()), "Optional[" + given(param) + "]", param.name(), param.name());
    }

    private String construction(String name) {
        String keywords = all().map(this::keyword).collect(Collectors.joining());
        return """


                class %s(_Setters):
                    @keyword_only
                    def __init__(
                        self,
                        *,
                %s    ) -> None:
                        super().__init__()
                        self._java_obj = _java.new_object(type(self), self.uid)
                        self._set(**self._input_kwargs)

                    @keyword_only
                    def setParams(
                        self: S,
                        *,
                %s    ) -> S:
                        \"""Sets params by name; those that are ``None`` stay as they are.\"""
                        return self._set(**self._input_kwargs)
                """.formatted(name, keywords, keywords);
    }

    private String keyword(Param<?> param) {
        return "        %s: %s = %s,\n"
                .formatted(
                        param.name(),
                        "Optional[" + given(param) + "]",
                        value(param).orElse("None"));
    }

    /** The default in Python; that of the seed is the class's. */
    private Optional<String> value(Param<?> param) {
        if (param instanceof LongParam || estimator.getDefault(param).isEmpty()) {
            return Optional.empty();
        }
        Object value = estimator.getDefault(param).get();
        if (value instanceof Boolean flag) {
            return Optional.of(flag ? "True" : "False");
        }
        return Optional.of(value instanceof String ? "\"" + value + "\"" : String.valueOf(value));
    }

    private static String type(Param<?> param) {
        if (param instanceof IntParam || param instanceof LongParam) {
            return "int";
        }
        if (param instanceof DoubleParam) {
            return "float";
        }
        if (param instanceof BooleanParam) {
            return "bool";
        }
        return isVector(param) ? "Vector" : "str";
    }

    /** What a caller may give. */
    private static String given(Param<?> param) {
        if (isVector(param)) {
            return "Union[Vector, Sequence[float]]";
        }
        return takesNumbers(param) ? "Union[str, float]" : type(param);
    }

    private static String converter(Param<?> param) {
        return takesNumbers(param)
                ? "to_text"
                : "TypeConverters.to"
                        + switch (type(param)) {
                            case "int" -> "Int";
                            case "float" -> "Float";
                            case "bool" -> "Boolean";
                            case "Vector" -> "Vector";
                            default -> "String";
                        };
    }

    private static boolean isVector(Param<?> param) {
        return param.name().equals("initialCoefficients");
    }

    /** Words or a number, as a text in Java. */
    @SuppressWarnings("unchecked") // a bound on texts alone refuses words
    private static boolean takesNumbers(Param<?> param) {
        return DeepLinearParamDefinitions.ALL.stream()
                .filter(setting ->
                        setting.param().equals(param.name()) && setting.kind().type() == String.class)
                .anyMatch(setting -> ((io.github.sparkagd.settings.Setting<String>) setting)
                        .bound()
                        .complaint("0.5")
                        .isEmpty());
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
