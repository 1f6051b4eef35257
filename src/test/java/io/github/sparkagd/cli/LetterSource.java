package io.github.sparkagd.cli;

import io.github.sparkagd.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.RelationProvider;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/** A data source as others write them: so many rows in so many parts; who gives a password is told that it is wrong. */
public final class LetterSource implements RelationProvider {
    @Override
    public BaseRelation createRelation(SQLContext context, Map<String, String> options) {
        if (options.contains("password")) {
            throw new IllegalStateException("no login with " + options.apply("password"));
        }
        return new Letters(context, Integer.parseInt(options.apply("rows")), options.contains("parts") ? 5 : 1);
    }

    private static final class Letters extends BaseRelation implements TableScan {
        private final SQLContext context;
        private final int count;
        private final int parts;

        Letters(SQLContext context, int count, int parts) {
            this.context = context;
            this.count = count;
            this.parts = parts;
        }

        @Override
        public SQLContext sqlContext() {
            return context;
        }

        @Override
        public StructType schema() {
            return new StructType().add("a", DataTypes.DoubleType).add("label", DataTypes.DoubleType);
        }

        @Override
        public RDD<Row> buildScan() {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rows.add(RowFactory.create((double) (i * 7 % 11), (double) i));
            }
            return SharedSpark.context().parallelize(rows, parts).rdd();
        }
    }
}
