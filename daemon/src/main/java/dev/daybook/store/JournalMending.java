package dev.daybook.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and names what is damaged in the journal before anything of it is cut off; what is good in a segment goes on being used. */
final class JournalMending {

    private final Journal journal;
    private final SetAside aside;
    private final Incidents incidents;
    private final Instant now;

    JournalMending(Journal journal, SetAside aside, Incidents incidents, Instant now) {
        this.journal = journal;
        this.aside = aside;
        this.incidents = incidents;
        this.now = now;
    }

    /**
     * Does so.
     *
     * @param known a change with this number was on disk once; a journal that ends before has lost its end
     * @return whether the journal has to be read again
     */
    boolean mend(Journal.Scan scan, long known, Sidecar sidecar) throws IOException {
        for (Map.Entry<String, Long> damage : scan.damaged().entrySet()) {
            boolean headless = scan.headless().contains(damage.getKey());
            keep(damage.getKey(), headless ? "has a damaged head" : "is damaged at byte " + damage.getValue(),
                    journal.ended(damage.getKey()));
        }
        if (known > scan.last()) {
            for (Map.Entry<String, byte[]> torn : journal.torn(scan).entrySet()) {
                keep(torn.getKey(), "is damaged at its end", torn.getValue());
            }
        }
        for (String name : scan.headless()) {
            mendHead(name, sidecar);
        }
        return !scan.headless().isEmpty();
    }

    private void keep(String name, String fault, byte[] bytes) throws IOException {
        String wrong = "Journal segment " + name + " " + fault;
        if (!incidents.knows(wrong)) {
            Path copy = aside.segment(name, bytes);
            incidents.add(new Incident(now, wrong, copy.toString(), "its good changes go on being used", 0, List.of()));
        }
    }

    /**
     * Whose it is and which columns its rows have is told by its neighbours. Where the schema changed in between, the
     * later one takes rows of both.
     */
    private void mendHead(String name, Sidecar sidecar) throws IOException {
        byte[] file = journal.ended(name);
        Journal.Scan whole = journal.scan(0);
        Optional<Journal.Segment> after = whole.segments().stream()
                .filter(segment -> segment.name().compareTo(name) > 0).findFirst();
        int schema = after.map(segment -> segment.header().schema()).orElse(sidecar.schemaVersion());
        @Nullable
        UUID id = whole.databaseIds().stream().findFirst().orElse(sidecar.databaseId());
        List<SegmentFormat.Frame> frames = SegmentFormat.headlessFrames(file);
        if (id == null || schema == 0 || frames.isEmpty()) {
            journal.remove(name);
        } else {
            journal.rewrite(name, JournalRewriting.encoded(
                    new SegmentFormat.Header(id, schema, frames.getFirst().first()), frames));
        }
    }
}
