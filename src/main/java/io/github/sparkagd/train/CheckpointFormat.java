package io.github.sparkagd.train;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Checkpoints as files.
 *
 * <pre>
 *   "AGDCHECK"    8 bytes
 *   version       4 bytes
 *   length        8 bytes, of the contents
 *   contents      {@link Packed}
 *   CRC-32        8 bytes, of all before
 * </pre>
 */
final class CheckpointFormat {
    /** The format written; the only one read. */
    static final int VERSION = 3;

    private static final byte[] MAGIC = "AGDCHECK".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = MAGIC.length + Integer.BYTES + Long.BYTES;
    private static final int TAIL = Long.BYTES;

    private CheckpointFormat() {}

    /** The bytes of a file that holds {@code checkpoint}. */
    static byte[] write(Checkpoint checkpoint) {
        byte[] contents = Packed.of(checkpoint).toBytes();
        ByteBuffer file = ByteBuffer.allocate(Math.addExact(contents.length, HEAD + TAIL));
        file.put(MAGIC).putInt(VERSION).putLong(contents.length).put(contents);
        file.putLong(sum(file.array()));
        return file.array();
    }

    private static long sum(byte[] file) {
        CRC32 sum = new CRC32();
        sum.update(file, 0, file.length - TAIL);
        return sum.getValue();
    }

    /**
     * The checkpoint in a file.
     *
     * @throws CheckpointException when it is foreign, of a newer version, truncated or corrupt; the message says which
     */
    static Checkpoint read(byte[] file) {
        int known = Math.min(file.length, MAGIC.length);
        require(
                file.length > 0 && Arrays.equals(file, 0, known, MAGIC, 0, known),
                "it is foreign: it does not begin as a checkpoint does");
        require(file.length >= HEAD + TAIL, "it is truncated: it has " + file.length + " bytes");
        ByteBuffer in = ByteBuffer.wrap(file, MAGIC.length, file.length - MAGIC.length);
        int version = in.getInt();
        require(version <= VERSION, "it is newer than this program: its format is " + version + ", here " + VERSION);
        require(version <= 0 || version == VERSION, "it was made by an earlier version: its format is " + version);
        long length = in.getLong();
        long expected = HEAD + length + TAIL;
        require(length < 0 || file.length >= expected, "it is truncated: " + file.length + " bytes of " + expected);
        boolean whole = version == VERSION
                && file.length == expected
                && ByteBuffer.wrap(file).getLong(file.length - TAIL) == sum(file);
        require(whole, "it is corrupt: its checksum is not that of its bytes");
        return Packed.ofBytes(Arrays.copyOfRange(file, HEAD, file.length - TAIL))
                .unpack(Checkpoint.class);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new CheckpointException(fault);
        }
    }
}
