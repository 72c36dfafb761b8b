package dev.daybook.ui.emblem;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * An open book, drawn anew for each size so that it is sharp at all of them. Its colours stand out from light and dark
 * grounds. Thread safe.
 */
public final class Emblem {

    static final Color BLUE = new Color(0x3584e4);
    private static final Color GREY = new Color(0x7d828c);
    private static final Color AMBER = new Color(0xe66100);
    static final Color PAPER = new Color(0xffffff);

    // The drawing's own measure; everything below is in it.
    static final double SIDE = 22;
    /** Width of what is written on the pages. */
    static final double PEN = 1.1;
    private static final Shape BADGE = new RoundRectangle2D.Double(10.6, 10.4, 11.2, 11.2, 3, 3);

    private Emblem() {}

    /** The emblem in a square of {@code size} pixels, transparent around it. */
    public static BufferedImage drawn(Mark mark, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(size / SIDE, size / SIDE);
        switch (mark) {
            case NONE -> filled(pen, BLUE);
            case PAUSED -> paused(pen);
            case ATTENTION -> attention(pen);
            case HOLLOW -> hollow(pen);
        }
        pen.dispose();
        return image;
    }

    private static void filled(Graphics2D pen, Color cover) {
        pen.setColor(cover);
        pen.fill(book());
        pen.setColor(PAPER);
        pen.setStroke(new BasicStroke((float) PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        writing().forEach(pen::draw);
    }

    /** The fold and the lines of both pages. */
    static List<Path2D> writing() {
        List<Path2D> lines = new ArrayList<>(List.of(fold()));
        for (double y : new double[]{8.2, 11.2, 14.2}) {
            lines.add(line(4.4, y - 0.9, 8.6, y));
            lines.add(line(13.4, y, 17.6, y - 0.9));
        }
        return lines;
    }

    private static Path2D fold() {
        return line(11, 5.4, 11, 18.2);
    }

    private static void hollow(Graphics2D pen) {
        pen.setColor(GREY);
        pen.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(book());
        pen.draw(fold());
    }

    private static void paused(Graphics2D pen) {
        cover(pen, GREY);
        pen.setColor(GREY);
        pen.fill(BADGE);
        pen.setColor(PAPER);
        pen.fill(new RoundRectangle2D.Double(13, 12.6, 2.3, 6.8, 0.8, 0.8));
        pen.fill(new RoundRectangle2D.Double(17.1, 12.6, 2.3, 6.8, 0.8, 0.8));
    }

    private static void attention(Graphics2D pen) {
        cover(pen, BLUE);
        pen.setColor(AMBER);
        pen.fill(triangle());
        pen.setColor(PAPER);
        pen.fill(new RoundRectangle2D.Double(15.2, 12.6, 2, 4.4, 1, 1));
        pen.fill(new Ellipse2D.Double(15.1, 18, 2.2, 2.2));
    }

    private static Path2D triangle() {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(16.2, 8.6);
        triangle.lineTo(22, 21.4);
        triangle.lineTo(10.4, 21.4);
        triangle.closePath();
        return triangle;
    }

    /** The filled book with a corner left free for what is laid into it. */
    private static void cover(Graphics2D pen, Color colour) {
        filled(pen, colour);
        pen.setComposite(AlphaComposite.Clear);
        pen.fill(new Ellipse2D.Double(9, 8.8, 14.4, 14.4));
        pen.setComposite(AlphaComposite.SrcOver);
    }

    static Path2D book() {
        Path2D book = new Path2D.Double();
        book.moveTo(11, 5.2);
        book.curveTo(9, 3.4, 5, 3, 1.6, 3.4);
        book.lineTo(1.6, 16.6);
        book.curveTo(5, 16.2, 9, 16.8, 11, 18.8);
        book.curveTo(13, 16.8, 17, 16.2, 20.4, 16.6);
        book.lineTo(20.4, 3.4);
        book.curveTo(17, 3, 13, 3.4, 11, 5.2);
        book.closePath();
        return book;
    }

    private static Path2D line(double fromX, double fromY, double toX, double toY) {
        Path2D line = new Path2D.Double();
        line.moveTo(fromX, fromY);
        line.lineTo(toX, toY);
        return line;
    }
}
