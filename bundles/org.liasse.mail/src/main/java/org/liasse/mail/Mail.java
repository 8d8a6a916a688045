package org.liasse.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.activation.DataHandler;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimeUtility;
import javax.mail.util.ByteArrayDataSource;
import org.liasse.api.calendar.CalendarText;
import org.liasse.api.calendar.Invitation;
import org.liasse.api.letter.Letter;

/**
 * A letter as a mail (RFC 5322): text, beside it HTML and an invitation where it has any; UTF-8.
 */
final class Mail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * @throws AddressException where the recipient's address is none
     * @throws IOException where what goes with it cannot be read
     */
    static Mail of(Session session, InternetAddress from, Letter letter, Date now)
            throws MessagingException, IOException {
        Mail mail = new Mail(session, letter.messageId());
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, address(letter));
        mail.setSubject(oneLine(letter.subject()), UTF_8);
        mail.setSentDate(now);
        mail.setHeader("Content-Language", letter.language().tag());
        // no holiday notice, please (RFC 3834, 5)
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        if (!letter.attachments().isEmpty()) {
            MimeMultipart all = new MimeMultipart("mixed");
            all.addBodyPart(words(letter, from));
            for (Letter.Attachment attachment : letter.attachments()) {
                all.addBodyPart(file(attachment));
            }
            mail.setContent(all);
        } else if (isPlain(letter)) {
            mail.setText(letter.text(), UTF_8, "plain");
        } else {
            mail.setContent(forms(letter, from));
        }
        mail.saveChanges();
        return mail;
    }

    private static boolean isPlain(Letter letter) {
        return letter.html() == null && letter.invitation() == null;
    }

    private static MimeBodyPart words(Letter letter, InternetAddress from)
            throws MessagingException {
        if (isPlain(letter)) {
            return part(letter.text(), "plain");
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(forms(letter, from));
        return words;
    }

    /** The same for those who read text, HTML, or a calendar; what says most comes last. */
    private static MimeMultipart forms(Letter letter, InternetAddress from)
            throws MessagingException {
        MimeMultipart forms = new MimeMultipart("alternative");
        forms.addBodyPart(part(letter.text(), "plain"));
        if (letter.html() != null) {
            forms.addBodyPart(part(letter.html(), "html"));
        }
        if (letter.invitation() != null) {
            forms.addBodyPart(calendar(letter, from));
        }
        return forms;
    }

    /** An invitation (RFC 6047, 2.4), from whom the mail is from. */
    private static MimeBodyPart calendar(Letter letter, InternetAddress from)
            throws MessagingException {
        Invitation invitation = letter.invitation();
        String organizer = from.getPersonal() == null ? from.getAddress() : from.getPersonal();
        String text =
                CalendarText.invitation(
                        invitation,
                        new Invitation.Party(organizer, from.getAddress()),
                        new Invitation.Party(letter.name(), address(letter).getAddress()));
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                text.getBytes(StandardCharsets.UTF_8),
                                CalendarText.MEDIA_TYPE
                                        + "; method="
                                        + invitation.method()
                                        + "; charset=UTF-8")));
        return part;
    }

    /** Read here, before the conversation: a file that is away costs no half-sent mail. */
    private static MimeBodyPart file(Letter.Attachment attachment)
            throws MessagingException, IOException {
        MimeBodyPart part = new MimeBodyPart();
        try (InputStream bytes = attachment.bytes().open()) {
            part.setDataHandler(
                    new DataHandler(
                            new ByteArrayDataSource(bytes, oneLine(attachment.mediaType()))));
        }
        try {
            part.setFileName(MimeUtility.encodeText(oneLine(attachment.name()), UTF_8, null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, kind);
        return part;
    }

    private static InternetAddress address(Letter letter) throws MessagingException {
        String given = letter.address();
        int at = given.lastIndexOf('@');
        if (at < 0) {
            throw new AddressException("not an e-mail address", given);
        }
        try {
            InternetAddress address =
                    new InternetAddress(
                            given.substring(0, at + 1) + ascii(given.substring(at + 1)));
            address.validate();
            address.setPersonal(oneLine(letter.name()), UTF_8);
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static String ascii(String domain) throws AddressException {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            throw new AddressException("not a domain", domain);
        }
    }

    /** No line ends, nor other control characters: a header is not to be ended by what it says. */
    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** The letter's own, at every try. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
