package org.liasse.itests.story;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.test.letter.MailServer;

/** What somebody has received: the subjects of his mails, as he reads them. */
record Mailbox(String address, List<String> subjects) {

    private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject: (.*(?:\r\n[ \t].*)*)");
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?([QB])\\?([^?]*)\\?=", 2);

    /**
     * @throws AssertionError where he has received two of the same: by their ids, or by what they
     *     say
     */
    static Mailbox of(MailServer server, String address) {
        List<String> mails = server.received(address);
        Set<String> known = new HashSet<>();
        for (String mail : mails) {
            String text = mail.substring(mail.indexOf("\r\n\r\n"));
            // what parts two parts of a mail is another line in each
            String said = subject(mail) + text.replaceAll("(?m)^--.*$", "");
            if (!known.add(found(ID, mail)) || !known.add(said)) {
                throw new AssertionError(address + " has received twice: " + mail);
            }
        }
        return new Mailbox(address, mails.stream().map(Mailbox::subject).toList());
    }

    /** How many of his mails are about a dossier, and of one kind. */
    long count(String number, String... words) {
        return subjects.stream()
                .filter(subject -> subject.contains(number))
                .filter(subject -> List.of(words).stream().anyMatch(subject::contains))
                .count();
    }

    private static String found(Pattern pattern, String mail) {
        Matcher matcher = pattern.matcher(mail);
        if (!matcher.find()) {
            throw new AssertionError("there is no " + pattern + " in " + mail);
        }
        return matcher.group(1);
    }

    /** RFC 2047. */
    private static String subject(String mail) {
        String joined =
                found(SUBJECT, mail)
                        .replaceAll("\\?=\r\n[ \t]+=\\?", "?==?")
                        .replaceAll("\r\n[ \t]", " ");
        return WORD.matcher(joined)
                .replaceAll(w -> Matcher.quoteReplacement(word(w.group(1), w.group(2))));
    }

    private static String word(String encoding, String word) {
        if (encoding.equalsIgnoreCase("B")) {
            return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
        }
        String percent = word.replace("%", "%25").replace('_', ' ').replace("+", "%2B");
        return java.net.URLDecoder.decode(percent.replace('=', '%'), StandardCharsets.UTF_8);
    }
}
