package dev.daybook.platform.autostart;

import dev.daybook.platform.Directories;
import dev.daybook.platform.UnusableFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is started: a program with its arguments, and what it finds in its environment besides.
 *
 * @param variables by name
 * @param command the program and its arguments
 */
record Launch(SortedMap<String, String> variables, List<String> command) {

    private static final String CHARACTERS = "LC_CTYPE";
    // They say which data it is. A relative one of XDG counts for nothing, of DAYBOOK_HOME it is meant from here.
    private static final List<String> FOLDERS = List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
            OwnJava.VARIABLE);
    private static final String HOME = "DAYBOOK_HOME";

    /** By a shell: for who takes no such program as a first word. It execs, so the process stays the program's own. */
    private static final List<String> BY_SHELL = List.of("/bin/sh", "-c", "exec \"$0\" \"$@\"");

    Launch {
        command = List.copyOf(command);
    }

    /** A program of an installation that finds the same folders as this environment says. */
    static Launch of(Map<String, String> environment, Path program, String... arguments) {
        SortedMap<String, String> variables = new TreeMap<>();
        for (String name : FOLDERS) {
            String value = environment.getOrDefault(name, "");
            if (value.startsWith("/")) {
                variables.put(name, value);
            }
        }
        String home = environment.getOrDefault(HOME, "");
        if (!home.isBlank()) {
            variables.put(HOME, Path.of(home).toAbsolutePath().normalize().toString());
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new Launch(variables, command);
    }

    /**
     * The same with this environment's characters, for who starts it in no locale: Java could not name a folder with
     * other than plain letters there.
     */
    Launch withCharacters(Map<String, String> environment) {
        SortedMap<String, String> more = new TreeMap<>(variables);
        Stream.of("LC_ALL", CHARACTERS, "LANG").map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> locale.matches("[A-Za-z0-9_.@-]+")).findFirst()
                .ifPresent(locale -> more.put(CHARACTERS, locale));
        return new Launch(more, command);
    }

    String program() {
        return command.getFirst();
    }

    /** The command as a shell runs it. */
    List<String> byShell() {
        List<String> words = new ArrayList<>(BY_SHELL);
        words.addAll(command);
        return words;
    }

    /** One that was read, without the shell before it. */
    static Launch read(SortedMap<String, String> variables, List<String> words) {
        boolean shell = words.size() > BY_SHELL.size() && words.subList(0, BY_SHELL.size()).equals(BY_SHELL);
        return new Launch(variables, shell ? words.subList(BY_SHELL.size(), words.size()) : words);
    }

    /**
     * Whether the same program keeps the same data, however its folders are said. By which Java and in which locale it
     * runs is no matter.
     *
     * @param home the person's home folder
     */
    boolean isLike(Launch other, Path home) {
        try {
            return command.equals(other.command) && folders(home).equals(other.folders(home));
        } catch (UnusableFolder none) {
            return variables.equals(other.variables);
        }
    }

    /** The folder for sockets is the login's own, and never kept. */
    private List<Path> folders(Path home) {
        Directories all = Directories.of(variables, home);
        return List.of(all.config(), all.data(), all.events(), all.operations(), all.logs());
    }

    /** To be read by a person. */
    String shown() {
        return String.join(" ", command);
    }
}
