package org.liasse.itests;

import java.util.Set;
import org.liasse.itests.story.Town;

/**
 * The one platform of those tests that leave it as they found it: on Derby, with procedures. The
 * first who asks starts it, the end of the tests ends it; each has an office of its own in it.
 */
public final class Shared {

    private static Platform platform;

    private Shared() {}

    /** It, ready, with procedures installed. */
    public static synchronized Platform platform() {
        if (platform == null) {
            platform = Platform.onDerby();
            Runtime.getRuntime().addShutdownHook(new Thread(Shared::end));
            platform.start();
        }
        if (!Set.of(200, 401).contains(platform.statusOf("/api/procedures"))) {
            platform.install(Town.VARIANT);
            Town.awaitVariant(platform);
        }
        return platform;
    }

    /** From now on it is this one, on the same data. */
    public static synchronized void movedTo(Platform successor) {
        platform = successor;
    }

    /** There is little time left then. */
    private static synchronized void end() {
        platform.destroy();
    }
}
