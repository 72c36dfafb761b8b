package dev.daybook.ui.emblem;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * The emblem as the files that packages carry: one SVG, PNGs of several sizes, and the containers of Windows and macOS,
 * which hold PNGs too. The same on every run.
 */
public final class IconFiles {

    private static final List<Integer> PNG = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /** What a Windows icon may hold: its sizes are bytes, and 256 is written as none. */
    private static final List<Integer> ICO = List.of(16, 24, 32, 48, 64, 256);

    /** Names of PNG parts in an Apple icon, by their size. */
    private static final Map<Integer, String> ICNS = new TreeMap<>(Map.of(128, "ic07", 256, "ic08", 512, "ic09"));

    private IconFiles() {}

    /** Writes all of them into the folder that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("daybook.svg"), SvgEmblem.text());
        for (int size : PNG) {
            Files.write(folder.resolve("daybook-" + size + ".png"), png(size));
        }
        Files.write(folder.resolve("daybook.ico"), ico());
        Files.write(folder.resolve("daybook.icns"), icns());
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage drawn = Emblem.drawn(Mark.NONE, size);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", out);
        return out.toByteArray();
    }

    /** A head, an entry a picture, then the pictures; all numbers little-endian. */
    private static byte[] ico() throws IOException {
        List<byte[]> pictures = pictures(ICO);
        int start = 6 + 16 * pictures.size();
        int length = start + pictures.stream().mapToInt(picture -> picture.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            byte side = (byte) (ICO.get(i) % 256);
            file.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            file.putInt(pictures.get(i).length).putInt(start);
            start += pictures.get(i).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    /** A head, then each picture behind its name and length; all numbers big-endian. */
    private static byte[] icns() throws IOException {
        List<byte[]> pictures = pictures(List.copyOf(ICNS.keySet()));
        int length = 8 + pictures.stream().mapToInt(picture -> 8 + picture.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).put(ascii("icns")).putInt(length);
        int next = 0;
        for (String name : ICNS.values()) {
            byte[] picture = pictures.get(next++);
            file.put(ascii(name)).putInt(8 + picture.length).put(picture);
        }
        return file.array();
    }

    private static List<byte[]> pictures(List<Integer> sizes) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int size : sizes) {
            pictures.add(png(size));
        }
        return pictures;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
