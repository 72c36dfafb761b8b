package dev.daybook.store;

import dev.daybook.category.CategoryRules;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what is stored, and remembers the answers by the numbers of its texts: what a number stands for never changes,
 * and the texts of a year take far longer to read and to sort than its numbers. Other rules have another memory. Thread
 * safe.
 */
final class PageCategories {

    /** More programs than a person uses in years. */
    private static final int MOST_APPLICATIONS = 2_000;

    /** The pages of a busy year, in 5 MB. Who saw more keeps the first, for a long range comes to each of them again. */
    private static final int MOST_PAGES = 60_000;

    final CategoryRules rules;
    private final Map<Long, Application> applications = new ConcurrentHashMap<>();
    private final Map<Page, String> pages = new ConcurrentHashMap<>();

    /** Sorts by these rules, for the rows of one store. */
    PageCategories(CategoryRules rules) {
        this.rules = rules;
    }

    /**
     * What had the focus, by the numbers of its texts.
     *
     * @param url null where nobody told one
     */
    record Page(long application, long title, @Nullable Long url) {}

    /**
     * A program.
     *
     * @param category of whatever it shows; empty where its titles matter
     */
    private record Application(String name, Optional<String> category) {}

    /** The category of a page; what is not remembered of it is read. */
    String of(Sql sql, Page page) throws SQLException {
        Application application = application(sql, page.application);
        return application.category.isPresent() ? application.category.get() : of(sql, application.name, page);
    }

    private Application application(Sql sql, long id) throws SQLException {
        Application remembered = applications.get(id);
        if (remembered != null) {
            return remembered;
        }
        String name = text(sql, "SELECT name FROM application WHERE id = ?", id);
        return kept(applications, MOST_APPLICATIONS, id, new Application(name, rules.ofAll(name)));
    }

    private String of(Sql sql, String application, Page page) throws SQLException {
        String remembered = pages.get(page);
        if (remembered != null) {
            return remembered;
        }
        String title = text(sql, "SELECT text FROM title WHERE id = ?", page.title);
        String url = page.url == null ? null : text(sql, "SELECT text FROM url WHERE id = ?", page.url);
        return kept(pages, MOST_PAGES, page, rules.of(application, title, url));
    }

    private static <K, V> V kept(Map<K, V> known, int most, K asked, V found) {
        if (known.size() < most) {
            known.put(asked, found);
        }
        return found;
    }

    private static String text(Sql sql, String question, long id) throws SQLException {
        return sql.first(question, row -> row.getString(1), id).orElse("");
    }
}
