package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a secret, and what is left of a text without it. */
class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "sfPassword",
                "spark.mongodb.passwd",
                "pwd",
                "secret",
                "fs.s3a.secret.key",
                "token",
                "access_token",
                "apiKey",
                "credentials",
                "pass",
                "sig",
                "passphrase"
            })
    void secretKeysAreKnown(String key) {
        assertThat(Secrets.named(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbtable", "user", "multiLine", "signal", "compass", "path", "design", "partitionColumn"})
    void othersAreNot(String key) {
        assertThat(Secrets.named(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://me:pw@h:1/db|jdbc:postgresql://***@h:1/db",
                "jdbc:postgresql://h/db?user=me&password=pw&ssl=true|jdbc:postgresql://h/db?user=me&password=***&ssl=true",
                "jdbc:sqlserver://h:1433;user=me;password={p;w};x=1|jdbc:sqlserver://h:1433;user=me;password=***;x=1",
                "jdbc:oracle:thin:me/pw@//h:1521/db|jdbc:oracle:thin:***@//h:1521/db",
                "jdbc:mysql://me:p@ss@h/db|jdbc:mysql://***@h/db",
                "jdbc:mysql://address=(host=h)(user=u)(password=pw)/db|jdbc:mysql://address=(host=h)(user=u)(password=***)/db",
                "s3a://KEY:SE/CRET@bucket/x|s3a://***@bucket/x",
                "no host for ftp://u:pw@h/x: refused|no host for ftp://***@h/x: refused",
                "hdfs://h:8020/a@b|hdfs://h:8020/a@b",
                "hdfs://h/key=1/a.csv|hdfs://h/key=1/a.csv",
                "/a:b@c/d|/a:b@c/d",
                "https://h/f?sig=pw&x=1|https://h/f?sig=***&x=1"
            })
    void urlsAreShownWithoutThem(String url, String shown) {
        assertThat(Secrets.hidden(url)).isEqualTo(shown);
    }

    @Test
    void optionsAreShownWithoutThem() {
        SourceOptions options = SourceOptions.of(List.of("url=jdbc:x://a:b@h", "password=pw=1", "dbtable=t"));
        assertThat(options.toString()).isEqualTo("{url=jdbc:x://***@h, password=***, dbtable=t}");
        assertThat(options.values()).containsEntry("password", "pw=1");
        assertThat(Secrets.hidden("login with pw=1 failed", options.secrets())).isEqualTo("login with *** failed");
        assertThat(Secrets.hiddenAssignments("unknown option --data-optoin=password=pw"))
                .isEqualTo("unknown option --data-optoin=password=***");
    }
}
