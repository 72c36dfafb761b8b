package dev.daybook.store;

import dev.daybook.forget.Criteria;
import dev.daybook.forget.Wording;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which dictionary rows criteria mean, so that rows are judged by their numbers. */
final class ForgetMatch {

    final Criteria criteria;
    private final BitSet applications;
    private final BitSet titles;
    private final BitSet urls;

    private ForgetMatch(Criteria criteria, BitSet applications, BitSet titles, BitSet urls) {
        this.criteria = criteria;
        this.applications = applications;
        this.titles = titles;
        this.urls = urls;
    }

    static ForgetMatch of(Sql sql, Criteria criteria) throws SQLException {
        Wording words = criteria.wording();
        return new ForgetMatch(criteria, ids(sql, "SELECT id, name AS text FROM application", words::application),
                ids(sql, "SELECT id, text FROM title", words::title),
                ids(sql, "SELECT id, text FROM url", words::title));
    }

    private static BitSet ids(Sql sql, String all, Predicate<String> meant) throws SQLException {
        BitSet ids = new BitSet();
        sql.list(all, row -> {
            if (meant.test(row.getString("text"))) {
                ids.set(Math.toIntExact(row.getLong("id")));
            }
            return true;
        });
        return ids;
    }

    /** Whether active time with this focus is meant. */
    boolean focus(long application, long title, @Nullable Long url) {
        return applications.get(Math.toIntExact(application))
                && (titles.get(Math.toIntExact(title)) || (url != null && urls.get(Math.toIntExact(url))));
    }
}
