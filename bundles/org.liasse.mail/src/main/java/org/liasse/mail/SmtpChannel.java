package org.liasse.mail;

import com.sun.mail.smtp.SMTPAddressFailedException;
import com.sun.mail.smtp.SMTPSendFailedException;
import com.sun.mail.smtp.SMTPTransport;
import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.AddressException;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.letter.Letter;
import org.liasse.api.letter.Letters;
import org.liasse.api.spi.LetterChannel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Letters by SMTP (RFC 5321), a conversation for each. What refuses the recipient or the mail for
 * good refuses the letter; what refuses us (sign-in, sender) is an absence of the server, since
 * every other letter would fare the same.
 */
@Component(configurationPid = "org.liasse.mail")
public final class SmtpChannel implements LetterChannel {

    private final Account account;
    private final Clock clock;

    @Activate
    public SmtpChannel(Configured settings, @Reference Clock clock) {
        this(Account.of(settings), clock);
    }

    SmtpChannel(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    @Override
    public Key key() {
        return Letters.MAIL;
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.ofNullable(account.obstacle());
    }

    @Override
    public Delivery deliver(Letter letter, Runnable handingOver) {
        if (account.obstacle() != null) {
            return new Delivery.Away(account.obstacle());
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // there the library looks for what writes the parts of a mail
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return send(letter, handingOver);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Delivery send(Letter letter, Runnable handingOver) {
        Session session = Session.getInstance(account.properties());
        Mail mail;
        try {
            mail = Mail.of(session, account.from(), letter, Date.from(clock.now()));
        } catch (AddressException e) {
            return new Delivery.Refused("not an address: " + e.getMessage());
        } catch (MessagingException e) {
            return new Delivery.Refused(words(e));
        } catch (IOException e) {
            return new Delivery.Deferred("what goes with it cannot be read: " + e.getMessage());
        }
        Conversation conversation = new Conversation(session, account, handingOver);
        try {
            if (account.signsIn()) {
                conversation.connect(
                        account.host(), account.port(), account.user(), account.password());
            } else {
                conversation.connect();
            }
        } catch (MessagingException e) {
            close(conversation);
            return new Delivery.Away(account + ": " + words(e));
        }
        try {
            conversation.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Taken();
        } catch (MessagingException e) {
            return failure(conversation, e);
        } finally {
            close(conversation);
        }
    }

    private Delivery failure(Conversation conversation, MessagingException failure) {
        int code = ofTheRecipient(failure);
        if (code == 0 && conversation.stage() != Conversation.Stage.BEFORE_DATA) {
            code = ofTheMail(failure);
        }
        if (code >= 500) {
            return new Delivery.Refused(words(failure));
        }
        if (code >= 400 && code != 421) {
            return new Delivery.Deferred(words(failure));
        }
        return code <= 0 && conversation.stage() == Conversation.Stage.END_OF_DATA
                ? new Delivery.Uncertain(words(failure))
                : new Delivery.Away(account + ": " + words(failure));
    }

    /** What the server answered to {@code RCPT}; 0 where it did not come to that, or agreed. */
    private static int ofTheRecipient(MessagingException failure) {
        for (Exception one = failure;
                one != null;
                one = one instanceof MessagingException outer ? outer.getNextException() : null) {
            if (one instanceof SMTPAddressFailedException recipient) {
                return recipient.getReturnCode();
            }
        }
        return 0;
    }

    /** What the server answered to the mail itself; 0 where it did not answer. */
    private static int ofTheMail(MessagingException failure) {
        return failure instanceof SMTPSendFailedException refused
                ? Math.max(0, refused.getReturnCode())
                : 0;
    }

    private static String words(MessagingException failure) {
        Throwable cause = failure;
        for (Exception next = failure.getNextException();
                next != null && next.getMessage() != null;
                next = next instanceof MessagingException more ? more.getNextException() : null) {
            cause = next;
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    }

    private static void close(Conversation conversation) {
        try {
            conversation.close();
        } catch (MessagingException e) {
            // whatever was to be said has been said
        }
    }
}
