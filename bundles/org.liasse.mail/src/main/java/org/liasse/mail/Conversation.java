package org.liasse.mail;

import com.sun.mail.smtp.SMTPTransport;
import java.io.IOException;
import java.io.OutputStream;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;

/**
 * One conversation with the server, which remembers how far it came: that is what a failure means.
 */
final class Conversation extends SMTPTransport {

    /** The last command that was begun. */
    enum Stage {
        BEFORE_DATA,
        /** The server waits for the mail, or has a part of it: it cannot take it yet. */
        DATA,
        /** The end of the mail is on its way: from here on the server may have taken it. */
        END_OF_DATA
    }

    private final Runnable handingOver;
    private Stage stage = Stage.BEFORE_DATA;

    Conversation(Session session, Account account, Runnable handingOver) {
        super(session, new URLName("smtp", account.host(), account.port(), null, null, null));
        this.handingOver = handingOver;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        handingOver.run();
        stage = Stage.DATA;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.END_OF_DATA;
        super.finishData();
    }

    Stage stage() {
        return stage;
    }
}
