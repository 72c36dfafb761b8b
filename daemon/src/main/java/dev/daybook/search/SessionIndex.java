package dev.daybook.search;

import dev.daybook.platform.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.Bits;

/**
 * The index in its folder, one document a session. It keeps words and no texts, on files that are read and not mapped, so
 * that memory holds what is in use. Not thread safe, and no thread that uses it may be interrupted: that closes files.
 *
 * <p>Anything it throws says that it cannot be used any more; {@link #abandon} it then.
 */
final class SessionIndex implements Closeable {

    static final String TEXT = "text";
    static final String KIND = "kind";
    static final String START = "start";
    static final String END = "end";
    private static final String ID = "id";
    private static final String ROW = "row";
    private static final String MINUTES = "minutes";
    private static final String WAY = "way";

    private static final double BUFFER_MB = 4;

    /** It would tell on the error stream that the JVM has no fast arithmetic for it. */
    private static final Logger LUCENES = Logger.getLogger("org.apache.lucene");

    private static final Sort NEWEST = new Sort(new SortField(START, SortField.Type.LONG, true),
            new SortField(ID, SortField.Type.LONG, true));

    private static final FieldType WORDS = new FieldType();

    static {
        LUCENES.setLevel(Level.OFF);
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        WORDS.freeze();
    }

    private final Directory directory;
    private final IndexWriter writer;
    private DirectoryReader reader;

    private SessionIndex(Directory directory, IndexWriter writer, DirectoryReader reader) {
        this.directory = directory;
        this.writer = writer;
        this.reader = reader;
    }

    /** Sessions as they stand in the index: what the row and the minutes were when they were indexed. */
    record Indexed(long row, long minutes) {}

    /** One page of sessions, newest first. */
    record Page(List<Long> sessions, long total) {}

    /**
     * Opens it, or makes an empty one.
     *
     * @throws IOException also when what is there is no index, or one whose texts were taken apart in another way
     */
    static SessionIndex open(Path folder) throws IOException {
        DurableFiles.privateFolder(folder);
        Directory directory = new NIOFSDirectory(folder);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig().setMergeScheduler(new SerialMergeScheduler())
                    .setRAMBufferSizeMB(BUFFER_MB));
            sayTheWay(writer, folder);
            return new SessionIndex(directory, writer, DirectoryReader.open(writer));
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    private static void sayTheWay(IndexWriter writer, Path folder) throws IOException {
        Map<String, String> said = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        }
        if (!Words.WAY.equals(said.get(WAY))) {
            if (writer.getDocStats().maxDoc > 0) {
                throw new IOException("the index in " + folder + " was made by another version");
            }
            writer.setLiveCommitData(Map.of(WAY, Words.WAY).entrySet());
        }
    }

    void put(SessionTexts session) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, Long.toString(session.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, session.id()));
        document.add(new StringField(KIND, session.kind(), Field.Store.NO));
        Instant end = session.end();
        document.add(new NumericDocValuesField(START, session.start().getEpochSecond()));
        document.add(new NumericDocValuesField(END, end == null ? Long.MAX_VALUE : end.getEpochSecond()));
        document.add(new NumericDocValuesField(ROW, session.row()));
        document.add(new NumericDocValuesField(MINUTES, session.minutes()));
        List<String> texts = session.texts().stream().map(SessionTexts.Text::text).distinct().toList();
        document.add(new Field(TEXT, new WordStream(texts), WORDS));
        writer.updateDocument(byId(session.id()), document);
    }

    void remove(long session) throws IOException {
        writer.deleteDocuments(byId(session));
    }

    private static Term byId(long session) {
        return new Term(ID, Long.toString(session));
    }

    int size() throws IOException {
        return fresh().numDocs();
    }

    /** All that is in it, by session. */
    Map<Long, Indexed> all() throws IOException {
        Map<Long, Indexed> all = new HashMap<>();
        for (LeafReaderContext leaf : fresh().leaves()) {
            LeafReader part = leaf.reader();
            NumericDocValues ids = part.getNumericDocValues(ID);
            NumericDocValues rows = part.getNumericDocValues(ROW);
            NumericDocValues minutes = part.getNumericDocValues(MINUTES);
            Bits live = part.getLiveDocs();
            for (int doc = 0; ids != null && doc < part.maxDoc(); doc++) {
                if (live == null || live.get(doc)) {
                    all.put(value(ids, doc), new Indexed(value(rows, doc), value(minutes, doc)));
                }
            }
        }
        return all;
    }

    private static long value(NumericDocValues values, int doc) throws IOException {
        if (!values.advanceExact(doc)) {
            throw new IOException("a session of the index lacks a part");
        }
        return values.longValue();
    }

    /** Looks among all that was put so far. */
    Page find(Asked asked) throws IOException {
        IndexSearcher searcher = new IndexSearcher(fresh());
        searcher.setQueryCache(null);
        Asked.Before before = asked.before();
        FieldDoc after = before == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN,
                        new Object[]{before.start().getEpochSecond(), before.id()});
        TopFieldDocs top = searcher.search(WordQuery.of(asked, reader),
                new TopFieldCollectorManager(NEWEST, asked.limit(), after, Integer.MAX_VALUE));
        List<Long> sessions = new ArrayList<>();
        for (ScoreDoc found : top.scoreDocs) {
            sessions.add((Long) ((FieldDoc) found).fields[1]);
        }
        return new Page(sessions, top.totalHits.value());
    }

    private DirectoryReader fresh() throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
        if (newer != null) {
            reader.close();
            reader = newer;
        }
        return reader;
    }

    /** What was put is on disk when it returns. */
    void commit() throws IOException {
        writer.commit();
    }

    /** Commits, and lets go of files and memory. */
    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }

    /** Lets go of it as it was committed last. */
    void abandon() throws IOException {
        try (directory) {
            reader.close();
            writer.rollback();
        }
    }
}
