package io.github.sparkagd.data;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** Kryo's way with rows, which jobs of the caller's own may shuffle in large numbers: their numbers alone. */
public final class LabelledRowSerializer extends Serializer<LabelledRow> {

    /** Made by Kryo. */
    public LabelledRowSerializer() {
        super(false, true);
    }

    @Override
    public void write(Kryo kryo, Output out, LabelledRow row) {
        out.writeLong(row.number());
        out.writeVarInt(row.part(), true);
        out.writeDouble(row.label());
        out.writeDouble(row.weight());
        boolean sparse = row.features() instanceof SparseVector;
        out.writeBoolean(sparse);
        out.writeInt(row.features().size());
        if (sparse) {
            SparseVector features = (SparseVector) row.features();
            out.writeInt(features.indices().length);
            out.writeInts(features.indices());
            out.writeDoubles(features.values());
        } else {
            out.writeDoubles(row.features().toArray());
        }
    }

    @Override
    public LabelledRow read(Kryo kryo, Input in, Class<LabelledRow> type) {
        long number = in.readLong();
        int part = in.readVarInt(true);
        double label = in.readDouble();
        double weight = in.readDouble();
        return new LabelledRow(number, part, label, features(in), weight);
    }

    private static Vector features(Input in) {
        boolean sparse = in.readBoolean();
        int size = in.readInt();
        if (!sparse) {
            return Vectors.dense(in.readDoubles(size));
        }
        int stored = in.readInt();
        int[] indices = in.readInts(stored);
        return Vectors.sparse(size, indices, in.readDoubles(stored));
    }
}
