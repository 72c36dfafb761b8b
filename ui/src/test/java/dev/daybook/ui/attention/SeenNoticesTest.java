package dev.daybook.ui.attention;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeenNoticesTest {

    private final SeenNotices seen = new SeenNotices();

    @Test
    void aNoticeWithOtherNumbersIsTheSame() {
        seen.add("The journal has waited for 40 s with 980 changes, since 14:05");

        assertTrue(seen.knows("The journal has waited for 41 s with 1,002 changes, since 9:05"));
        assertFalse(seen.knows("The journal cannot be written"));
    }

    @Test
    void namesAndIdsWithDigitsTellNoticesApart() {
        seen.add("Plan backup2 failed");
        seen.add("Plan copy-2 failed");
        seen.add("Operation op_7a1 is unresponsive");

        assertFalse(seen.knows("Plan backup3 failed"));
        assertFalse(seen.knows("Plan copy-3 failed"));
        assertFalse(seen.knows("Operation op_8a1 is unresponsive"));
    }

    @Test
    void theLongestUnseenAreForgotten() {
        seen.add("Plan a failed");
        seen.add("Plan b failed");
        seen.add("Plan a failed");
        for (int i = 0; i < SeenNotices.MOST - 1; i++) {
            seen.add("Plan x" + i + " failed");
        }

        assertTrue(seen.knows("Plan a failed"));
        assertFalse(seen.knows("Plan b failed"));
    }
}
