package dev.daybook.architecture.broken.summary;

import ch.qos.logback.classic.Logger;

record KeepsItsOwnLog(Logger log) {}
