package org.liasse.pdf;

import java.io.InputStream;

/** The fonts that come with this bundle. */
final class Fonts {

    static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

    private Fonts() {}

    static InputStream open(String font) {
        InputStream bytes = Fonts.class.getResourceAsStream(font);
        if (bytes == null) {
            throw new IllegalStateException("the font " + font + " is not in this bundle");
        }
        return bytes;
    }
}
