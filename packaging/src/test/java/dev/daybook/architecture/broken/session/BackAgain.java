package dev.daybook.architecture.broken.session;

import dev.daybook.architecture.broken.timeline.There;

public record BackAgain(There there) {}
