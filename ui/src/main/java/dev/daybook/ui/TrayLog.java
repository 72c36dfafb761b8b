package dev.daybook.ui;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.util.List;
import org.slf4j.Logger;

/**
 * The desktop's log: a file of at most 1 MB a day's part, 5 MB in all, for two weeks. Logback finds this class by its
 * service file. The program sets {@code daybook.log.file} before its first logger; tests log to their build folder.
 */
public final class TrayLog extends ContextAwareBase implements Configurator {

    private static final String FORM = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{0}: %msg%n";
    private static final List<String> WORDY = List.of("org.eclipse.jetty", "org.freedesktop.dbus");

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        WORDY.forEach(name -> log.getLogger(name).setLevel(Level.WARN));
        // It warns of what every tray is like.
        log.getLogger("dorkbox").setLevel(Level.ERROR);
        ch.qos.logback.classic.Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(file(log, System.getProperty("daybook.log.file", "target/test.log")));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext log, String path) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(log);
        encoder.setPattern(FORM);
        encoder.start();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(log);
        file.setName("FILE");
        file.setFile(path);
        file.setEncoder(encoder);
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(log);
        rolling.setParent(file);
        rolling.setFileNamePattern(path + ".%d{yyyy-MM-dd}.%i.gz");
        rolling.setMaxFileSize(FileSize.valueOf("1MB"));
        rolling.setMaxHistory(14);
        rolling.setTotalSizeCap(FileSize.valueOf("5MB"));
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        return file;
    }
}
