package dev.daybook.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.daybook.architecture.Rules.Rule;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The design's directions, held over the real classes. Each rule is shown to report a class that breaks it, and to have
 * looked at something.
 */
class ArchitectureTest {

    private static final JavaClasses REAL = real();
    private static final JavaClasses BROKEN = new ClassFileImporter()
            .importPackages("dev.daybook.architecture.broken");
    private static final Rule DAEMON_IS_SEEN_BY_ITSELF_ALONE = daemonRule();

    static final List<Rule> RULES = List.of(DAEMON_IS_SEEN_BY_ITSELF_ALONE, Rules.STATIONS_KNOW_THE_JDK_AND_EACH_OTHER,
            Rules.DATABASE_IN_STORE, Rules.HTTP_SERVER_IN_SERVER, Rules.INDEX_IN_SEARCH, Rules.JAVAFX_IN_UI,
            Rules.TRAY_LIBRARIES_IN_TRAY, Rules.LOG_FILES_IN_THE_PROGRAMS,
            Rules.JAVAS_PROCESSES_IN_PLATFORM, Rules.C_LIBRARY_IN_PLATFORM_PROCESS, Rules.TIME_IS_INJECTED,
            Rules.NO_CYCLES, Rules.NAMES_SAY_THE_DUTY,
            Rules.NO_JDK_INTERNALS);

    @ParameterizedTest
    @FieldSource("RULES")
    void theProgramKeepsTheRule(Rule rule) {
        rule.rule().check(REAL);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void theRuleLooksAtSomething(Rule rule) {
        assertTrue(REAL.stream().filter(rule.looksAt()).count() > 10, rule::toString);
    }

    @Test
    void allModulesAreThere() {
        Set<String> roots = Set.of("dev.daybook.api", "dev.daybook.cli", "dev.daybook.timeline", "dev.daybook.session",
                "dev.daybook.store", "dev.daybook.server", "dev.daybook.platform", "dev.daybook.worker",
                "dev.daybook.daemon");

        roots.forEach(name -> assertTrue(REAL.stream().anyMatch(type -> type.getPackageName().equals(name)), name));
        assertFalse(REAL.stream().anyMatch(type -> type.getPackageName().startsWith("dev.daybook.architecture")));
    }

    /** What a rule keeps in one place is really used there, so the rule names the thing as it is called. */
    @Test
    void whatIsKeptInOnePlaceIsUsedThere() {
        List.of("java.sql", "com.zaxxer.hikari", "org.flywaydb.core").forEach(
                thing -> assertTrue(uses("dev.daybook.store", thing), thing));
        List.of("org.eclipse.jetty.server", "org.eclipse.jetty.unixdomain.server").forEach(
                thing -> assertTrue(uses("dev.daybook.server", thing), thing));
        List.of("org.apache.lucene.index", "org.apache.lucene.search").forEach(
                thing -> assertTrue(uses("dev.daybook.search", thing), thing));
        List.of("dorkbox.systemTray", "com.sun.jna", "org.freedesktop.dbus.interfaces").forEach(
                thing -> assertTrue(uses("dev.daybook.ui.tray", thing), thing));
        List.of("dev.daybook.daemon", "dev.daybook.ui").forEach(
                home -> assertTrue(uses(home, "ch.qos.logback.classic"), home));
        assertTrue(uses("dev.daybook.platform.process", "java.lang.foreign"));
        assertTrue(REAL.get("dev.daybook.platform.DetachedProgram").getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(ProcessBuilder.class)));
    }

    @Test
    void theClocksReadersReadIt() {
        Rules.CLOCK_READERS.forEach(reader -> assertReported(Rules.NOBODY_READS_THE_CLOCK, REAL, reader));
    }

    @Test
    void aWindowThatSeesTheDaemonIsReported() {
        assertReported(DAEMON_IS_SEEN_BY_ITSELF_ALONE, BROKEN, "SeesTheStore");
    }

    @Test
    void aStationThatKnowsMoreThanTheJdkIsReported() {
        assertReported(Rules.STATIONS_KNOW_THE_JDK_AND_EACH_OTHER, BROKEN, "LogsForItself", "KnowsTheSettings");
    }

    @Test
    void aDatabaseOutsideTheStoreIsReported() {
        assertReported(Rules.DATABASE_IN_STORE, BROKEN, "AsksTheDatabase.bySql", "AsksTheDatabase.byDataSource",
                "AsksTheDatabase.byH2", "AsksTheDatabase.byPool", "AsksTheDatabase.byMigration");
    }

