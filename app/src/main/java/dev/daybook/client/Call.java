package dev.daybook.client;

import dev.daybook.api.BackupList;
import dev.daybook.api.CancelRequest;
import dev.daybook.api.Categories;
import dev.daybook.api.CategoryTrial;
import dev.daybook.api.Day;
import dev.daybook.api.Days;
import dev.daybook.api.Edits;
import dev.daybook.api.ForgetPreview;
import dev.daybook.api.ForgetReceipt;
import dev.daybook.api.ForgetRequest;
import dev.daybook.api.Health;
import dev.daybook.api.Heartbeat;
import dev.daybook.api.LogPart;
import dev.daybook.api.MergeRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Operations;
import dev.daybook.api.PauseRequest;
import dev.daybook.api.Plan;
import dev.daybook.api.PlanTriggered;
import dev.daybook.api.Plans;
import dev.daybook.api.Recorder;
import dev.daybook.api.RestorePreview;
import dev.daybook.api.RestoreRequest;
import dev.daybook.api.SearchHits;
import dev.daybook.api.Session;
import dev.daybook.api.SessionCancel;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.Sessions;
import dev.daybook.api.SplitRequest;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.api.WorkerOrders;
import dev.daybook.api.WorkerRegistration;
import dev.daybook.api.Workers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to the daemon and the shape of its answer.
 *
 * @param method GET, POST or PATCH
 * @param target path and query, already encoded
 * @param content what to send as JSON; null for no body
 * @param answer the record that the answer is read into
 */
public record Call<T>(String method, String target, @Nullable Object content, Class<T> answer) {

    private static final String ROOT = "/api/v1/";

    /** Answer to a stop: the daemon has heard it and will end soon. */
    public record Stopping(String message) {}

    public static Call<Health> health() {
        return get("health", Map.of(), Health.class);
    }

