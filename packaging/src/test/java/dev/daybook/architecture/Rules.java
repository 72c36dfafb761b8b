package dev.daybook.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;

/**
 * The directions of the design. A package is named with dots around it, so that a fixture below another root is judged
 * by the same rule as the real one.
 */
final class Rules {

    private static final String[] STATIONS = {"dev.daybook..timeline..", "dev.daybook..session..",
            "dev.daybook..operation..", "dev.daybook..plan.."};

    /**
     * One rule.
     *
     * @param looksAt the classes it judges
     * @param rule refuses each of them that does otherwise
     */
    record Rule(DescribedPredicate<JavaClass> looksAt, ArchRule rule) {

        static Rule of(String name, DescribedPredicate<JavaClass> looksAt, ArchCondition<JavaClass> must) {
            return new Rule(looksAt, classes().that(looksAt).should(must).as(name));
        }

        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static final Rule STATIONS_KNOW_THE_JDK_AND_EACH_OTHER = Rule.of(
            "timeline, session, operation and plan know the JDK and each other alone",
            resideInAnyPackage(STATIONS),
            onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations..")
                    .or(resideInAnyPackage(STATIONS))));

    static final Rule DATABASE_IN_STORE = only("the database appears in store alone", "dev.daybook..store..",
            "java.sql..", "javax.sql..", "org.h2..", "com.zaxxer.hikari..", "org.flywaydb..");

    static final Rule HTTP_SERVER_IN_SERVER = only("the HTTP server appears in server alone", "dev.daybook..server..",
            "org.eclipse.jetty.server..", "org.eclipse.jetty.unixdomain..");

    static final Rule INDEX_IN_SEARCH = only("the index's library appears in search alone", "dev.daybook..search..",
            "org.apache.lucene..");

    static final Rule JAVAFX_IN_UI = only("JavaFX appears in ui alone", "dev.daybook.ui..", "javafx..",
            "com.sun.javafx..");

    static final Rule TRAY_LIBRARIES_IN_TRAY = only(
            "the tray's library, Xlib and the session bus appear in ui.tray alone", "dev.daybook..ui.tray..",
            "dorkbox..", "com.sun.jna..", "org.freedesktop.dbus..");

    /** All others log by SLF4J, and the two programs that have a log say where it is. */
    static final Rule LOG_FILES_IN_THE_PROGRAMS = Rule.of("the log's files are set up by the daemon and the ui alone",
            not(resideInAnyPackage("dev.daybook..daemon", "dev.daybook..ui")),
            never(dependOnClassesThat(resideInAnyPackage("ch.qos.logback.."))));

    static final Rule C_LIBRARY_IN_PLATFORM_PROCESS = only("the C library is called in platform.process alone",
            "dev.daybook..platform.process..", "java.lang.foreign..");

    /** Not even beside the C library's way: Java's own reaps every child of the process, also those it did not start. */
    static final Rule JAVAS_PROCESSES_IN_PLATFORM = Rule.of("Java's own processes are spawned in platform alone",
            not(resideInAnyPackage("dev.daybook..platform")),
            never(dependOnClassesThat(describe("start processes", type -> type.isEquivalentTo(ProcessBuilder.class))))
                    .and(never(accessTargetWhere(describe("it starts a process",
                            access -> access.getTargetOwner().isEquivalentTo(Runtime.class)
                                    && access.getTarget().getName().equals("exec"))))));

    /** Each process has one place that reads the machine's clock; it hands it to all others. */
    static final Set<String> CLOCK_READERS = Set.of("dev.daybook.daemon.MachineClock", "dev.daybook.cli.Surroundings",
            "dev.daybook.worker.DetachedMain", "dev.daybook.ui.Desktop");

    static final Rule TIME_IS_INJECTED = Rule.of("the time of day comes from an injected clock",
            describe("are not " + CLOCK_READERS, type -> !CLOCK_READERS.contains(type.getName())),
            neverReadTheClock());

    /** Without the exceptions it reports those who may, if they do. */
    static final Rule NOBODY_READS_THE_CLOCK = Rule.of("nobody reads the machine's clock", alwaysTrue(),
            neverReadTheClock());

    static final Rule NO_CYCLES = new Rule(alwaysTrue(),
            slices().matching("dev.daybook.(**)").should().beFreeOfCycles());

    static final Rule NAMES_SAY_THE_DUTY = Rule.of("no class is a Manager, Helper, Util, Impl or Base", alwaysTrue(),
            never(haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base)")));

    static final Rule NO_JDK_INTERNALS = Rule.of("nobody reaches into the JDK", alwaysTrue(),
            never(dependOnClassesThat(resideInAnyPackage("sun..", "com.sun..", "jdk.internal..")
                    // By its name alone; it is a library.
                    .and(not(resideInAnyPackage("com.sun.jna.."))))));

    private Rules() {}

    /** What the others share never sees the daemon, whose packages its module tells. */
    static Rule daemonIsSeenByItselfAlone(Set<String> packages) {
        DescribedPredicate<JavaClass> daemon = describe("belong to the daemon",
                type -> packages.contains(type.getPackageName()));
        return Rule.of("app and ui never see the daemon", not(daemon), never(dependOnClassesThat(daemon)));
    }

    private static Rule only(String name, String home, String... what) {
        return Rule.of(name, not(resideInAnyPackage(home)), never(dependOnClassesThat(resideInAnyPackage(what))));
    }

    private static ArchCondition<JavaClass> neverReadTheClock() {
        return never(accessTargetWhere(describe("it reads the machine's clock", Rules::readsTheClock)));
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || (name.startsWith("tick") && !takes(access, Clock.class));
        } else if (owner.getPackageName().startsWith("java.time")) {
            return name.equals("now") && !takes(access, Clock.class);
        } else if (owner.isEquivalentTo(Date.class)) {
            return name.equals("<init>") && parameters(access) == 0;
        }
        return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Calendar.class) && name.equals("getInstance"));
    }

    private static boolean takes(JavaAccess<?> access, Class<?> type) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : 0;
    }
}
