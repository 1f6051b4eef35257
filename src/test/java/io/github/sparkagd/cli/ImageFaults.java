package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.bytes;
import static io.github.sparkagd.InputFiles.cifarRecord;
import static io.github.sparkagd.InputFiles.cut;
import static io.github.sparkagd.InputFiles.idxImages;
import static io.github.sparkagd.InputFiles.idxLabels;
import static io.github.sparkagd.InputFiles.joined;
import static io.github.sparkagd.InputFiles.numbers;
import static io.github.sparkagd.InputFiles.octets;
import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.BadInput.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What can be wrong with MNIST and CIFAR-10 files. */
final class ImageFaults {
    private static final byte[] IMAGES = idxImages(1, 2, 3, 4, 5, 6, 7, 8);
    private static final byte[] LABELS = idxLabels(3, 8);
    private static final byte[] EXCESS = octets(0);

    private ImageFaults() {}

    static Stream<BadInput> all() {
        return Stream.concat(mnist(), cifar10());
    }

    private static List<String> mnist(Path folder, byte[] images, byte[] labels) {
        bytes(folder, "mnist/train-images-idx3-ubyte", images);
        bytes(folder, "mnist/train-labels-idx1-ubyte", labels);
        return train(folder.resolve("mnist").toString());
    }

    private static BadInput images(String name, byte[] images, String... mentions) {
        String[] all = Stream.concat(Stream.of("train-images-idx3-ubyte: "), Stream.of(mentions))
                .toArray(String[]::new);
        return BadInput.of("mnist images: " + name, folder -> mnist(folder, images, LABELS), all);
    }

    private static BadInput labels(String name, byte[] labels, String... mentions) {
        String[] all = Stream.concat(Stream.of("its labels file", "train-labels-idx1-ubyte: "), Stream.of(mentions))
                .toArray(String[]::new);
        return BadInput.of("mnist labels: " + name, folder -> mnist(folder, IMAGES, labels), all);
    }

