package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.bytes;
import static io.github.sparkagd.InputFiles.idxImages;
import static io.github.sparkagd.InputFiles.joined;
import static io.github.sparkagd.InputFiles.octets;
import static io.github.sparkagd.InputFiles.raw;
import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.BadInput.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are of another kind, or in another encoding, than their reader takes. */
final class KindFaults {
    private static final String ROWS = "1,2,3\n4,5,7\n1,0,2\n";

    private KindFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(binary(), texts(), archives(), wrapped(), encodings()).flatMap(faults -> faults);
    }

    /** A file with the first bytes of some kind, and zeros. */
    private static BadInput beginning(String name, String hex, String... mentions) {
        return BadInput.of(
                "a file that begins as " + name,
                folder -> train(
                        place(folder, "rows.csv", joined(HexFormat.of().parseHex(hex.replace(" ", "")), new byte[60]))),
                mentions);
    }

    private static String place(Path folder, String name, byte[] content) {
        raw(folder.resolve(name), content);
        return folder.resolve(name).toString();
    }

    private static BadInput content(String name, String content, String... mentions) {
        return BadInput.of("content: " + name, folder -> train(text(folder, "rows.csv", content)), mentions);
    }

    private static Stream<BadInput> binary() {
        return Stream.of(
                beginning("zip", "504b0304", "rows.csv: this is a zip archive", "Maybe unzip"),
                beginning("xz", "fd377a585a00", "rows.csv: this is xz-compressed", "Maybe unxz"),
                beginning("zstd", "28b52ffd", "this is zstd-compressed", "Maybe unzstd"),
                beginning("7z", "377abcaf271c", "this is a 7z archive"),
                beginning("lz4", "04224d18", "this is lz4-compressed", "lz4 -d"),
                beginning("snappy", "ff060000734e61507059", "this is snappy-compressed"),
                beginning("rar", "526172211a0700", "this is a rar archive"),
                beginning("parquet", "5041523115", "this is a parquet file. Maybe --format parquet."),
                beginning("ORC", "4f52430800", "this is an ORC file"),
                beginning("Avro", "4f626a01", "this is an Avro file"),
                beginning("a stream of Arrow", "ffffffff e8000000 10000000 00000a00", "this is an Arrow file"),
                beginning("Feather", "4645413100000000", "this is a Feather file. Maybe write it as parquet."),
                beginning("RCFile", "5243460100", "this is an RCFile. Maybe write it as parquet."),
                beginning("NetCDF", "43444602", "this is a NetCDF file", "csv or parquet"),
                beginning("MATLAB 7.3", "4d41544c414220372e33", "this is a MATLAB file"),
                beginning("R's saved value", "580a00000003", "this is an R data file", "write.csv"),
                beginning("R's workspace", "524458330a580a", "this is an R data file", "write.csv"),
                beginning("Stata", "3c73746174615f6474613e3c", "this is a Stata file"),
                beginning("SPSS", "24464c3240282329", "this is an SPSS file"),
                beginning("SAS", "00".repeat(12) + "c2ea8160b31411cfbd92080009c7318c", "this is a SAS file"),
                beginning("a picture", "89504e470d0a1a0a", "this is a picture"),
                beginning("HDF5", "894844460d0a1a0a", "this is an HDF5 file"),
                beginning("numpy", "934e554d505901", "this is a NumPy file", "savetxt"),
                beginning("a pickle", "8004951200", "this is a Python pickle"),
                beginning("an old spreadsheet", "d0cf11e0a1b11ae1", "an Excel"),
                beginning("images", "00000803", "MNIST", "--format mnist"),
                beginning("nothing known", "0000000000000001", "this is a binary file"));
    }

    private static Stream<BadInput> texts() {
        return Stream.of(
                content("PDF", "%PDF-1.7\n1 0 obj\n", "this is a PDF file"),
                content("a web page", "<!DOCTYPE html>\n<html>", "this is a web page", "download"),
                content("XML", "<?xml version=\"1.0\"?>\n<a/>", "this is an XML file"),
                content("JSON lines", "{\"a\": 1, \"y\": 2}\n", "this is a JSON file"),
                content("JSON array", "[\n {\"a\": 1}]\n", "this is a JSON file"),
                content("JSON lines that are arrays", "[1, 2]\n[3, 4]\n", "this is a JSON file"),
                content("a dense matrix", "%%MatrixMarket matrix array real general\n2 2\n", "Matrix Market", "mmread"),
                BadInput.of(
                        "content: a sparse matrix under its own name",
                        folder -> train(
                                text(folder, "a.mtx", "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 2\n")),
                        "a.mtx: this is a Matrix Market file",
                        "write it as libsvm"),
                content("RTF", "{\\rtf1\\ansi 1,2}\n", "this is a text document. Maybe save it as csv."),
                content("ARFF", "% comment\n@RELATION x\n", "this is an ARFF file"),
                content("LFS", "version https://git-lfs.github.com/spec/v1\noid x\n", "git lfs pull"));
    }

    /** A zip archive whose first entry has that name. */
    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(ROWS.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static BadInput zipped(String name, String entry, String... mentions) {
        return BadInput.of("zipped: " + name, folder -> train(place(folder, name, zip(entry))), mentions);
    }

    private static Stream<BadInput> archives() {
        return Stream.of(
                zipped("book.xlsx", "[Content_Types].xml", "book.xlsx: this is a spreadsheet", "Maybe save it as csv"),
                zipped("sheet.xlsx", "xl/workbook.xml", "this is a spreadsheet", "Maybe save it as csv"),
                zipped("made.csv", "docProps/app.xml", "made.csv: this is a spreadsheet"),
                zipped("arrays.npz", "arr_0.npy", "arrays.npz: this is a NumPy archive", "savetxt"),
                zipped("rows.zip", "rows.csv", "rows.zip: this is a zip archive. Maybe unzip it first."));
    }

    private static Stream<BadInput> wrapped() {
        return Stream.of(
                BadInput.of(
                        "a tar archive, compressed",
                        folder -> {
                            byte[] tar = new byte[1024];
                            System.arraycopy("rows.csv".getBytes(StandardCharsets.US_ASCII), 0, tar, 0, 8);
                            System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
                            return train(bytes(folder, "rows.tar.gz", tar));
                        },
                        "rows.tar.gz: this is, once decompressed, a tar archive",
                        "tar -xf"),
                BadInput.of(
                        "zip named gz",
                        folder -> train(place(folder, "rows.csv.gz", octets(0x50, 0x4b, 3, 4, 0, 0))),
                        "rows.csv.gz, line 1: cannot be read: it is no .gz file",
                        "Maybe unzip it first"),
                BadInput.of(
                        "zstd by name and bytes",
                        folder -> train(place(folder, "rows.csv.zst", octets(0x28, 0xb5, 0x2f, 0xfd, 0, 0))),
                        "rows.csv.zst",
                        "Maybe unzstd"),
                BadInput.of(
                        "libsvm: a parquet file without the suffix",
                        folder -> train(
                                place(folder, "part-0", HexFormat.of().parseHex("504152311500")), "--format", "libsvm"),
                        "part-0: this is a parquet file"),
                BadInput.of(
                        "mnist: a zip archive",
                        folder -> {
                            bytes(folder, "in/train-images-idx3-ubyte", octets(0x50, 0x4b, 3, 4));
                            bytes(folder, "in/train-labels-idx1-ubyte", octets(0, 0, 8, 1));
                            return train(folder.resolve("in").toString());
                        },
                        "train-images-idx3-ubyte: this is a zip archive"),
                BadInput.of(
                        "mnist: labels that are a web page",
                        folder -> {
                            bytes(folder, "in/train-images-idx3-ubyte", idxImages(1, 2, 3, 4));
                            text(folder, "in/train-labels-idx1-ubyte", "<html><head>");
                            return train(folder.resolve("in").toString());
                        },
                        "its labels file",
                        "this is a web page"),
                BadInput.of(
                        "cifar10: gzip without the suffix",
                        folder -> {
                            byte[] gzip = Files.readAllBytes(Path.of(text(folder, "x.gz", ROWS)));
                            Files.createDirectories(folder.resolve("in"));
                            place(folder, "in/data_batch_1.bin", gzip);
                            return train(folder.resolve("in").toString());
                        },
                        "data_batch_1.bin",
                        "gzip"));
    }

    private static BadInput encoded(String name, Charset charset, int... mark) {
        return BadInput.of(
                "encoding: " + name,
                folder -> train(place(folder, "rows.csv", joined(octets(mark), ROWS.getBytes(charset)))),
                "rows.csv: this is text in " + charset.name().substring(0, 6),
                "iconv -f " + charset.name().substring(0, 6),
                " -t UTF-8");
    }

    private static Stream<BadInput> encodings() {
        return Stream.of(
                encoded("UTF-16 with a mark, little", StandardCharsets.UTF_16LE, 0xff, 0xfe),
                encoded("UTF-16 with a mark, big", StandardCharsets.UTF_16BE, 0xfe, 0xff),
                encoded("UTF-16, little", StandardCharsets.UTF_16LE),
                encoded("UTF-16, big", StandardCharsets.UTF_16BE),
                encoded("UTF-32 with a mark, little", Charset.forName("UTF-32LE"), 0xff, 0xfe, 0, 0),
                encoded("UTF-32 with a mark, big", Charset.forName("UTF-32BE"), 0, 0, 0xfe, 0xff),
                encoded("UTF-32, big", Charset.forName("UTF-32BE")),
                BadInput.of(
                        "encoding: UTF-16 in a gz",
                        folder -> train(bytes(folder, "rows.csv.gz", ROWS.getBytes(StandardCharsets.UTF_16))),
                        "this is, once decompressed, text in UTF-16"),
                BadInput.of(
                        "encoding: UTF-16 libsvm",
                        folder -> train(bytes(folder, "rows", "1 1:2\n".getBytes(StandardCharsets.UTF_16LE))),
                        "rows: this is text in UTF-16"));
    }
}
