package dev.daybook.server;

import dev.daybook.api.RestorePreview;
import dev.daybook.api.RestoreRequest;
import dev.daybook.backup.BackupStanding;
import dev.daybook.restore.RestoreDesk;
import dev.daybook.restore.RestoreRefused;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The routes of backups. One is made by an operation of type {@code backup}. */
public final class BackupRoutes extends RouteGroup {

    private final BackupStanding backups;
    private final RestoreDesk restoring;
    private final Runnable restart;

    /**
     * @param restart has the daemon begin anew once it has answered; returns at once
     */
    public BackupRoutes(BackupStanding backups, RestoreDesk restoring, Runnable restart) {
        this.backups = backups;
        this.restoring = restoring;
        this.restart = restart;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.get("/api/v1/backups", this::list),
                Route.post("/api/v1/restore/preview", RestoreRequest.class,
                        request -> Route.Answer.ok(asked(request, restoring::preview))),
                Route.post("/api/v1/restore", RestoreRequest.class, this::restore));
    }

    private Route.Answer list(Ask ask) throws Refusal {
        try {
            return Route.Answer.ok(backups.list());
        } catch (IOException e) {
            throw Refusal.broken("The folder of backups cannot be read: " + e.getMessage());
        }
    }

    private Route.Answer restore(RestoreRequest request) throws Refusal {
        RestorePreview restoring = asked(request, this.restoring::restore);
        restart.run();
        return new Route.Answer(202, restoring);
    }

    private interface Question {
        RestorePreview ask(RestoreDesk.Wanted wanted) throws Exception;
    }

    private static RestorePreview asked(RestoreRequest request, Question question) throws Refusal {
        RestoreDesk.Wanted wanted = wanted(request);
        try {
            return question.ask(wanted);
        } catch (RestoreRefused e) {
            String why = String.valueOf(e.getMessage());
            throw switch (e.kind()) {
                case UNKNOWN -> Refusal.notFound(why);
                case NOT_NOW -> Refusal.conflict(why);
            };
        } catch (IOException e) {
            throw Refusal.conflict("It cannot be restored: " + e.getMessage());
        } catch (StoreUnavailable e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RestoreDesk.Wanted wanted(RestoreRequest request) throws Refusal {
        if (request.backup() != null && request.path() != null) {
            throw Refusal.invalid("'backup' and 'path' are both given; give only one of them");
        }
        return new RestoreDesk.Wanted(Optional.ofNullable(request.backup()), path(request),
                Boolean.TRUE.equals(request.discardLater()));
    }

    private static Optional<Path> path(RestoreRequest request) throws Refusal {
        Optional<String> text = Optional.ofNullable(request.path());
        try {
            Optional<Path> path = text.map(Path::of);
            if (path.isPresent() && !path.get().isAbsolute()) {
                throw Refusal.invalid("'path' is '" + text.get() + "'; it must begin at the root");
            }
            return path;
        } catch (InvalidPathException e) {
            throw Refusal.invalid("'path' is no path: " + e.getMessage());
        }
    }
}
