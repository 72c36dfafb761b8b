package dev.daybook.architecture.broken.timeline;

import org.slf4j.LoggerFactory;

final class LogsForItself {

    static String log() {
        return LoggerFactory.getLogger("timeline").getName();
    }
}
