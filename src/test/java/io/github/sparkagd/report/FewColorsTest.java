package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FewColorsTest {
    private static final int WHITE = 0xffffffff;
    private static final int ORANGE = 0xffd55e00;

    /** White above, an orange line of three rows, and 900 shades that occur once each. */
    private static BufferedImage drawing() {
        BufferedImage image = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 900; x++) {
            for (int y = 0; y < 300; y++) {
                image.setRGB(x, y, y < 296 ? WHITE : ORANGE);
            }
            image.setRGB(x, 0, 0xff000000 | x * 281);
        }
        return image;
    }

    @Test
    void keepsTheColorsThatFillThePicture() {
        BufferedImage image = drawing();
        BufferedImage few = FewColors.of(image);
        for (int x = 0; x < 900; x++) {
            for (int y = 1; y < 300; y++) {
                assertThat(few.getRGB(x, y)).isEqualTo(image.getRGB(x, y));
            }
        }
    }

    @Test
    void leavesAPictureOfFewColorsAsItIs() {
        BufferedImage image = drawing().getSubimage(0, 0, 200, 300);
        BufferedImage few = FewColors.of(image);
        for (int x = 0; x < 200; x++) {
            assertThat(few.getRGB(x, 0)).isEqualTo(image.getRGB(x, 0));
        }
    }

    @Test
    void takesFewerBytes() throws IOException {
        assertThat(bytes(FewColors.of(drawing()))).isLessThan(bytes(drawing()) / 2);
    }

    private static int bytes(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.size();
    }
}
