package dev.daybook.architecture.broken.timeline;

import dev.daybook.architecture.broken.session.BackAgain;

public record There(BackAgain back) {}
