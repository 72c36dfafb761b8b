package dev.daybook.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "BlockFolder.java | blockfolder+folder java",
            "snake_case-and/paths.txt | snake case and paths txt",
            "XMLParser readHTTPHeader iPhone GitHub | xmlparser+parser readhttpheader+httpheader+header iphone+phone github+hub",
            "utf8 X11 HTML5Parser v2.4.240 | utf8 x11 html5parser+parser v2 4 240",
            "Don't stop | don t stop",
            "Straße CAFÉ naïve Øre Łódź İstanbul ısı | strasse cafe naive ore lodz istanbul isi",
            "Ёлка ЙОД Ελλάς | елка иод ελλασ",
            "ﬁle Ａｂｃ１２ | file abc12",
            "会議 日報2026 | 会 議 日 報 2026",
            "東京タワー ﾀﾜｰ ｶﾞｽ | 東 京 タ ワ ー タ ワ ー ガ ス",
            "주간회의록 | 주 간 회 의 록",
            "हिन्दी | हिन्दी",
            "مُحَمَّد أحمد | محمد احمد",
            "ภาษาไทย | ภ า ษ า ไ ท ย",
            "done ✓ 🎉party | done ✓ 🎉 party",
            "--- … !? | ''"})
    void aTextComesApartIntoWords(String text, String words) {
        assertEquals(words, told(text));
    }

    /** Names of files come from some systems taken apart. */
    @ParameterizedTest
    @CsvSource({"Résumé café.txt", "주간회의록", "ガス会社", "Ёлка", "Đặng Thị"})
    void aTextTakenApartIntoLettersAndMarksIsTheSame(String text) {
        assertEquals(told(text), told(Normalizer.normalize(text, Normalizer.Form.NFD)));
    }

    @Test
    void aWordThatNobodyTypesIsFoundByItsBeginning() {
        Word word = Words.of("x" + "y".repeat(5_000)).getFirst();

        assertEquals("x" + "y".repeat(63), word.text());
        assertEquals(64, word.mark("xy", false).map(_ -> word.text().length()).orElse(0));
    }

    @Test
    void everyTextComesApartAndItsPlacesLieInIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            String text = anything(random);
            int last = 0;
            for (Word word : Words.of(text)) {
                Mark mark = word.mark(word.text(), false).orElseThrow();
                assertTrue(last <= mark.from() && mark.from() < mark.to() && mark.to() <= text.length(),
                        () -> "seed " + seed + ": " + text);
                last = mark.to();
            }
        }
    }

    /** Letters, marks, halves of surrogates and whatever else there is. */
    static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                case 2 -> text.append("aZ0 -\"\u0301ﾞｶ会ー".charAt(random.nextInt(11)));
                default -> text.append((char) (32 + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    private static String told(String text) {
        return Words.of(text).stream().map(word -> String.join("+", word.spellings())).collect(Collectors.joining(" "));
    }

    @Test
    void placesAreThoseOfTheTextAndNotOfWhatItIsFoldedTo() {
        List<Word> words = Words.of("Große Übersicht");

        assertEquals(new Mark(0, 5), words.getFirst().mark("grosse", true).orElseThrow());
        assertEquals(new Mark(0, 4), words.getFirst().mark("gros", false).orElseThrow(), "half of an ß is all of it");
        assertEquals(new Mark(6, 10), words.getLast().mark("uber", false).orElseThrow());
    }
}
