package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** A format of one row a line. */
abstract class TextFormat extends Format {
    TextFormat(String label) {
        super(label);
    }

    /** The rows as a parser makes them of lines. */
    static RowSource.Sets sets(FormatInput input, RowParser parser, ColumnsRead columns) {
        return new RowSource.Sets(
                source(input, input.files(), parser),
                input.test().map(named -> source(input, named.files(), parser)),
                columns.with(PartitionFolders.note(input.files(), List.of()))
                        .with(input.test().flatMap(named -> PartitionFolders.note(named.files(), List.of()))));
    }

    static RowSource source(FormatInput input, List<InputFile> files, RowParser parser) {
        return input.read(
                Split.ofText(files, input.splitBytes()),
                (split, configuration) -> new TextRows(split, parser, configuration));
    }

    /** Turns a row into a line. */
    interface Line extends Serializable {
        void write(LabelledRow row, StringBuilder empty);
    }

    static void write(SparkSession session, JavaRDD<LabelledRow> rows, String folder, Line line) {
        JavaRDD<String> lines = rows.mapPartitions(found -> {
            StringBuilder builder = new StringBuilder();
            Iterator<String> each = IteratorUtils.transformedIterator(found, row -> {
                builder.setLength(0);
                line.write(row, builder);
                return builder.toString();
            });
            return each;
        });
        session.createDataset(lines.rdd(), Encoders.STRING())
                .write()
                .option("compression", "none")
                .text(folder);
    }
}
