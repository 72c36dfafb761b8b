package dev.daybook.exclusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.matching.BadPattern;
import dev.daybook.matching.Conditions;
import dev.daybook.matching.TextPattern;
import dev.daybook.timeline.Focus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionsTest {

    private final Exclusions exclusions = new Exclusions(ExclusionRules.standard());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "firefox                 | Cats — Mozilla Firefox Private Browsing",
            "firefox_firefox         | Mozilla Firefox Private Browsing",
            "Navigator               | Cats - Mozilla Firefox (Private Browsing)",
            "firefox                 | Katzen – Mozilla Firefox – Privater Modus",
            "firefox                 | Katzen — Mozilla Firefox Privater Modus",
            "firefox                 | Chats — Navigation privée de Mozilla Firefox",
            "firefox                 | Gatos — Navegación privada de Mozilla Firefox",
            "firefox                 | Gatos — Navegação Privada Mozilla Firefox",
            "firefox                 | Gatti — Mozilla Firefox (Navigazione anonima)",
            "firefox                 | Katten — Mozilla Firefox Privénavigatie",
            "firefox                 | Koty — Mozilla Firefox (tryb prywatny)",
            "firefox                 | Кошки — Приватный просмотр — Mozilla Firefox",
            "firefox                 | Коти — Приватний перегляд Mozilla Firefox",
            "firefox                 | 猫 — Mozilla Firefox プライベートブラウジング",
            "firefox                 | 猫 — Mozilla Firefox プライベート ブラウジング",
            "firefox                 | 猫 — Mozilla Firefox 隐私浏览",
            "firefox                 | Katter — Mozilla Firefox Privat surfning",
            "firefox                 | Kediler — Mozilla Firefox Gizli Gezinti",
            "firefox                 | Mèo — Mozilla Firefox duyệt web riêng tư",
            "LibreWolf               | Cats — LibreWolf Private Browsing",
            "zen                     | Cats — Zen Browser Private Browsing",
            "Tor Browser             | Cats",
            "Google-chrome           | Cats - Google Chrome (Incognito)",
            "Google-chrome           | New Incognito tab - Google Chrome",
            "Google-chrome           | Neuer Inkognito-Tab - Google Chrome",
            "Google-chrome           | Katzen - Google Chrome (Inkognito)",
            "Chromium                | Gatos - Chromium (Incógnito)",
            "chromium-browser        | Chats - Chromium (Navigation privée)",
            "Google-chrome           | 猫 - Google Chrome（シークレット モード）",
            "Google-chrome           | 猫 - Google Chrome（无痕）",
            "Microsoft-edge          | Cats - [InPrivate] - Microsoft Edge",
            "Brave-browser           | Cats - Brave (Private)",
            "Brave-browser           | Cats - Brave (Private window with Tor)",
            "Brave-browser           | New Private Tab - Brave",
            "Vivaldi-stable          | Private Window - Vivaldi",
            "Opera                   | Private browsing - Opera",
            "qutebrowser             | [Private Mode] Cats - qutebrowser",
            "Epiphany                | Cats (Private)"})
    void theTitleOfAPrivateWindowIsNotRecorded(String application, String title) {
        assertEquals(Optional.of(new Focus(application, "", null)),
                exclusions.apply(new Focus(application, title, "https://cats.example/"), 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "firefox       | Cats — Mozilla Firefox",
            "Google-chrome | Privacy policy - Google Chrome",
            "Google-chrome | The private life of cats - Google Chrome",
            "Brave-browser | New Tab - Brave",
            "Editor        | How private browsing works (Incognito)"})
    void anythingElseIsRecordedAsItIs(String application, String title) {
        Focus focus = new Focus(application, title, "https://cats.example/");

        assertEquals(Optional.of(focus), exclusions.apply(focus, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KeePassXC", "org.keepassxc.KeePassXC", "Bitwarden", "1Password", "Enpass", "Seahorse",
            "Proton Pass", "pinentry-gtk-2", "kwalletmanager5", "i3lock", "xsecurelock", "kscreenlocker_greet",
            "gnome-screensaver", "light-locker", "swaylock"})
    void ofPasswordManagersAndLockScreensNothingIsRecorded(String application) {
        assertEquals(Optional.empty(), exclusions.apply(new Focus(application, "Passwords", null), 7));
    }

    @Test
    void aWindowThatShowedThePrivateEmptyTabStaysPrivate() {
        Focus page = new Focus("Google-chrome", "Cats - Google Chrome", null);
        exclusions.apply(new Focus("Google-chrome", "New Incognito Tab - Google Chrome", null), 7);

        assertEquals(Optional.of(new Focus("Google-chrome", "", null)), exclusions.apply(page, 7));
        assertEquals(Optional.of(page), exclusions.apply(page, 8), "another window is none");
    }

    @Test
    void aWindowWithoutANumberIsJudgedByItsTitleAlone() {
        Focus page = new Focus("Google-chrome", "Cats - Google Chrome", null);
        exclusions.apply(new Focus("Google-chrome", "New Incognito Tab - Google Chrome", null), Exclusions.NO_WINDOW);

        assertEquals(Optional.of(page), exclusions.apply(page, Exclusions.NO_WINDOW));
    }

    @Test
    void privateWindowsMayBeDroppedOrRecorded() {
        Focus focus = new Focus("firefox", "Cats — Mozilla Firefox Private Browsing", null);

        exclusions.become(new ExclusionRules(List.of(), Treatment.DROP, true));
        assertEquals(Optional.empty(), exclusions.apply(focus, 7));
        exclusions.become(new ExclusionRules(List.of(), Treatment.RECORD, true));
        assertEquals(Optional.of(focus), exclusions.apply(focus, 7));
    }

    @Test
    void withoutBuiltInProgramsAPasswordManagerIsRecorded() {
        exclusions.become(new ExclusionRules(List.of(), Treatment.REDACT, false));
        Focus focus = new Focus("KeePassXC", "Passwords", null);

        assertEquals(Optional.of(focus), exclusions.apply(focus, 7));
    }

    @Test
    void ofAllThatFitTheStrictestCounts() throws BadPattern {
        exclusions.become(new ExclusionRules(List.of(rule(null, "pay", Treatment.REDACT),
                rule("firefox", "payslip", Treatment.DROP)), Treatment.REDACT, true));

        assertEquals(Optional.of(new Focus("firefox", "", null)),
                exclusions.apply(new Focus("firefox", "Payment", null), 7));
        assertEquals(Optional.empty(), exclusions.apply(new Focus("firefox", "My Payslip", null), 7));
        assertEquals(Optional.empty(),
                exclusions.apply(new Focus("firefox", "payslip — Mozilla Firefox Private Browsing", null), 7));
    }

    @Test
    void anAddressIsExcludedWhereItIsTold() throws BadPattern {
        exclusions.become(new ExclusionRules(List.of(new Exclusion(
                new Conditions(null, null, TextPattern.of("^https://bank\\.")), Treatment.DROP, "here")),
                Treatment.REDACT, true));

        assertEquals(Optional.empty(), exclusions.apply(new Focus("firefox", "Bank", "https://bank.example/"), 7));
        assertTrue(exclusions.apply(new Focus("firefox", "Bank", null), 7).isPresent());
    }

    @Test
    void anExclusionThatIsTooSlowExcludesAndIsNamed() throws BadPattern {
        Exclusion slow = rule(null, "(.*)(.*)(.*)(.*)x", Treatment.DROP);
        exclusions.become(new ExclusionRules(List.of(slow), Treatment.REDACT, true));

        assertEquals(Optional.empty(), exclusions.apply(new Focus("Editor", "a".repeat(500), null), 7));
        assertEquals(List.of(slow), List.copyOf(exclusions.now().slow()));
        assertTrue(exclusions.apply(new Focus("Editor", "ccc", null), 7).isPresent());
    }

    @Test
    void whatWouldNeedAnApplicationIsToldApart() throws BadPattern {
        ExclusionRules rules = new ExclusionRules(List.of(rule("mail", "secret", Treatment.DROP),
                rule(null, "secret plan", Treatment.REDACT)), Treatment.REDACT, true);

        assertEquals(Optional.empty(), rules.decidingOfAnyApplication("secret", null));
        assertEquals(Treatment.REDACT, rules.decidingOfAnyApplication("secret plan", null).orElseThrow().treatment());
        assertEquals(List.of(rules.all().getFirst()), rules.decidingInSomeApplication("secret", null));
        assertEquals(List.of(Exclusion.PRIVATE), rules.decidingInSomeApplication("Private browsing", null).stream()
                .map(Exclusion::source).toList());
    }

    private static Exclusion rule(@Nullable String app, String title, Treatment treatment) throws BadPattern {
        return new Exclusion(new Conditions(app == null ? null : TextPattern.of(app), TextPattern.of(title), null),
                treatment, "config.toml line 1");
    }
}