    @Test
    void aServerOutsideItsPackageIsReported() {
        assertReported(Rules.HTTP_SERVER_IN_SERVER, BROKEN, "ServesItself.byServer", "ServesItself.bySocket");
    }

    @Test
    void anIndexOutsideTheSearchIsReported() {
        assertReported(Rules.INDEX_IN_SEARCH, BROKEN, "KeepsItsOwnIndex.byWriter", "KeepsItsOwnIndex.byQuery");
    }

    @Test
    void javaFxOutsideTheWindowIsReported() {
        assertReported(Rules.JAVAFX_IN_UI, BROKEN, "DrawsItself");
    }

    @Test
    void aTrayIconOutsideTheTrayIsReported() {
        assertReported(Rules.TRAY_LIBRARIES_IN_TRAY, BROKEN, "ShowsAnIcon.byLibrary", "ShowsAnIcon.byXlib",
                "ShowsAnIcon.byBus");
    }

    @Test
    void aLogFileSetUpElsewhereIsReported() {
        assertReported(Rules.LOG_FILES_IN_THE_PROGRAMS, BROKEN, "KeepsItsOwnLog");
    }

    @Test
    void aProcessSpawnedElsewhereIsReported() {
        assertReported(Rules.JAVAS_PROCESSES_IN_PLATFORM, BROKEN, "SpawnsProcesses.byBuilder",
                "SpawnsProcesses.byRuntime", "SpawnsProcesses.byReference");
    }

    @Test
    void aCallOfTheCLibraryElsewhereIsReported() {
        assertReported(Rules.C_LIBRARY_IN_PLATFORM_PROCESS, BROKEN, "CallsTheSystem.byLinker",
                "CallsTheSystem.byMemory");
    }

    @Test
    void everyReadingOfTheMachinesClockIsReported() {
        assertReported(Rules.TIME_IS_INJECTED, BROKEN, "ReadsTheClock.byInstant", "ReadsTheClock.byReference",
                "ReadsTheClock.bySystem", "ReadsTheClock.byClock", "ReadsTheClock.byTicks",
                "ReadsTheClock.byLocalDate", "ReadsTheClock.byZonedDate", "ReadsTheClock.byOldDate",
                "ReadsTheClock.byCalendar");
        assertFalse(report(Rules.TIME_IS_INJECTED, BROKEN).contains("byInjectedClock"));
    }

    @Test
    void aCycleOfPackagesIsReported() {
        assertReported(Rules.NO_CYCLES, BROKEN, "Cycle detected", "broken.session", "broken.timeline");
    }

    @Test
    void aNameThatSaysNothingIsReported() {
        assertReported(Rules.NAMES_SAY_THE_DUTY, BROKEN, "SessionManager", "SessionHelper", "SessionUtil",
                "SessionUtils", "SessionImpl", "SessionBase");
    }

    /** No compiler that warns lets such a class pass, so it is made here. */
    @Test
    void aClassThatReachesIntoTheJdkIsReported(@TempDir Path folder) throws IOException {
        ClassDesc unsafe = ClassDesc.of("sun.misc.Unsafe");
        ClassFile.of().buildTo(folder.resolve("ReachesInside.class"), ClassDesc.of("dev.daybook.broken.ReachesInside"),
                type -> type.withMethodBody("reach", MethodTypeDesc.of(ConstantDescs.CD_void),
                        AccessFlag.STATIC.mask(), code -> code.invokestatic(unsafe, "getUnsafe",
                                MethodTypeDesc.of(unsafe)).pop().return_()));

        assertReported(Rules.NO_JDK_INTERNALS, new ClassFileImporter().importPath(folder), "ReachesInside.reach");
    }

    private static void assertReported(Rule rule, JavaClasses classes, String... culprits) {
        String report = report(rule, classes);
        for (String culprit : culprits) {
            assertTrue(report.contains(culprit), () -> culprit + " is missing in: " + report);
        }
    }

    private static String report(Rule rule, JavaClasses classes) {
        return String.join("\n", rule.rule().evaluate(classes).getFailureReport().getDetails());
    }

    private static boolean uses(String home, String thing) {
        return REAL.stream().filter(type -> type.getPackageName().equals(home))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .map(JavaClass::getPackageName).anyMatch(thing::equals);
    }

    private static JavaClasses real() {
        try {
            return ProductClasses.all();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the classes of the program cannot be read", e);
        }
    }

    private static Rule daemonRule() {
        try {
            Set<String> packages = ProductClasses.daemonPackages();
            return Rules.daemonIsSeenByItselfAlone(packages);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the classes of the daemon cannot be read", e);
        }
    }
}
