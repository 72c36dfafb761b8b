package dev.daybook.architecture.broken.session;

import dev.daybook.settings.Settings;

record KnowsTheSettings(Settings settings) {}
