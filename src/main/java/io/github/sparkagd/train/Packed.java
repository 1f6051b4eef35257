package io.github.sparkagd.train;

import java.util.Arrays;

/**
 * An immutable record of values as bytes, component by component; no class name is in them, and nothing of them is run.
 *
 * <p>Components may be numbers, booleans, strings, enums, vectors, matrices, optionals, lists and records of these. Whoever
 * unpacks says which record is expected.
 */
public final class Packed {
    private final byte[] bytes;

    private Packed(byte[] owned) {
        bytes = owned;
    }

    /**
     * {@return the bytes of {@code value}}
     *
     * @param value a record
     */
    public static Packed of(Object value) {
        return new Packed(RecordWriter.bytes(value));
    }

    /**
     * {@return bytes that were packed before}
     *
     * @param bytes copied
     */
    public static Packed ofBytes(byte[] bytes) {
        return new Packed(bytes.clone());
    }

    /**
     * {@return the record in the bytes}
     *
     * @param type of the record
     * @param <R> the same
     * @throws CheckpointException when they are not exactly one record of {@code type}
     */
    public <R> R unpack(Class<R> type) {
        return type.cast(RecordReader.read(bytes, type));
    }

    /** The record in the bytes, of the class that {@code example} has. */
    @SuppressWarnings("unchecked") // an object's own class is a class of its type
    <R> R unpackLike(R example) {
        return unpack((Class<R>) example.getClass());
    }

    /** {@return a copy of the bytes} */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Packed packed && Arrays.equals(bytes, packed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Packed(" + bytes.length + " bytes)";
    }
}
