package dev.daybook.functional;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** A picture of what can be seen. */
record Shot(BufferedImage pixels) {

    /** Of what stands in a window, on the JavaFX thread. */
    static Shot of(Parent root, double scale) {
        SnapshotParameters finer = new SnapshotParameters();
        finer.setTransform(Transform.scale(scale, scale));
        WritableImage image = root.snapshot(finer, null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        return new Shot(pixels);
    }

    Path write(Path file) throws IOException {
        ImageIO.write(pixels, "png", file.toFile());
        return file;
    }

    boolean sameAs(Shot other) {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        return width == other.pixels.getWidth() && height == other.pixels.getHeight()
                && Arrays.equals(pixels.getRGB(0, 0, width, height, null, 0, width),
                        other.pixels.getRGB(0, 0, width, height, null, 0, width));
    }
}
