package dev.daybook.architecture.broken.summary;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.Query;

final class KeepsItsOwnIndex {

    static boolean byWriter(IndexWriter writer) {
        return writer.isOpen();
    }

    static String byQuery(Query query) {
        return query.toString();
    }
}
