package dev.daybook.coordinator;

import dev.daybook.plan.Phase;
import dev.daybook.plan.PlanRun;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.process.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What phases leave for those after them: lines {@code NAME=value} in a file of their operation's folder, so that it is
 * there for the next daemon too. Stateless but for the folder.
 */
public final class PhaseVariables {

    private static final String FILE = "variables";
    private static final int MOST_BYTES = 65_536;
    private static final Pattern LINE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    /** Ours; a phase does not say where Daybook is, or what an operation. */
    private static final String OURS = "DAYBOOK_";

    private final Path operations;

    /**
     * @param operations one folder an operation
     */
    public PhaseVariables(Path operations) {
        this.operations = operations;
    }

    /** The operation's folder. */
    Path folder(String operation) {
        return operations.resolve(operation);
    }

    /** Writes down what work inside the daemon leaves. */
    void write(String operation, Map<String, String> variables) throws IOException {
        if (variables.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(variables).forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
        Path folder = operations.resolve(operation);
        DurableFiles.privateFolder(folder);
        DurableFiles.replace(folder.resolve(FILE), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the command of a phase finds in its environment: what earlier phases have left, the later over the earlier,
     * and how the last one ended. What an attempt left that another followed does not count: it did not come to its end.
     *
     * @throws IOException when what a phase left cannot be read; the message says which and why
     */
    Map<String, String> environment(PlanRun run, Phase phase, String operation) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        List<PlanRun.Attempt> before = run.attempts().stream()
                .filter(attempt -> !attempt.phase().equals(phase.name())).toList();
        Map<String, PlanRun.Attempt> last = new LinkedHashMap<>();
        before.forEach(attempt -> last.put(attempt.phase(), attempt));
        for (PlanRun.Attempt attempt : last.values()) {
            environment.putAll(left(attempt));
        }
        if (!before.isEmpty()) {
            previous(environment, before.getLast());
        }
        environment.put("DAYBOOK_PLAN", ByteText.ofUtf8(run.plan()));
        environment.put("DAYBOOK_PHASE", ByteText.ofUtf8(phase.name()));
        environment.put("DAYBOOK_VARIABLES", ByteText.of(operations.resolve(operation).resolve(FILE)));
        return environment;
    }

    private void previous(Map<String, String> environment, PlanRun.Attempt attempt) {
        environment.put("DAYBOOK_PREVIOUS_PHASE", ByteText.ofUtf8(attempt.phase()));
        environment.put("DAYBOOK_PREVIOUS_STATUS", attempt.status().wire());
        if (attempt.exitCode() != null) {
            environment.put("DAYBOOK_PREVIOUS_EXIT_CODE", Integer.toString(attempt.exitCode()));
        }
        Path log = operations.resolve(attempt.operation()).resolve("log");
        if (Files.exists(log)) {
            environment.put("DAYBOOK_PREVIOUS_LOG", ByteText.of(log));
        }
    }

    private Map<String, String> left(PlanRun.Attempt attempt) throws IOException {
        Path file = operations.resolve(attempt.operation()).resolve(FILE);
        Map<String, String> variables = new LinkedHashMap<>();
        String text;
        try {
            if (!attempt.started()) {
                return variables;
            }
            text = read(file, attempt);
        } catch (NoSuchFileException none) {
            return variables;
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String one = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!one.isBlank() && !one.startsWith("#")) {
                put(variables, one, "phase " + attempt.phase() + " left variables that cannot be used: line " + number
                        + " of " + file, attempt.inWorker());
            }
        }
        return variables;
    }

    private static String read(Path file, PlanRun.Attempt attempt) throws IOException {
        long size = Files.size(file);
        if (!Files.isRegularFile(file) || size > MOST_BYTES) {
            throw new IOException("phase " + attempt.phase() + " left variables that cannot be used: " + file
                    + " must be a file of at most " + MOST_BYTES + " bytes");
        }
        // Bytes, as the environment has them.
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static void put(Map<String, String> variables, String line, String place, boolean byCommand)
            throws IOException {
        var found = LINE.matcher(line);
        if (!found.matches() || line.indexOf('\0') >= 0) {
            throw new IOException(place + " is not NAME=value");
        } else if (byCommand && found.group(1).startsWith(OURS)) {
            throw new IOException(place + " sets " + found.group(1) + "; names that begin with " + OURS
                    + " are Daybook's own");
        }
        variables.put(found.group(1), found.group(2));
    }
}