    public static Call<Sessions> sessions(SessionQuery query) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("status", query.status());
        parameters.put("kind", query.kind());
        parameters.put("from", query.from());
        parameters.put("to", query.to());
        parameters.put("limit", query.limit());
        parameters.put("before", query.before());
        return get("sessions", parameters, Sessions.class);
    }

    public static Call<Session> session(long id) {
        return get("sessions/" + id, Map.of(), Session.class);
    }

    /**
     * Sessions in which all words are found, newest first.
     *
     * @param words as a person writes them
     * @param among which sessions; its status is not looked at
     */
    public static Call<SearchHits> search(String words, SessionQuery among) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("q", words);
        parameters.put("kind", among.kind());
        parameters.put("from", among.from());
        parameters.put("to", among.to());
        parameters.put("limit", among.limit());
        parameters.put("before", among.before());
        return get("search", parameters, SearchHits.class);
    }

    /** Edits it; what is null in the edit stays as it is. */
    public static Call<Session> editSession(long session, SessionEdit edit) {
        return new Call<>("PATCH", ROOT + "sessions/" + session, edit, Session.class);
    }

    /** What a person changed in it. */
    public static Call<Edits> edits(long session) {
        return get("sessions/" + session + "/edits", Map.of(), Edits.class);
    }

    /** Makes two of an ended desk session; the second starts at {@code at}. */
    public static Call<SessionSplit> splitSession(long session, Instant at) {
        return new Call<>("POST", ROOT + "sessions/" + session + "/split", new SplitRequest(at), SessionSplit.class);
    }

    /** Makes one of two neighbours, in whatever order they are named; answers the older, which takes the younger in. */
    public static Call<Session> mergeSessions(long session, long with) {
        return new Call<>("POST", ROOT + "sessions/" + session + "/merge", new MergeRequest(with), Session.class);
    }

    /** Takes the last change back that a person made to it and that still stands. */
    public static Call<SessionUndo> undoEdit(long session) {
        return new Call<>("POST", ROOT + "sessions/" + session + "/undo", null, SessionUndo.class);
    }

    /** Takes a session's cancel back, where nothing was stopped for it. */
    public static Call<Session> restoreSession(long session) {
        return new Call<>("POST", ROOT + "sessions/" + session + "/restore", null, Session.class);
    }

    /** The day in a zone; in that of the daemon's machine where this one has no name that another program would know. */
    public static Call<Day> day(LocalDate date, ZoneId zone) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("zone", named(zone));
        return get("days/" + date, parameters, Day.class);
    }

    /**
     * Days in a zone as with {@link #day}, oldest first.
     *
     * @param last at most 30 days after {@code first}
     */
    public static Call<Days> days(LocalDate first, LocalDate last, ZoneId zone) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("from", first);
        parameters.put("to", last);
        parameters.put("zone", named(zone));
        return get("days", parameters, Days.class);
    }

    private static @Nullable String named(ZoneId zone) {
        return ZoneId.getAvailableZoneIds().contains(zone.getId()) ? zone.getId() : null;
    }

    /** Blocks that start in {@code [from, to)}. */
    public static Call<Timeline> timeline(Instant from, Instant to) {
        return get("timeline", range(from, to), Timeline.class);
    }

    /**
     * Active time in {@code [from, to)}.
     *
     * @param by {@code app}, {@code title} or {@code category}
     */
    public static Call<Totals> totals(Instant from, Instant to, String by) {
        Map<String, @Nullable Object> parameters = range(from, to);
        parameters.put("by", by);
        return get("totals", parameters, Totals.class);
    }

    /** How everything is sorted, and what is kept out of the record. */
    public static Call<Categories> categories() {
        return get("categories", Map.of(), Categories.class);
    }

    /**
     * How a title would be sorted.
     *
     * @param app null to leave it open
     * @param url null for none
     */
    public static Call<CategoryTrial> tryCategory(String title, @Nullable String app, @Nullable String url) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("title", title);
        parameters.put("app", app);
        parameters.put("url", url);
        return get("categories/test", parameters, CategoryTrial.class);
    }

    /**
     * Operations, newest first.
     *
     * @param status only of this status; null for all
     * @param limit at most so many
     * @param before only older ones than this; null for the newest
     */
    public static Call<Operations> operations(@Nullable String status, int limit, @Nullable String before) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("status", status);
        parameters.put("limit", limit);
        parameters.put("before", before);
        return get("operations", parameters, Operations.class);
    }

    /**
     * Operations that are parts of another, newest first.
     *
     * @param limit at most so many
     */
    public static Call<Operations> children(String parent, int limit) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("parent", parent);
        parameters.put("limit", limit);
        return get("operations", parameters, Operations.class);
    }

    public static Call<Operation> operation(String id) {
        return get("operations/" + encoded(id), Map.of(), Operation.class);
    }

    /**
     * The operation once it has ended, or as it is after the wait.
     *
     * @param within whole seconds, at most 30
     */
    public static Call<Operation> operation(String id, Duration within) {
        return get("operations/" + encoded(id), Map.of("wait", within.toSeconds()), Operation.class);
    }

    /**
     * What its command has written, from a byte on, at most 64 KiB.
     *
     * @param offset null for the end of what there is
     */
    public static Call<LogPart> log(String operation, @Nullable Long offset) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("offset", offset);
        return get("operations/" + encoded(operation) + "/log/part", parameters, LogPart.class);
    }

    public static Call<Operation> create(OperationRequest request) {
        return new Call<>("POST", ROOT + "operations", request, Operation.class);
    }

    public static Call<OperationCancel> cancel(String operation, CancelRequest request) {
        return new Call<>("POST", ROOT + "operations/" + encoded(operation) + "/cancel", request,
                OperationCancel.class);
    }

    public static Call<SessionCancel> cancelSession(long session) {
        return new Call<>("POST", ROOT + "sessions/" + session + "/cancel", null, SessionCancel.class);
    }

    /** The backups there are. */
    public static Call<BackupList> backups() {
        return get("backups", Map.of(), BackupList.class);
    }

    /** What a restore would come to; a file from elsewhere is read to its end for it. */
    public static Call<RestorePreview> previewRestore(RestoreRequest request) {
        return new Call<>("POST", ROOT + "restore/preview", request, RestorePreview.class);
    }

    /** Restores a backup: the daemon answers and then begins anew with it. */
    public static Call<RestorePreview> restore(RestoreRequest request) {
        return new Call<>("POST", ROOT + "restore", request, RestorePreview.class);
    }

    public static Call<Plans> plans() {
        return get("plans", Map.of(), Plans.class);
    }

    public static Call<Plan> plan(String name) {
        return get("plans/" + encoded(name), Map.of(), Plan.class);
    }

    /** Starts it, unless a run of it goes on; a run that only claims to go on is failed instead. */
    public static Call<PlanTriggered> triggerPlan(String name) {
        return new Call<>("POST", ROOT + "plans/" + encoded(name) + "/trigger", null, PlanTriggered.class);
    }

    /** Whether its trigger starts it from now on. */
    public static Call<Plan> enablePlan(String name, boolean enabled) {
        String verb = enabled ? "/enable" : "/disable";
        return new Call<>("POST", ROOT + "plans/" + encoded(name) + verb, null, Plan.class);
    }

    public static Call<Workers> workers() {
        return get("workers", Map.of(), Workers.class);
    }

    public static Call<WorkerOrders> register(WorkerRegistration registration) {
        return new Call<>("POST", ROOT + "workers/register", registration, WorkerOrders.class);
    }

    public static Call<WorkerOrders> heartbeat(String worker, Heartbeat heartbeat) {
        return new Call<>("POST", ROOT + "workers/" + encoded(worker) + "/heartbeat", heartbeat, WorkerOrders.class);
    }

    public static Call<Recorder> pause(PauseRequest request) {
        return new Call<>("POST", ROOT + "recorder/pause", request, Recorder.class);
    }

    public static Call<Recorder> resume() {
        return new Call<>("POST", ROOT + "recorder/resume", null, Recorder.class);
    }

    /** What would be forgotten; counting years takes its time. */
    public static Call<ForgetPreview> previewForget(ForgetRequest request) {
        return new Call<>("POST", ROOT + "forget/preview", request, ForgetPreview.class);
    }

    /** Forgets, which cannot be undone; answers the operation that does it. */
    public static Call<Operation> forget(ForgetRequest request) {
        return new Call<>("POST", ROOT + "forget", request, Operation.class);
    }

    /** What an operation has forgotten, once it has ended. */
    public static Call<ForgetReceipt> forgotten(String operation) {
        return get("forget/" + encoded(operation), Map.of(), ForgetReceipt.class);
    }

    public static Call<Stopping> stop() {
        return new Call<>("POST", ROOT + "daemon/stop", null, Stopping.class);
    }

    private static Map<String, @Nullable Object> range(Instant from, Instant to) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("from", from);
        parameters.put("to", to);
        return parameters;
    }

    /** In a path a blank is %20 (RFC 3986); form encoding says plus. */
    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> Call<T> get(String path, Map<String, ? extends @Nullable Object> parameters, Class<T> answer) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Call<>("GET", ROOT + path + (query.isEmpty() ? "" : "?" + query), null, answer);
    }
}
