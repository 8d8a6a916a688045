package org.liasse.rest.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;

/**
 * One stream of server-sent events to one client. It holds no thread and never blocks one: what the
 * connection does not take at once, the container writes when it can.
 */
final class EventStream implements WriteListener, AsyncListener {

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable whenOver;
    private boolean possible;
    private boolean unflushed;
    private boolean ending;
    private boolean over;
    private StringBuilder pending = new StringBuilder();

    /**
     * @param context of a request that is asynchronous already and not answered yet
     * @param whenOver run once when nothing more can be sent, whoever ended it
     */
    EventStream(AsyncContext context, Runnable whenOver) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.whenOver = whenOver;
    }

    /** Answers 200 and begins to write. */
    void open() {
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Authorization, Accept-Language");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // a proxy that gathers an answer before it passes it on would tell nothing until the end
        response.setHeader("X-Accel-Buffering", "no");
        context.addListener(this);
        out.setWriteListener(this);
    }

    /** Whether all that was sent has left; what comes meanwhile would only pile up. */
    synchronized boolean isIdle() {
        return possible && !over && !ending && pending.isEmpty() && !unflushed && out.isReady();
    }

    /** Sends whole events, as they stand on the wire. */
    synchronized void send(String events) {
        pending.append(events);
        drain();
    }

    /** Closes when all has left. */
    synchronized void end() {
        ending = true;
        drain();
    }

    @Override
    public synchronized void onWritePossible() {
        possible = true;
        drain();
    }

    private void drain() {
        try {
            while (possible && !over && out.isReady()) {
                if (!pending.isEmpty()) {
                    byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
                    pending = new StringBuilder();
                    unflushed = true;
                    out.write(bytes);
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    if (ending) {
                        over();
                    }
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            over();
        }
    }

    private void over() {
        if (!over) {
            over = true;
            try {
                context.complete();
            } catch (IllegalStateException already) {
                // the container was faster
            }
            whenOver.run();
        }
    }

    /** The client went away, or does not read. */
    @Override
    public synchronized void onError(Throwable cause) {
        over();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        goneAlready();
    }

    @Override
    public void onError(AsyncEvent event) {
        goneAlready();
    }

    private synchronized void goneAlready() {
        if (!over) {
            over = true;
            whenOver.run();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError((Throwable) null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // there is no second start
    }
}
