package dev.daybook.architecture.broken.session;

final class SessionUtils {}
