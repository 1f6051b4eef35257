package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.Vec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that tells texts and numbers, every bit of them, from others. */
public final class Digest {
    /** Hexadecimal digits shown: 128 bits. */
    private static final int SHOWN = 32;

    private final MessageDigest sum;

    /** A digest of nothing yet. */
    public Digest() {
        try {
            sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /**
     * Adds a text: the number of its bytes in UTF-8, then the bytes.
     *
     * @param text of any length
     * @return this digest
     */
    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sum.update(bytes);
        return this;
    }

    /**
     * Adds the entries, of eight bytes each.
     *
     * @param values of any length, which is not added
     * @return this digest
     */
    public Digest add(Vec values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.size());
        for (int i = 0; i < values.size(); i++) {
            bytes.putDouble(values.get(i));
        }
        sum.update(bytes.flip());
        return this;
    }

    /** {@return the digest of what was added, in hexadecimal; nothing can be added after} */
    public String hex() {
        return HexFormat.of().formatHex(sum.digest()).substring(0, SHOWN);
    }
}
