package dev.daybook.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "rep | Quarterly report | Quarterly [rep]ort",
            "REPORT quart | Quarterly report | [Quart]erly [report]",
            "folder | BlockFolder.java — daybook | Block[Folder].java — daybook",
            "blockf | BlockFolder.java | [BlockF]older.java",
            "folder.ja | BlockFolder.java | Block[Folder].[ja]va",
            "cafe | Le Café noir | Le [Café] noir",
            "café | le cafe noir | le [cafe] noir",
            "strasse | Lange Straße 5 | Lange [Straße] 5",
            "会議 | 第3回会議資料.docx | 第3回[会議]資料.docx",
            "会 | 国会図書館 | 国[会]図書館",
            "東京タワー | 夜の東京タワーから | 夜の[東京タワー]から",
            "ﾀﾜｰ | 東京タワー | 東京[タワー]",
            "日報 | 営業日報2026年 | 営業[日報]2026年",
            "회의 | 주간회의록 | 주간[회의]록",
            "'\"the report\"' | On the report, the reports | On [the] [report], the reports",
            "'“the report”' | the report | [the] [report]",
            "a.b | a.c a.bee | a.c [a].[b]ee",
            "rep re | report | [rep]ort",
            "'report -draft' | report | [report]",
            "example.org/page | https://example.org/page/1 | https://[example].[org]/[page]/1"})
    void whatIsFoundIsMarked(String question, String text, String marked) {
        assertEquals(marked, marked(question, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "eport | report",
            "議会 | 会議",
            "京都 | 東京 都庁",
            "'\"the rep\"' | the report",
            "'\"report the\"' | the report",
            "folder.java | folder and java.folder",
            "a.b | b.a"})
    void whatIsNotThereIsNotFound(String question, String text) {
        assertEquals(text, marked(question, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "-", "--", "\"", "\"\"", "-report", "-\"the report\"", "!? *", "-会 -議"})
    void aQuestionThatWantsNothingCannotBeAnswered(String text) {
        assertFalse(Question.of(text).isAnswerable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a AND", "(a", "a:b", "a*", "[a TO", "a\\", "a~2 ^", "\"a", "-a b\"", "a -",
            "NOT a OR \u0000"})
    void nothingInAQuestionIsSyntax(String text) {
        assertTrue(Question.of(text).isAnswerable());
    }

    @Test
    void whatIsAskedTwiceCountsOnce() {
        assertEquals(2, Question.of("report Report RÉPORT -draft -Draft").size());
    }

    @Test
    void everyTextIsAQuestion() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            String text = WordsTest.anything(random);
            List<Mark> marks = Question.of(text).marks(Words.of(text));
            for (int i = 1; i < marks.size(); i++) {
                assertTrue(marks.get(i - 1).to() < marks.get(i).from(), "seed " + seed + ": " + text);
            }
        }
    }

    private static String marked(String question, String text) {
        StringBuilder marked = new StringBuilder(text);
        for (Mark mark : Question.of(question).marks(Words.of(text)).reversed()) {
            marked.insert(mark.to(), ']').insert(mark.from(), '[');
        }
        return marked.toString();
    }
}
