package org.liasse.core.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.liasse.api.calendar.Calendars;
import org.liasse.core.letter.Site;
import org.liasse.core.sample.Node;

/** Calendars, put together by hand as the component runtime does it. */
public final class CalendarDoors {

    public final Calendars calendars;

    public CalendarDoors(Node node) {
        calendars =
                new CalendarDesk(
                        node.transactions,
                        node.people.known,
                        node.catalogue,
                        new Site(Map.of("LIASSE_PUBLIC_URL", "https://liasse.test")),
                        node.clock);
    }

    /** The events of a calendar, each unfolded. */
    List<String> events(String secret) {
        String text = calendars.read(secret).replace("\r\n ", "");
        return Arrays.stream(text.split("BEGIN:VEVENT\r\n")).skip(1).toList();
    }
}
