package dev.daybook.architecture.broken.summary;

import javafx.geometry.Insets;

record DrawsItself(Insets insets) {}
