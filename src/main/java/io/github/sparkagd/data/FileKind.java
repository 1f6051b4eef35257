package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is by its first bytes, whatever its name says; only those that have been taken for text. */
enum FileKind {
    GZIP("gzip-compressed", "gunzip it first", "1f8b"),
    BZIP2("bzip2-compressed", "bunzip2 it first", "425a683[1-9](314159265359|177245385090)"),
    /** A zip archive by its first entry, whose name begins after 30 bytes. */
    NUMPY_ARCHIVE("a NumPy archive", "write its array as csv with numpy.savetxt", "504b0304(..){26}(..)*?2e6e7079"),
    SPREADSHEET(
            "a spreadsheet or another office document",
            "save it as csv",
            "504b0304(..){26}(5b436f6e74656e745f54797065735d|5f72656c732f|646f6350726f70732f|786c2f"
                    + "|6d696d65747970656170706c69636174696f6e2f766e642e6f61736973)"),
    ZIP("a zip archive", "unzip it first", "504b(0304|0506)"),
    XZ("xz-compressed", "unxz it first", "fd377a585a00"),
    LZMA("lzma-compressed", "unlzma it first", "5d0000"),
    ZSTD("zstd-compressed", "unzstd it first", "28b52ffd"),
    LZ4("lz4-compressed", "lz4 -d it first", "04224d18|02214c18"),
    LZIP("lzip-compressed", "lzip -d it first", "4c5a495001"),
    LZOP("lzop-compressed", "lzop -d it first", "894c5a4f"),
    SNAPPY("snappy-compressed", "decompress it first", "ff060000734e61507059"),
    COMPRESS("compressed by compress", "uncompress it first", "1f9d"),
    SEVEN_ZIP("a 7z archive", "7z x it first", "377abcaf271c"),
    RAR("a rar archive", "unrar it first", "526172211a07"),
    TAR("a tar archive", "unpack it first with tar -xf"),
    PARQUET("a parquet file", "{format=parquet}", "504152(31|45)15"),
    IDX("a file of MNIST's form", "{format=mnist}, with the names of MNIST's files", "0000080[13]"),
    ORC("an ORC file", "{format=orc}", "4f5243(..)*?(0[0-8bcef]|1)"),
    AVRO("an Avro file", "{format=avro}", "4f626a01"),
    ARROW("an Arrow file", "write it as parquet", "4152524f57310000|ffffffff(..){4}10000000"),
    FEATHER("a Feather file", "write it as parquet", "46454131000000"),
    RC_FILE("an RCFile", "write it as parquet", "52434601"),
    SEQUENCE("a Hadoop sequence file", "write it as parquet", "53455106"),
    HDF5("an HDF5 file", "write it as csv or parquet", "894844460d0a1a0a"),
    NUMPY("a NumPy file", "write it as csv with numpy.savetxt", "934e554d5059"),
    NET_CDF("a NetCDF file", "write it as csv or parquet", "4344460[125]"),
    MATLAB("a MATLAB file", "write it as csv", "4d41544c4142203[57]"),
    R("an R data file", "write it as csv with write.csv", "580a000000|5244(58|41)3[23]0a"),
    STATA("a Stata file", "write it as csv", "3c73746174615f6474613e"),
    SPSS("an SPSS file", "write it as csv", "24464c3[23]402823"),
    SAS("a SAS file", "write it as csv", "(00){12}c2ea8160b31411cfbd92080009c7318c"),
    PICKLE("a Python pickle", "write it as csv or parquet", "800[2-5]"),
    SQLITE("an SQLite database", "write its table as csv", "53514c69746520666f726d6174"),
    OFFICE("an Excel or Word file", "save it as csv", "d0cf11e0a1b11ae1"),
    PICTURE("a picture", "write its pixels as a row of csv", "89504e470d0a1a0a|ffd8ff"),
    PDF("a PDF file", "write the table as csv", "255044462d"),
    POINTER(
            "a Git LFS pointer, not the file itself",
            "git lfs pull first",
            "76657273696f6e2068747470733a2f2f6769742d6c6673"),
    UTF_32("text in UTF-32", "iconv -f UTF-32 -t UTF-8", "fffe0000|0000feff"),
    UTF_16("text in UTF-16", "iconv -f UTF-16 -t UTF-8", "fffe|feff"),
    UTF_16LE("text in UTF-16", "iconv -f UTF-16LE -t UTF-8"),
    UTF_16BE("text in UTF-16", "iconv -f UTF-16BE -t UTF-8"),
    HTML("a web page", "download the data themselves, not the page that shows them"),
    XML("an XML file", "write it as csv or parquet"),
    JSON("a JSON file", "{format=json}, or write it as csv or parquet"),
    MATRIX_MARKET("a Matrix Market file", "read it with scipy.io.mmread, and write it as libsvm or csv"),
    RTF("a text document", "save it as csv"),
    ARFF("an ARFF file", "delete its lines before @data, and {format=csv}"),
    BINARY("a binary file", "another {format}"),
    TEXT("text", "");

