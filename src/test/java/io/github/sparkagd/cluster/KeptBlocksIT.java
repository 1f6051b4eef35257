package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.RDDBlockId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks bring no lineage, and find one where a block was lost. */
class KeptBlocksIT {
    private static final int PARTITIONS = 12;
    private static final List<Query> QUERIES = List.of(Query.gradient(Vec.of(0.3, -1.1)));

    @TempDir
    private Path folder;

    @Test
    void aLostBlockIsComputedAgainFromALineageThatNoTaskBrought() throws IOException {
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> i % 7 + "," + i * 0.5 + "," + Math.sin(i))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);
        DataOptions options = DataOptions.of(file.toString()).withPartitions(PARTITIONS);
        try (ClusterTrainingSet set = ClusterTrainingSet.open(SharedSpark.session(), options, Preprocessing.none())) {
            RDD<?> kept = (RDD<?>)
                    SharedSpark.context().sc().getPersistentRDDs().values().head();
            RDD<?> read = kept.dependencies().head().rdd();
            assertThat(bytes(kept)).isLessThan(bytes(read));
            assertThat(bytes(kept.partitions()[0])).isLessThan(bytes(read.partitions()[0]));

            List<Evaluation> expected = set.rows().evaluate(QUERIES);
            for (int p = 0; p < PARTITIONS; p += 3) {
                SparkEnv.get().blockManager().removeBlock(new RDDBlockId(kept.id(), p), true);
            }
            assertThat(set.rows().evaluate(QUERIES)).isEqualTo(expected);
            assertThat(SharedSpark.context().sc().getRDDStorageInfo()[0].numCachedPartitions())
                    .as("what was lost is kept again")
                    .isEqualTo(PARTITIONS);
        }
        SharedSpark.assertNothingLeft();
    }

    /** Those of a collection bring its rows: sending all of them beforehand could fill the driver. */
    @Test
    void partitionsThatBringManyBytesStayWithTheirTasks() throws IOException {
        BlockBuilder builder = new BlockBuilder(100, Part.TRAINING, false);
        builder.row(1, 1, new Random(1).doubles(100).toArray());
        List<RowBlock> one = List.of(builder.build());
        KeptBlocks kept = KeptBlocks.of(Sent.parallelize(SharedSpark.context(), one, 1), "one block");
        try {
            kept.sendLineage(500);
            assertThat(bytes(kept.partitions()[0])).isGreaterThan(8 * 100);
            assertThat(kept.toJavaRDD().collect().get(0).value().row(0))
                    .isEqualTo(one.get(0).row(0));
            kept.unpersist(true);
            kept.sendLineage(100_000);
            assertThat(bytes(kept.partitions()[0])).isLessThan(8 * 100);
            assertThat(kept.toJavaRDD().collect().get(0).value().row(0))
                    .isEqualTo(one.get(0).row(0));
        } finally {
            kept.close();
        }
        SharedSpark.assertNothingLeft();
    }

    private static int bytes(Object sent) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        return bytes.size();
    }
}
