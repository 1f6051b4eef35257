package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;

class UmaskTest {
    @Test
    void theSystemAndAFolderMadeForItSayTheSame() {
        assertThat(Umask.current()).isPresent();
        assertThat(Umask.tried().map(UmaskTest::octal))
                .isEqualTo(Umask.current().map(UmaskTest::octal));
    }

    private static int octal(String digits) {
        return Integer.parseInt(digits, 8);
    }

    /** What the user has set counts, and on HDFS what is set there. */
    @Test
    void executorsAreToldWhereFilesAreLocalAndNothingElseIsSet() {
        Configuration plain = new Configuration();
        assertThat(Umask.forExecutors(plain)).isEqualTo(Umask.current());
        Configuration given = new Configuration();
        given.set(Umask.SETTING, "007");
        assertThat(Umask.forExecutors(given)).isEmpty();
        Configuration cluster = new Configuration();
        cluster.set(FileSystem.FS_DEFAULT_NAME_KEY, "hdfs://cluster:8020");
        assertThat(Umask.forExecutors(cluster)).isEqualTo(Optional.empty());
    }

    @Test
    void theLocalFileSystemAloneTakesTheUmask() throws Exception {
        Configuration configuration = new Configuration();
        configuration.setBoolean("fs.file.impl.disable.cache", false);
        Umask.adopt(configuration);
        String adopted = FileSystem.getLocal(configuration).getConf().get(Umask.SETTING);
        assertThat(octal(adopted)).isEqualTo(octal(Umask.current().orElseThrow()));
        assertThat(configuration.get(Umask.SETTING)).isEqualTo("022");
    }
}
