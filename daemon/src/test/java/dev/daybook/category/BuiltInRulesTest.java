package dev.daybook.category;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInRulesTest {

    private static final List<Rule> RULES = RuleText.builtIn();

    /** What a window shows, and where that belongs. */
    record Seen(String category, String application, String title, @Nullable String url) {

        boolean isTakenBy(Rule rule) {
            return rule.when().fitApplication(application) && rule.when().fitPage(title, url);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void whatAWindowShowsIsSorted(Seen seen) {
        assertEquals(seen.category, Categories.builtIn().of(seen.application, seen.title, seen.url));
    }

    @Test
    void everyRuleIsTheFirstForSomethingInTheTable() {
        Set<Rule> idle = Collections.newSetFromMap(new IdentityHashMap<>());
        idle.addAll(RULES);
        for (Seen seen : table()) {
            RULES.stream().filter(seen::isTakenBy).findFirst().ifPresent(idle::remove);
        }
        assertEquals(List.of(), List.copyOf(idle));
    }

    @Test
    void aCategoryThatHoldsOthersIsWrittenTheSameInAllOfThem() {
        Set<String> names = new LinkedHashSet<>();
        Set<String> whatever = new LinkedHashSet<>();
        for (Rule rule : RULES) {
            for (String part : rule.category().split("/", -1)) {
                names.add(part);
                whatever.add(part.toLowerCase(Locale.ROOT));
            }
        }
        assertEquals(whatever.size(), names.size(), names.toString());
    }

    static List<Seen> table() {
        List<Seen> table = new ArrayList<>();
        for (String line : TABLE.lines().filter(text -> !text.isBlank()).toList()) {
            String[] cells = line.split("\\|\\|", -1);
            String url = cells.length > 3 ? cells[3].strip() : null;
            table.add(new Seen(cells[0].strip(), cells[1].strip(), cells[2].strip(), url));
        }
        return table;
    }

    private static final String TABLE = """
            Work/Code             || Code                    || Daemon.java - daybook - Visual Studio Code
            Work/Code             || code-oss                || rules.txt
            Work/Code             || VSCodium                || main.rs
            Work/Code             || Code - Insiders         || main.rs
            Work/Code             || Code.exe                || main.rs
            Work/Code             || dev.zed.Zed             || main.rs
            Work/Code             || jetbrains-idea          || daybook – Routes.java
            Work/Code             || idea64.exe              || daybook
            Work/Code             || jetbrains-studio        || app
            Work/Code             || IntelliJ IDEA           || daybook
            Work/Code             || Eclipse                 || workspace
            Work/Code             || Xcode                   || App.swift
            Work/Code             || devenv.exe              || Solution
            Work/Code             || org.gnome.Builder       || main.c
            Work/Code             || Emacs                   || notes.org
            Work/Code             || notepad++.exe           || new 1
            Work/Code             || Sublime_text            || todo
            Work/Terminal         || Gnome-terminal          || ~: bash
            Work/Terminal         || org.gnome.Console       || ~
            Work/Terminal         || XTerm                   || vim YouTube.md
            Work/Terminal         || Alacritty               || ssh
            Work/Terminal         || WindowsTerminal.exe     || PowerShell
            Work/Terminal         || kitty                   || zsh
            Work/Terminal         || Terminal                || zsh
            Communication/Mail    || thunderbird             || Inbox - me@example.org
            Communication/Mail    || OUTLOOK.EXE             || Inbox
            Communication/Mail    || org.gnome.Geary         || Inbox
            Communication/Mail    || Mail                    || Inbox
            Communication/Meeting || zoom                    || Zoom Meeting
            Communication/Meeting || zoom.us                 || Zoom
            Communication/Chat    || Slack                   || general
            Communication/Chat    || org.telegram.desktop    || Telegram
            Communication/Chat    || TelegramDesktop         || Telegram
            Communication/Chat    || discord                 || #general
            Communication/Chat    || Microsoft Teams         || Chat
            Communication/Chat    || Signal                  || Signal
            Work/Documents        || libreoffice-writer      || report.odt - LibreOffice Writer
            Work/Documents        || soffice.bin             || report.odt
            Work/Documents        || WINWORD.EXE             || report.docx
            Work/Documents        || obsidian                || Notes
            Work/Documents        || org.gnome.Evince        || paper.pdf
            Work/Documents        || okular                  || paper.pdf
            Work/Documents        || Preview                 || paper.pdf
            Work/Documents        || org.gnome.TextEditor    || notes.txt
            Work/Documents        || gedit                   || notes.txt
            Work/Documents        || notepad.exe             || notes.txt
            Work/Design           || Gimp-2.10               || picture.xcf
            Work/Design           || Inkscape                || drawing.svg
            Work/Design           || org.inkscape.Inkscape   || drawing.svg
            Work/Design           || krita                   || picture.kra
            Work/Design           || Audacity                || take 3
            Work/Design           || kdenlive                || film
            Media/Music           || Spotify                 || Song - Artist
            Media/Music           || Rhythmbox               || Song
            Media/Music           || Music                   || Song
            Media/Video           || vlc                     || film.mkv - VLC media player
            Media/Video           || mpv                     || film.mkv
            Media/Pictures        || org.gnome.eog           || holiday.jpg
            Media/Reading         || com.github.johnfactotum.Foliate || Novel
            Games                 || steam_app_620           || Portal 2
            Games                 || Steam                   || Library
            Games                 || Minecraft* 1.21         || Minecraft
            System                || org.gnome.Nautilus      || Downloads
            System                || explorer.exe            || Downloads
            System                || dolphin                 || Home
            System                || gnome-control-center    || Wi-Fi
            System                || System Settings         || Wi-Fi
            System                || KeePassXC               || Passwords
            Work/Code             || firefox                 || anything      || https://github.com/openjdk/jdk
            Work/Code             || Google-chrome           || anything      || http://localhost:8080/
            Work/Code             || Chromium                || anything      || https://unix.stackexchange.com/questions/1
            Communication/Mail    || firefox                 || GitHub report || https://mail.google.com/mail/u/0/
            Communication/Meeting || firefox                 || anything      || https://meet.google.com/abc-defg-hij
            Communication/Chat    || firefox                 || anything      || https://app.slack.com/client
            Work/Documents        || firefox                 || anything      || https://docs.google.com/document/d/1
            Work/Planning         || firefox                 || anything      || https://team.atlassian.net/browse/A-1
            Work/Design           || firefox                 || anything      || https://www.figma.com/file/1
            Media/Music           || firefox                 || anything      || https://music.youtube.com/
            Media/Video           || firefox                 || anything      || https://www.youtube.com/watch?v=1
            Web/Social            || firefox                 || anything      || https://old.reddit.com/r/java
            Web/News              || firefox                 || anything      || https://news.ycombinator.com/
            Web/Shopping          || firefox                 || anything      || https://www.amazon.de/dp/1
            Web                   || firefox                 || anything      || https://notgithub.com/
            Web                   || firefox                 || anything      || https://example.org/?u=https://github.com/
            Work/Code             || firefox                 || Issues · openjdk/jdk · GitHub — Mozilla Firefox
            Work/Code             || Google-chrome           || java - What is a record? - Stack Overflow - Google Chrome
            Communication/Mail    || Google-chrome           || Inbox (3) - me@gmail.com - Gmail - Google Chrome
            Communication/Mail    || firefox-esr             || Posteingang – Webmail — Mozilla Firefox
            Communication/Meeting || Brave-browser           || Meet - abc-defg-hij - Brave
            Communication/Chat    || firefox                 || general (Channel) - Team - Slack — Mozilla Firefox
            Work/Documents        || Microsoft-edge          || Report - Google Docs - Microsoft Edge
            Work/Planning         || firefox                 || [A-1] Fix it - Jira — Mozilla Firefox
            Work/Design           || firefox                 || Sketch – Figma — Mozilla Firefox
            Media/Music           || Chromium                || Song - YouTube Music - Chromium
            Media/Video           || Chromium                || (2) A talk - YouTube - Chromium
            Media/Video           || Safari                  || Home - Netflix
            Media/Video           || Chromium                || Home | Disney+ - Chromium
            Web/Social            || firefox                 || r/java - Reddit — Mozilla Firefox
            Web/Social            || firefox                 || Somebody (@somebody) / X — Mozilla Firefox
            Web/News              || firefox                 || Hacker News — Mozilla Firefox
            Web/Shopping          || firefox                 || Keyboard | eBay — Mozilla Firefox
            Web                   || Navigator               || A page
            Web                   || org.mozilla.firefox     || A page — Mozilla Firefox
            Web                   || firefoxdeveloperedition || A page
            Web                   || Google Chrome           || A page
            Web                   || chrome.exe              || A page
            Uncategorised         || Editor                  || Letter
            Uncategorised         || Codec test              || GitHub
            Uncategorised         || Frameworks              || YouTube
            Uncategorised         ||                         ||
            """;
}
