package dev.daybook.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A file on a disk whose power can be cut: what is sure of it, and what was done since. */
final class CutFile {

    private static final int SECTOR = 512;
    private static final int PAGE = 4096;

    private byte[] bytes = new byte[0];
    private int length;
    private final List<FolderSteps.Pending> pending = new ArrayList<>();

    /** How far each part of a file has come when the power goes: steps up to this place are there. */
    interface Survival {

        /** How far the length has come, a page of 4 KiB, or a sector of 512 bytes in a page that is torn. */
        long next();

        /** Whether the sectors of a page have come differently far. */
        boolean torn();
    }

    void take(FolderSteps.Pending step) {
        pending.add(step);
    }

    /** Everything that was over at {@code begun} is on disk. */
    void forced(long begun) {
        List<FolderSteps.Pending> sure = pending.stream().filter(step -> step.done() < begun).toList();
        sure.forEach(this::apply);
        pending.removeAll(sure);
    }

    private void apply(FolderSteps.Pending step) {
        switch (step) {
            case FolderSteps.Written written -> {
                int position = Math.toIntExact(written.position());
                int end = Math.toIntExact(written.end());
                grow(end);
                written.bytes().get(0, bytes, position, end - position);
                length = Math.max(length, end);
            }
            case FolderSteps.Cut cut -> {
                int to = Math.toIntExact(cut.length());
                grow(to);
                if (to < length) {
                    Arrays.fill(bytes, to, length, (byte) 0);
                }
                length = to;
            }
            case FolderSteps.Made _,FolderSteps.Renamed _,FolderSteps.Removed _ ->
                throw new IllegalStateException("a name is the folder's");
        }
    }

    private void grow(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length + (bytes.length >> 1)));
        }
    }

    /** The file as the next boot finds it. */
    byte[] after(Survival survival) {
        CutFile image = new CutFile();
        image.bytes = bytes.clone();
        image.length = length;
        Parts parts = new Parts(survival, new HashMap<>(), new HashMap<>());
        long reached = survival.next();
        int survives = length;
        for (FolderSteps.Pending step : pending) {
            image.apply(step, parts);
            if (step.at() <= reached) {
                survives = lengthAfter(step, survives);
            }
        }
        return Arrays.copyOf(image.bytes, survives);
    }

    /** How far each part has come, drawn once for each. */
    private record Parts(Survival survival, Map<Integer, OptionalLong> pages, Map<Integer, Long> sectors) {

        boolean has(int sector, FolderSteps.Pending step) {
            OptionalLong page = pages.computeIfAbsent(sector * SECTOR / PAGE,
                    one -> survival.torn() ? OptionalLong.empty() : OptionalLong.of(survival.next()));
            return step.at() <= page.orElseGet(() -> sectors.computeIfAbsent(sector, one -> survival.next()));
        }
    }

    private static int lengthAfter(FolderSteps.Pending step, int before) {
        return switch (step) {
            case FolderSteps.Written written -> Math.max(before, Math.toIntExact(written.end()));
            case FolderSteps.Cut cut -> Math.toIntExact(cut.length());
            case FolderSteps.Made _,FolderSteps.Renamed _,FolderSteps.Removed _ -> before;
        };
    }

    /** The step, in those sectors that have come as far. */
    private void apply(FolderSteps.Pending step, Parts parts) {
        switch (step) {
            case FolderSteps.Written written -> {
                int position = Math.toIntExact(written.position());
                int end = Math.toIntExact(written.end());
                grow(end);
                length = Math.max(length, end);
                pieces(position, end, step, parts,
                        (from, to) -> written.bytes().get(from - position, bytes, from, to - from));
            }
            case FolderSteps.Cut cut -> {
                int to = Math.toIntExact(cut.length());
                grow(to);
                pieces(to, length, step, parts, (from, until) -> Arrays.fill(bytes, from, until, (byte) 0));
                length = Math.max(length, to);
            }
            case FolderSteps.Made _,FolderSteps.Renamed _,FolderSteps.Removed _ ->
                throw new IllegalStateException("a name is the folder's");
        }
    }

    private interface Piece {
        void at(int from, int to);
    }

    private static void pieces(int from, int to, FolderSteps.Pending step, Parts parts, Piece piece) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + SECTOR - at % SECTOR);
            if (parts.has(at / SECTOR, step)) {
                piece.at(at, end);
            }
            at = end;
        }
    }
}
