package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayTextTest {

    private static final String HEADING = "# Tuesday, 10 March 2026";
    private static final Set<String> OLDER = Set.of("# 2026-03-10");
    private static final List<String> FRONT = List.of("date: 2026-03-10", "category_seconds:", "  \"Work\": 60");
    private static final String HEAD = "---\n" + FrontMatter.COMMENT
            + "\ndate: 2026-03-10\ncategory_seconds:\n  \"Work\": 60\n---\n\n";

    private final Map<Long, DayText.Entry> wanted = new TreeMap<>();

    @Test
    void theFirstEntryMakesTheFile() {
        assertEquals(HEAD + HEADING + "\n\n" + entry(7, 900, "## Work"), written("", 7, 900, "## Work"));
    }

    @Test
    void anEntryWrittenTwiceReplacesItself() {
        String once = written("", 7, 900, "first");
        assertEquals(once, written(once, 7, 900, "first"));
        assertEquals(once.replace("first", "second"), written(once, 7, 900, "second"));
    }

    @Test
    void entriesStandInTheOrderOfTheirStartAndMoveWithIt() {
        written("", 3, 1_000, "three");
        written("", 10, 900, "ten");
        String text = written("", 9, 900, "nine");
        assertEquals(List.of(9L, 10L, 3L), order(text));
        assertEquals(List.of(10L, 3L, 9L), order(written(text, 9, 2_000, "nine")));
    }

    @Test
    void anOldFileIsTakenOver() {
        String old = "# 2026-03-10\n\nSlept badly.\n\n" + entry(1, 100, "## 09:00–09:10 Editor") + entry(2, 200, "old");
        String text = written(old.replace("\n\nSlept badly.", ""), 2, 200, "new");
        assertEquals(HEAD + HEADING + "\n\n" + entry(2, 200, "new"), text);
        assertEquals(HEAD + "# 2026-03-10\n\nSlept badly.\n\n" + entry(2, 200, "new"), written(old, 2, 200, "new"));
    }

    @Test
    void whatAPersonWroteAboveIsKeptToTheLetter() {
        String above = "# My day\r\n\r\nSlept badly.\n<!-- a comment -->";
        assertEquals(HEAD + above + "\n\n" + entry(1, 100, "one"), written(above + "\n", 1, 100, "one"));
    }

    @Test
    void whatAPersonWroteBetweenAndBelowStaysWhereItWas() {
        written("", 1, 100, "one");
        String text = written("", 2, 200, "two").replace("<!-- session 2 ",
                "Lunch with Ada.\n\n    code\n\n<!-- session 2 ")
                + "Good night.\n";
        wanted.put(3L, new DayText.Entry(3, 300, "three\n", ""));
        String again = written(text, 1, 100, "one again");
        assertTrue(again.contains("<!-- /session 1 -->\n\nLunch with Ada.\n\n    code\n\n<!-- session 2 "), again);
        assertTrue(again.contains("<!-- /session 2 -->\n\nGood night.\n\n<!-- session 3 "), again);
        assertEquals(again, written(again, 1, 100, "one again"));
    }

    @Test
    void whatStoodBelowAnEntryThatGoesFollowsWhatStoodAboveIt() {
        written("", 1, 100, "one");
        String text = written("", 2, 200, "two").replace("<!-- session 2 ", "Lunch.\n\n<!-- session 2 ") + "Night.\n";
        wanted.remove(2L);
        String without = text(text);
        assertTrue(without.endsWith("<!-- /session 1 -->\n\nLunch.\n\nNight.\n\n"), without);
        wanted.clear();
        assertEquals(HEAD + HEADING + "\n\nLunch.\n\nNight.\n\n", text(without));
    }

    @Test
    void linesThatEndAsOnWindowsAreRead() {
        String text = written("", 1, 100, "one").replace("\n", "\r\n");
        assertEquals(HEAD + HEADING + "\n\n" + entry(1, 100, "two"), written(text, 1, 100, "two"));
    }

    @Test
    void anEntryThatIsThereTwiceIsWrittenOnce() {
        String text = written("", 1, 100, "one") + "Mine.\n\n" + entry(1, 100, "one");
        assertEquals(HEAD + HEADING + "\n\n" + entry(1, 100, "one") + "Mine.\n\n", written(text, 1, 100, "one"));
    }

    @Test
    void aMarkerThatAPersonDamagedHurtsNoOtherEntry() {
        written("", 1, 100, "one");
        String text = written("", 2, 200, "two").replace("<!-- /session 1 -->\n", "");
        String mended = written(text, 2, 200, "two");
        assertTrue(mended.contains("one\n\n<!-- session 1 at 100 -->\none\n<!-- /session 1 -->"), mended);
        assertEquals(1, mended.split("/session 2", -1).length - 1, mended);
        assertEquals(mended, written(mended, 2, 200, "two"));
    }

    @Test
    void aMarkerWithANumberBeyondAllSessionsIsAPersonsText() {
        String odd = "<!-- session 99999999999999999999 at 1 -->\nx\n<!-- /session 99999999999999999999 -->";
        assertEquals(HEAD + odd + "\n\n" + entry(1, 100, "one"), written(odd + "\n", 1, 100, "one"));
    }

    @Test
    void keysThatAPersonAddedStayAndDaybooksOwnAreReplaced() {
        String theirs = "# about me\ntags: [work, \"x: y\"]\naliases:\n- one\n- two\ntext: |\n  a\n\n  b";
        String text = "---\n" + theirs + "\ndate: 1999-01-01\nentries:\n  - {session: 9}\n---\n\nHello\n";
        String head = HEAD.replace("\n---\n\n", "\n" + theirs + "\n---\n\n");
        assertEquals(head + "Hello\n\n" + entry(1, 1, "one"), written(text, 1, 1, "one"));
        assertEquals(head + "Hello\n\n" + entry(1, 1, "one"), written(written(text, 1, 1, "one"), 1, 1, "one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\nSlept badly.\n---\nMore", "---\n- a list\n---", "---\nno end: of it", "---",
            "--- \n\n---"})
    void whatIsNoFrontMatterIsAPersonsText(String above) {
        assertEquals(HEAD + above + "\n\n" + entry(1, 1, "one"), written(above, 1, 1, "one"));
        assertEquals(HEAD + above + "\n\n" + entry(1, 1, "one"), written(written(above, 1, 1, "one"), 1, 1, "one"));
    }

    @Test
    void aMarkOfByteOrderHidesNothing() {
        String text = written("", 1, 100, "one");
        assertEquals(text, written("\ufeff" + text, 1, 100, "one"));
    }

    @Test
    void aFileWithoutEntriesIsNobodysUnlessAPersonWroteInIt() {
        String text = written("", 1, 100, "one");
        wanted.clear();
        assertTrue(DayText.of(text(text)).isOwn(Set.of(HEADING)));
        assertTrue(DayText.of("").isOwn(Set.of(HEADING)));
        assertFalse(DayText.of(text("Hello")).isOwn(Set.of(HEADING)));
        assertFalse(DayText.of(text.replace("---\n\n#", "tags: mine\n---\n\n#")).isOwn(Set.of(HEADING)));
        assertFalse(DayText.of(text + "below").isOwn(Set.of(HEADING)));
    }

    private String written(String there, long session, long start, String body) {
        wanted.put(session, new DayText.Entry(session, start, body + "\n", ""));
        return text(there);
    }

    private String text(String there) {
        return DayText.of(there).with(wanted).text(FRONT, HEADING, OLDER);
    }

    private static List<Long> order(String text) {
        return DayText.of(text).entries().stream().map(DayText.Entry::session).toList();
    }

    private static String entry(long session, long start, String body) {
        return "<!-- session %d at %d -->\n%s\n<!-- /session %d -->\n\n".formatted(session, start, body, session);
    }
}
