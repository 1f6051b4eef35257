package io.github.sparkagd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages files in the ways that disks, transfers and people do; the same for the same random source. */
public final class Mutations {
    private static final List<byte[]> WORDS = List.of(
            bytes("NaN"),
            bytes("-Infinity"),
            bytes("1e999"),
            bytes("99999999999999999999"),
            bytes("2147483647:1"),
            bytes(" 0:1"),
            bytes("-1"),
            bytes(":"),
            bytes(","),
            bytes("\""),
            bytes("\n"),
            bytes("\r"),
            bytes("\u0000"),
            bytes("0x1p3"),
            bytes("1d"),
            bytes("é"),
            bytes("{"));
    private static final int[] NUMBERS = {0, 1, -1, 127, 4096, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private Mutations() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One to four changes, not necessarily ones that matter. */
    public static byte[] of(byte[] file, SplittableRandom random) {
        byte[] mutated = file.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutated = change(mutated, random);
        }
        return mutated;
    }

    private static byte[] change(byte[] file, SplittableRandom random) {
        int place = random.nextInt(file.length + 1);
        int near = random.nextInt(2) == 0 ? Math.min(place, 32) : place;
        int length = Math.min(file.length - near, 1 + random.nextInt(64));
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(file, place);
            case 1 -> replaced(file, near, length, new byte[0]);
            case 2 -> replaced(file, near, 0, Arrays.copyOfRange(file, near, near + length));
            case 3, 4 -> replaced(file, near, random.nextInt(2), WORDS.get(random.nextInt(WORDS.size())));
            case 5 -> number(file, near, NUMBERS[random.nextInt(NUMBERS.length)]);
            default -> replaced(file, near, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
        };
    }

    /** With a big-endian whole number over what stood there. */
    private static byte[] number(byte[] file, int place, int value) {
        byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
        return replaced(file, place & ~3, Math.min(Integer.BYTES, file.length - (place & ~3)), number);
    }

    private static byte[] replaced(byte[] file, int from, int length, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int to = Math.min(file.length, from + length);
        out.write(file, 0, from);
        out.writeBytes(by);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }
}
