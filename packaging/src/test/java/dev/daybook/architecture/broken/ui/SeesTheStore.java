package dev.daybook.architecture.broken.ui;

import dev.daybook.store.Store;

record SeesTheStore(Store store) {}
