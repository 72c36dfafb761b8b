package dev.daybook.ui.emblem;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmblemTest {

    private static final int PANEL = 22;
    private static final Color LIGHT = new Color(0xf6f5f4);
    private static final Color DARK = new Color(0x1e1e1e);

    @Test
    void theMarksDifferInShapeNotInColourAlone() {
        for (Mark one : Mark.values()) {
            for (Mark other : Mark.values()) {
                assertTrue(one == other || differing(one, other) > 20, one + " looks like " + other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachStandsOutFromLightAndDarkPanels(Mark mark) {
        for (Color ground : new Color[]{LIGHT, DARK}) {
            BufferedImage shown = on(ground, Emblem.drawn(mark, PANEL));
            int seen = 0;
            for (int i = 0; i < PANEL * PANEL; i++) {
                seen += contrast(new Color(shown.getRGB(i % PANEL, i / PANEL)), ground) >= 3 ? 1 : 0;
            }
            assertTrue(seen > 50, mark + " on " + ground + ": " + seen);
        }
    }

    @Test
    void aPageOfAllSizesIsLeftToLookAt() throws IOException {
        BufferedImage page = new BufferedImage(900, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        Color[] grounds = {LIGHT, DARK};
        for (int row = 0; row < grounds.length; row++) {
            pen.setColor(grounds[row]);
            pen.fillRect(0, row * 160, 900, 160);
            int x = 10;
            for (Mark mark : Mark.values()) {
                for (int size : new int[]{16, 22, 32, 96}) {
                    pen.drawImage(Emblem.drawn(mark, size), x, row * 160 + 20, null);
                    x += size + 12;
                }
            }
        }
        Path file = Files.createDirectories(Path.of("target", "pictures")).resolve("emblem.png");
        assertTrue(ImageIO.write(page, "png", file.toFile()));
    }

    private static int differing(Mark one, Mark other) {
        int count = 0;
        for (int i = 0; i < PANEL * PANEL; i++) {
            int x = i % PANEL;
            int y = i / PANEL;
            count += solid(one, x, y) == solid(other, x, y) ? 0 : 1;
        }
        return count;
    }

    private static boolean solid(Mark mark, int x, int y) {
        return Emblem.drawn(mark, PANEL).getRGB(x, y) >>> 24 > 127;
    }

    private static BufferedImage on(Color ground, BufferedImage emblem) {
        BufferedImage shown = new BufferedImage(PANEL, PANEL, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = shown.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, PANEL, PANEL);
        pen.drawImage(emblem, 0, 0, null);
        return shown;
    }

    /** As WCAG 2 has it: 1 to 21. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
