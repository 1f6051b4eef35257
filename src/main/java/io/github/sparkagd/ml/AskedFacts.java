package io.github.sparkagd.ml;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Tells clients of Spark Connect what its server does not: of models that are not Spark's, it calls {@code transform} and
 * little else.
 *
 * <p>A client asks by the name of the last column, {@code spark-agd asks: coefficients}, and gets one row with the answer.
 * Before the name of the method may stand {@code summary}, or {@code evaluate} for a summary of the other columns; what is a
 * Dataset itself comes as it is.
 */
final class AskedFacts {
    private static final String MARK = "spark-agd asks: ";
    private static final Map<Class<?>, DataType> TYPES = Map.of(
            boolean.class, DataTypes.BooleanType,
            int.class, DataTypes.IntegerType,
            long.class, DataTypes.LongType,
            double.class, DataTypes.DoubleType,
            String.class, DataTypes.StringType,
            Vector.class, SQLDataTypes.VectorType(),
            int[].class, DataTypes.createArrayType(DataTypes.IntegerType, false),
            double[].class, DataTypes.createArrayType(DataTypes.DoubleType, false));

    private AskedFacts() {}

    /** The answer where {@code dataset} is a question; empty where it is data to transform. */
    static Optional<Dataset<Row>> answer(TrainedModel<?> model, Dataset<?> dataset) {
        String[] columns = dataset.columns();
        String last = columns.length == 0 ? "" : columns[columns.length - 1];
        if (!last.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] asked = last.substring(MARK.length()).split(" ", 2);
        Object of =
                switch (asked[0]) {
                    case "summary" -> model.summary();
                    case "evaluate" -> model.evaluate(dataset.drop(last));
                    default -> model;
                };
        return Optional.of(answer(of, asked[asked.length - 1], dataset));
    }

    /** Only what tells something and takes nothing is called. */
    @SuppressWarnings("unchecked") // this library's Datasets are of rows
    private static Dataset<Row> answer(Object of, String name, Dataset<?> dataset) {
        try {
            Method method = of.getClass().getMethod(name);
            DataType type = TYPES.get(method.getReturnType());
            if (method.getReturnType() == Dataset.class) {
                return (Dataset<Row>) method.invoke(of);
            } else if (type == null) {
                throw new NoSuchMethodException(name);
            }
            List<Row> row = List.of(RowFactory.create(method.invoke(of)));
            return dataset.sparkSession().createDataFrame(row, new StructType().add(name, type));
        } catch (InvocationTargetException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } catch (ReflectiveOperationException none) {
            throw new IllegalArgumentException(of.getClass().getSimpleName() + " has no fact " + name, none);
        }
    }
}
