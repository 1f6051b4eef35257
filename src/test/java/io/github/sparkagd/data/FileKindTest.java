package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is text is not taken for anything else. */
class FileKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 1:2\n",
                "PAR1,PAR2,y\n1,2,3\n",
                "ORCID,y\n1,2\n",
                "Obj,y\n",
                "BZh,y\n",
                "SEQ,y\n",
                "ORC,y\r\n1\t,2\n",
                "FEA1,y\n1,2\n",
                "RCF,CDF,RDX3\n",
                "X\n1\n",
                "[1],[2]\n1,2\n",
                "[a,b]\n1,2\n",
                "%%Matrix\n1,2\n",
                "{rtf},y\n",
                "$FL2,y\n1,2\n",
                "PK,y\n1,2\n",
                "MATLAB,NUMPY\n",
                "Rar!,7z\n",
                "[a],[b]\n1,2\n",
                "{a},{b}\n",
                "<5,3\n",
                "% 1,2\n1,2\n",
                "versions,y\n",
                "größe,y\n1,2\n",
                "\ufeff1,2\n",
                "1 1:2\u0000\n1 1:3\n"
            })
    void textIsText(String text) {
        assertThat(FileKind.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.TEXT);
    }

    @Test
    void anOrcFileIsKnownByWhatTextDoesNotHold() {
        byte[] compressed = {'O', 'R', 'C', (byte) 0xdd, (byte) 0x9f, 0x0b, 0x11, (byte) 0x80};
        assertThat(FileKind.of(compressed)).isEqualTo(FileKind.ORC);
    }

    @Test
    void theFewestCharactersTellUtf16() {
        assertThat(FileKind.of("1,2\n".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FileKind.UTF_16LE);
        assertThat(FileKind.of("1,2\n".getBytes(StandardCharsets.UTF_16BE))).isEqualTo(FileKind.UTF_16BE);
        assertThat(FileKind.of("größe,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(FileKind.UTF_16LE);
    }
}
