package org.liasse.rest.http;

import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;
import org.liasse.api.Language;

/** The language of the reader, by {@code Accept-Language} (RFC 9110, 12.5.4). */
public final class Languages {

    /** Reading a header is slow, and browsers send few different ones. */
    private static final Map<String, Language> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 1_000;

    private Languages() {}

    public static Language of(ContainerRequestContext request) {
        return of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The best of the languages that the product speaks; French where none is asked for. */
    public static Language of(String acceptLanguage) {
        if (acceptLanguage == null) {
            return Language.FR;
        }
        Language known = KNOWN.get(acceptLanguage);
        if (known == null) {
            known = best(acceptLanguage);
            if (acceptLanguage.length() <= 200 && KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(acceptLanguage, known);
            }
        }
        return known;
    }

    private static Language best(String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-", 2)[0])
                .filter(tag -> tag.equals("fr") || tag.equals("en") || tag.equals("*"))
                .findFirst()
                .map(tag -> tag.equals("en") ? Language.EN : Language.FR)
                .orElse(Language.FR);
    }

    private static List<LanguageRange> ranges(String header) {
        if (header.isBlank() || header.length() > 1000) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
