package dev.daybook.forget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.forget.Criteria.Unfit;
import dev.daybook.timeline.Focus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void aProgramIsMeantByItsWholeNameWhateverItsCase() {
        assertTrue(meant("firefox", null, "Firefox", "news", null));
        assertFalse(meant("firefox", null, "Firefox Nightly", "news", null));
    }

    @Test
    void aTitleIsMeantWhenItOrItsAddressHoldsTheExpression() {
        assertTrue(meant(null, "b.nk", "Firefox", "my bank", null));
        assertTrue(meant(null, "bänk", "Firefox", "My BÄNK", null), "as with a person's rules, case does not matter");
        assertTrue(meant(null, "bank", "Firefox", "login", "https://bank.example/"));
        assertFalse(meant(null, "^bank", "Firefox", "my bank", null));
    }

    @Test
    void whatIsGivenNarrows() {
        assertTrue(meant("Firefox", "bank", "Firefox", "my bank", null));
        assertFalse(meant("Firefox", "bank", "Mail", "my bank", null));
        assertFalse(meant("Firefox", "bank", "Firefox", "news", null));
        assertTrue(meant(null, null, "Mail", "inbox", null));
    }

    @Test
    void aPersonsOwnWordsAreMeantByTheExpressionOrElseByTheProgram() {
        assertTrue(new Wording(null, "bank").said("at the bank"));
        assertFalse(new Wording("Mail", "bank").said("Mail"));
        assertTrue(new Wording("Mail", null).said("Editor, mail"));
        assertFalse(new Wording(null, null).said("anything"));
        assertFalse(new Wording("Mail", null).said(null));
    }

    @Test
    void whatIsNoExpressionIsRefusedWithItsPlace() {
        Unfit unfit = assertThrows(Unfit.class, () -> new Wording(null, "a(b"));
        assertTrue(String.valueOf(unfit.getMessage()).contains("character"), unfit.getMessage());
        assertEquals(1, String.valueOf(unfit.getMessage()).lines().count());
    }

    @Test
    void anExpressionThatTriesForEverOrGoesTooDeepIsStopped() {
        String text = "a".repeat(2_000) + "!";
        assertThrows(Unfit.class, () -> new Wording(null, "(.*)(.*)(.*)(.*)(.*)x").title(text));
        assertThrows(Unfit.class, () -> new Wording(null, "(a|a)*$").title("a".repeat(100_000)));
    }

    @Test
    void howeverManyTextsThereAreASensibleExpressionIsAskedOfAll() {
        Wording wording = new Wording(null, "(?:secret|private|hidden|bank)");
        String text = "a title of quite a usual length as programs have it in their windows — Editor";
        for (int asked = 0; asked < 500_000; asked++) {
            assertFalse(wording.title(text));
        }
    }

    private static boolean meant(@Nullable String app, @Nullable String titles, String application, String title,
            @Nullable String url) {
        return new Wording(app, titles).focus(new Focus(application, title, url));
    }
}
