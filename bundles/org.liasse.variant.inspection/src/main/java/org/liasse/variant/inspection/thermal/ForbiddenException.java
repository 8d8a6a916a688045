package org.liasse.variant.inspection.thermal;

import java.io.IOException;
import org.liasse.api.Text;

/** What no thermal study holds, found while its characters are read. */
final class ForbiddenException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Text told;

    ForbiddenException(String fr, String en) {
        super(en);
        this.told = new Text(fr, en);
    }

    Text told() {
        return told;
    }
}