    private static byte[] first(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static Stream<BadInput> mnist() {
        return Stream.of(mnistFiles(), mnistContents()).flatMap(faults -> faults);
    }

    private static Stream<BadInput> mnistContents() {
        byte[] header = numbers(2051, 2, 0, 2);
        return Stream.of(
                images("bad magic", joined(numbers(2050), IMAGES), "begins with 2050 where IDX has 2051"),
                images("labels instead", LABELS, "begins with 2049 where IDX has 2051", "swapped"),
                images("wrong dimensions", header, "the dimensions 2 × 0 × 2 are wrong"),
                images("negative count", numbers(2051, -2, 2, 2), "the dimensions -2 × 2 × 2 are wrong"),
                images("absurd size", numbers(2051, 2, 1 << 30, 1 << 30), "are wrong"),
                images("short header", first(IMAGES, 6), "ends too early"),
                images("empty", new byte[0], "ends too early"),
                images("short body", first(IMAGES, IMAGES.length - 1), "ends in record 2 of 2"),
                images("trailing bytes", joined(IMAGES, EXCESS), "goes on after its 2 records"),
                images("count differs", idxImages(1, 2, 3, 4), "holds 1 images", "2 labels"),
                labels("bad magic", joined(numbers(7), LABELS), "begins with 7 where IDX has 2049"),
                labels("short header", first(LABELS, 3), "ends after record 0"),
                labels("short body", first(LABELS, LABELS.length - 1), "ends after record 1"),
                labels("trailing bytes", joined(LABELS, EXCESS), "goes on after its 2 records"),
                labels("label above 9", idxLabels(3, 200), "the label of record 2 is 200"));
    }

    private static Stream<BadInput> mnistFiles() {
        return Stream.of(
                BadInput.of(
                        "mnist images: truncated gz",
                        folder -> {
                            String path = bytes(folder, "mnist/train-images-idx3-ubyte.gz", IMAGES);
                            bytes(folder, "mnist/train-labels-idx1-ubyte.gz", LABELS);
                            cut(path, 25);
                            return train(folder.resolve("mnist").toString());
                        },
                        "train-images-idx3-ubyte.gz: ends",
                        "cut short"),
                BadInput.of(
                        "mnist labels: truncated gz",
                        folder -> {
                            bytes(folder, "mnist/train-images-idx3-ubyte.gz", IMAGES);
                            cut(bytes(folder, "mnist/train-labels-idx1-ubyte.gz", LABELS), 12);
                            return train(folder.resolve("mnist").toString());
                        },
                        "train-labels-idx1-ubyte.gz: ends",
                        "cut short"),
                BadInput.of(
                        "mnist: no labels file",
                        folder -> {
                            bytes(folder, "mnist/train-images-idx3-ubyte", IMAGES);
                            return train(folder.resolve("mnist").toString());
                        },
                        "labels file train-labels-idx1-ubyte(.gz) is missing"),
                BadInput.of(
                        "mnist: neither file",
                        folder -> {
                            text(folder, "mnist/readme", "nothing");
                            return train(folder.resolve("mnist").toString(), "--format", "mnist");
                        },
                        "mnist holds no train-images-idx3-ubyte"),
                BadInput.of(
                        "mnist: --test without a test set",
                        folder -> {
                            List<String> arguments = mnist(folder, IMAGES, LABELS);
                            arguments.addAll(
                                    List.of("--test", folder.resolve("mnist").toString()));
                            return arguments;
                        },
                        "--test",
                        "holds no t10k-images"),
                BadInput.of(
                        "mnist: test images of another size",
                        folder -> {
                            byte[] one = joined(numbers(2051, 1, 1, 1), octets(9));
                            bytes(folder, "mnist/t10k-images-idx3-ubyte", one);
                            bytes(folder, "mnist/t10k-labels-idx1-ubyte", idxLabels(3));
                            return mnist(folder, IMAGES, LABELS);
                        },
                        "test set",
                        "has 1 features, the training set has 4"),
                BadInput.of(
                        "mnist: a class that does not occur",
                        folder -> {
                            List<String> arguments = mnist(folder, IMAGES, LABELS);
                            arguments.addAll(List.of("--classes", "3,5"));
                            return arguments;
                        },
                        "class 5 does not occur in"));
    }

    private static BadInput cifar(String name, byte[] batch, String options, String... mentions) {
        String[] given = options.isEmpty() ? new String[0] : options.split(" ");
        return BadInput.of(
                "cifar10: " + name,
                folder -> {
                    bytes(folder, "cifar/data_batch_1.bin", cifarRecord(2, 7));
                    bytes(folder, "cifar/data_batch_2.bin", batch);
                    return train(folder.resolve("cifar").toString(), given);
                },
                mentions);
    }

    private static Stream<BadInput> cifar10() {
        byte[] plane = cifarRecord(0, 9);
        byte[] wrong = joined(plane, cifarRecord(10, 9));
        return Stream.of(
                cifar("one byte short", first(plane, 3072), "", "data_batch_2.bin: its length 3072", "3073"),
                cifar("one byte too many", joined(plane, EXCESS), "", "data_batch_2.bin: its length 3074", "3073"),
                cifar("empty batch", new byte[0], "", "data_batch_2.bin: its length 0"),
                cifar("label above 9", wrong, "", "data_batch_2.bin: the label of record 2 is 10, above 9"),
                cifar("label above 127", cifarRecord(255, 1), "", "data_batch_2.bin: the label of record 1 is 255"),
                cifar("unknown class", plane, "--classes bird,plane", "--classes: plane", "airplane, automobile"),
                cifar("class number 10", plane, "--classes 2,10", "--classes: 10 is no class"),
                cifar("name and number of one class", plane, "--classes bird,2", "same class twice, bird,2"),
                cifar("a class that does not occur", plane, "--classes cat,bird", "class cat does not occur"),
                cifar("--label", plane, "--label 0", "--label means nothing for the format cifar10"),
                cifar("other number of --features", plane, "--features 10", "--features 10", "has 3072 features"),
                BadInput.of(
                        "cifar10: --test without a test batch",
                        folder -> {
                            bytes(folder, "cifar/data_batch_1.bin", plane);
                            String cifar = folder.resolve("cifar").toString();
                            return train(cifar, "--test", cifar);
                        },
                        "holds no test_batch.bin"),
                BadInput.of(
                        "cifar10: no batch",
                        folder -> {
                            text(folder, "cifar/test_batch.bin", "");
                            return train(folder.resolve("cifar").toString());
                        },
                        "cifar holds no data_batch_*.bin"));
    }
}
