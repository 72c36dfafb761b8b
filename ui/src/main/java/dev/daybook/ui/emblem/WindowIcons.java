package dev.daybook.ui.emblem;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The emblem as a window's icon, in the sizes that window managers ask for. */
public final class WindowIcons {

    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};

    private WindowIcons() {}

    /** Smallest first. */
    public static List<Image> all() {
        return IntStream.of(SIZES).mapToObj(WindowIcons::icon).toList();
    }

    private static Image icon(int size) {
        BufferedImage drawn = Emblem.drawn(Mark.NONE, size);
        int[] pixels = drawn.getRGB(0, 0, size, size, null, 0, size);
        WritableImage icon = new WritableImage(size, size);
        icon.getPixelWriter().setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
        return icon;
    }
}
