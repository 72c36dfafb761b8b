package dev.daybook.ui.tray;

import dev.daybook.api.Operation;
import dev.daybook.ui.attention.Concern;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.login.LoginState;
import dev.daybook.ui.recorder.RecorderWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the tray knows.
 *
 * @param activeSeconds of the person's day so far; empty while not known
 * @param sessionSince start of the open desk session; empty when none is open
 * @param operations under way that stand by themselves
 * @param note something the person has to be told; empty when there is nothing
 * @param now UTC
 */
record TrayFacts(
        Link link,
        RecorderWords recorder,
        OptionalLong activeSeconds,
        Optional<Instant> sessionSince,
        List<Operation> operations,
        List<Concern> concerns,
        LoginState login,
        String note,
        Instant now) {}