    /** So many bytes are enough; a tar archive says so late. */
    static final int HEAD = 512;

    private static final int LONGEST_MAGIC = 128;
    private static final int TAR_MAGIC = 257;
    private static final List<Beginning> TEXTS = List.of(
            new Beginning(HTML, "(?is)(<!--.*?-->\\s*)?<(!doctype html|html|head)\\b.*"),
            new Beginning(XML, "(?s)<\\?xml .*"),
            new Beginning(JSON, "(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{]|\\[[^\\[\\]\\n]*]\\s*\\n\\[).*"),
            new Beginning(MATRIX_MARKET, "(?is)%%MatrixMarket\\b.*"),
            new Beginning(RTF, "(?s)\\{\\\\rtf\\d.*"),
            new Beginning(ARFF, "(?is)(%[^\\n]*\\n\\s*)*@relation\\b.*"));

    private final String what;
    private final String remedy;
    private final Optional<Pattern> magic;

    FileKind(String what, String remedy) {
        this.what = what;
        this.remedy = remedy;
        this.magic = Optional.empty();
    }

    /** @param magic how the first bytes match, two hexadecimal digits each */
    FileKind(String what, String remedy, String magic) {
        this.what = what;
        this.remedy = remedy;
        this.magic = Optional.of(Pattern.compile(magic));
    }

    /** How the text of a kind begins. */
    private record Beginning(FileKind kind, Pattern pattern) {
        Beginning(FileKind kind, String pattern) {
            this(kind, Pattern.compile(pattern));
        }
    }

    /**
     * The kind of a file.
     *
     * @param head its first {@link #HEAD} bytes, or all; not modified
     */
    static FileKind of(byte[] head) {
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, LONGEST_MAGIC));
        for (FileKind kind : values()) {
            if (kind.magic.isPresent() && kind.magic.get().matcher(hex).lookingAt()) {
                return kind;
            }
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ustar", TAR_MAGIC)) {
            return TAR;
        }
        return ofZeros(head).orElseGet(() -> ofText(text));
    }

    /** Text holds no zero bytes; where every other byte is one, they are the halves of its characters. */
    private static Optional<FileKind> ofZeros(byte[] head) {
        int[] zeros = new int[4];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 4] += head[i] == 0 ? 1 : 0;
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        int quarter = head.length / 4;
        if (head.length < 4 || even + odd < quarter) {
            return Optional.empty();
        }
        boolean halves = Math.max(even, odd) > quarter && Math.min(even, odd) < quarter / 4 + 1;
        boolean quarters = even + odd > 2 * quarter && Math.min(zeros[0], zeros[3]) < quarter / 4 + 1;
        return Optional.of(halves ? odd > even ? UTF_16LE : UTF_16BE : quarters ? UTF_32 : BINARY);
    }

    private static FileKind ofText(String text) {
        String plain = text.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
        return TEXTS.stream()
                .filter(beginning -> beginning.pattern().matcher(plain).matches())
                .map(Beginning::kind)
                .findFirst()
                .orElse(TEXT);
    }

    /** What helps. */
    Phrase remedy() {
        return Phrase.of(remedy);
    }

    /** What it is, with the remedy, where something else was expected. */
    Phrase fault() {
        return Phrase.of("%s. Maybe %s.", what, remedy());
    }
}
