package dev.daybook.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** What a person would see, as a picture that a test looks at and leaves in {@code target/pictures}. */
public final class Picture {

    private final BufferedImage pixels;

    private Picture(BufferedImage pixels) {
        this.pixels = pixels;
    }

    /** Of a laid out node, on the JavaFX thread. */
    public static Picture of(Parent node) {
        return of(node, 1);
    }

    /** The same on a finer screen. */
    public static Picture of(Parent node, double scale) {
        node.applyCss();
        node.layout();
        SnapshotParameters finer = new SnapshotParameters();
        finer.setTransform(Transform.scale(scale, scale));
        WritableImage image = node.snapshot(finer, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        return new Picture(pixels);
    }

    /** Writes it into {@code target/pictures}. */
    public Picture save(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        ImageIO.write(pixels, "png", folder.resolve(name + ".png").toFile());
        return this;
    }

    /** How many colours there are in it: a blank page has one or two. */
    public long colours() {
        return Arrays.stream(pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0,
                pixels.getWidth())).distinct().count();
    }
}
