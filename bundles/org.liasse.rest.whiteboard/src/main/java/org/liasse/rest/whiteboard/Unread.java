package org.liasse.rest.whiteboard;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * What of a request was not read when its answer is ready is let go. CXF would keep all of it, in a
 * temporary file as long as the sender likes; so it reads 16 MiB more at most, for those who listen
 * only once they have sent, and then the connection ends.
 */
final class Unread extends AbstractPhaseInterceptor<Message> {

    private static final String KEPT = "cxf.io.cacheinput";

    Unread() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message answer) {
        answer.getExchange().getInMessage().put(KEPT, Boolean.FALSE);
    }
}
