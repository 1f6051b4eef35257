package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.train.Checkpoint;
import java.util.List;

/** By what a checkpoint knows its data again. */
final class DataIdentity {
    private DataIdentity() {}

    /** Of data that were read: their fingerprint. */
    static List<Checkpoint.Setting> of(DataSet data) {
        return List.of(
                new Checkpoint.Setting("features", String.valueOf(data.dimension())),
                new Checkpoint.Setting("training rows", String.valueOf(data.trainRows())),
                new Checkpoint.Setting("test rows", String.valueOf(data.testRows())),
                new Checkpoint.Setting("fingerprint", data.fingerprint()),
                new Checkpoint.Setting("partitions", String.valueOf(data.partitions())));
    }

    /** Of rows that the caller had: their moments to the last bit. */
    static List<Checkpoint.Setting> of(BlockedData blocks) {
        ColumnMoments moments = blocks.moments();
        return List.of(
                new Checkpoint.Setting("rows", moments.rows() + " and " + blocks.testRows()),
                new Checkpoint.Setting("features", Integer.toString(blocks.features())),
                new Checkpoint.Setting("partitions", Integer.toString(blocks.partitions())),
                new Checkpoint.Setting(
                        "weights",
                        moments.weight() + " and " + blocks.moments(Part.TEST).weight()),
                new Checkpoint.Setting("labels", moments.labelMean() + " and " + moments.labelRootMeanSquare()),
                new Checkpoint.Setting(
                        "means", new Digest().add(moments.means()).hex()),
                new Checkpoint.Setting(
                        "deviations", new Digest().add(moments.deviations()).hex()));
    }
}
