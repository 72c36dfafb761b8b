package dev.daybook.desktop;

import dev.daybook.desktop.Programs.Running;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A real panel (tint2) that holds the icons of the tray and shows nothing that changes by itself. */
public final class TrayPanel {

    /** Pixels from the lower edge of the screen. */
    public static final int HEIGHT = 32;

    private static final String LOOK = """
            rounded = 0
            border_width = 0
            background_color = #2e3436 100
            panel_items = S
            panel_size = 100%% %d
            panel_position = bottom center horizontal
            panel_background_id = 1
            systray_padding = 4 4 4
            systray_icon_size = 22
            wm_menu = 0
            """.formatted(HEIGHT);

    private final Programs programs;
    private final Path folder;
    private final Running panel;

    private TrayPanel(Programs programs, Path folder, Running panel) {
        this.programs = programs;
        this.folder = folder;
        this.panel = panel;
    }

    static TrayPanel start(Programs programs, Path folder) throws IOException {
        Files.writeString(folder.resolve("tint2rc"), LOOK);
        TrayPanel made = new TrayPanel(programs, folder, run(programs, folder));
        made.awaitReady();
        return made;
    }

    private static Running run(Programs programs, Path folder) {
        return programs.start("tint2", "-c", folder.resolve("tint2rc").toString());
    }

    private void awaitReady() {
        Programs.await("the panel", () -> {
            BufferedImage strip = picture();
            return strip.getRGB(strip.getWidth() - 2, HEIGHT / 2) == 0xff2e3436;
        });
    }

    /** Ends it as a crash would. */
    public void kill() {
        panel.kill();
    }

    /** What it shows. */
    public BufferedImage picture() {
        Path file = folder.resolve("strip.png");
        programs.run("import", "-window", "root", "-gravity", "South", "-crop", "0x" + HEIGHT + "+0+0", "+repage",
                file.toString());
        try {
            BufferedImage read = ImageIO.read(file.toFile());
            BufferedImage strip = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_ARGB);
            strip.createGraphics().drawImage(read, 0, 0, null);
            return strip;
        } catch (IOException e) {
            throw new DesktopFault("cannot read " + file, e);
        }
    }

    /** Whether the two show the same. */
    public static boolean same(BufferedImage one, BufferedImage other) {
        return Arrays.equals(pixels(one), pixels(other));
    }

    /** The middle of what differs between the two, from the left; empty when they are the same. */
    public static Optional<Integer> middleOfDifference(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int[] before = pixels(one);
        int[] after = pixels(other);
        int[] columns = IntStream.range(0, before.length).filter(i -> before[i] != after[i])
                .map(i -> i % width).sorted().toArray();
        return columns.length == 0
                ? Optional.empty()
                : Optional.of((columns[0] + columns[columns.length - 1]) / 2);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
