package dev.daybook.ui.emblem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class IconFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        IconFiles.write(folder);
    }

    @Test
    void eachPngIsTheEmblemAtItsSize() throws IOException {
        for (int size : new int[]{48, 128, 256}) {
            BufferedImage read = ImageIO.read(folder.resolve("daybook-" + size + ".png").toFile());
            BufferedImage drawn = Emblem.drawn(Mark.NONE, size);
            assertArrayEquals(drawn.getRGB(0, 0, size, size, null, 0, size),
                    read.getRGB(0, 0, size, size, null, 0, size), "size " + size);
        }
    }

    @Test
    void theSvgHasTheBookAndWhatIsWrittenInItInTheEmblemsColours() throws Exception {
        Element svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(folder.resolve("daybook.svg").toFile()).getDocumentElement();
        NodeList paths = svg.getElementsByTagName("path");

        assertEquals("0 0 22 22", svg.getAttribute("viewBox"));
        assertEquals(2, paths.getLength());
        Element book = (Element) paths.item(0);
        Element writing = (Element) paths.item(1);
        assertEquals("#3584e4", book.getAttribute("fill"));
        assertTrue(book.getAttribute("d").startsWith("M11 5.2 C9 3.4 5 3 1.6 3.4 L1.6 16.6"), book.getAttribute("d"));
        assertTrue(book.getAttribute("d").endsWith("Z"), book.getAttribute("d"));
        assertEquals("#ffffff", writing.getAttribute("stroke"));
        assertEquals(7, writing.getAttribute("d").chars().filter(c -> c == 'M').count());
    }

    @Test
    void thePicturesOfAWindowsIconLieWhereItsHeadSays() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("daybook.ico"));
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = file.getShort(4);

        assertEquals(6, count);
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            int side = file.get(entry) == 0 ? 256 : file.get(entry);
            assertEquals(side, read(bytes, file.getInt(entry + 12), file.getInt(entry + 8)).getWidth());
        }
    }

    @Test
    void thePicturesOfAnAppleIconFollowOneAnotherToItsEnd() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("daybook.icns"));
        ByteBuffer file = ByteBuffer.wrap(bytes);

        assertEquals("icns", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
        assertEquals(bytes.length, file.getInt(4));
        int at = 8;
        for (int side : new int[]{128, 256, 512}) {
            int length = file.getInt(at + 4);
            assertEquals(side, read(bytes, at + 8, length - 8).getWidth());
            at += length;
        }
        assertEquals(bytes.length, at);
    }

    private static BufferedImage read(byte[] bytes, int start, int length) throws IOException {
        BufferedImage picture = ImageIO
                .read(new ByteArrayInputStream(Arrays.copyOfRange(bytes, start, start + length)));
        assertNotNull(picture);
        return picture;
    }
}
