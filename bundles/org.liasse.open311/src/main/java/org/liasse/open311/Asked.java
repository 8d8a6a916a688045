package org.liasse.open311;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The arguments of a request; one that is empty is as good as none. */
public record Asked(Map<String, List<String>> arguments) {

    public Asked {
        arguments = arguments == null ? Map.of() : Map.copyOf(arguments);
    }

    /** The first value without what surrounds it, or {@code null}. */
    String one(String name) {
        return values(name).findFirst().orElse(null);
    }

    /** All values, however they are given: several times, or parted by commas. */
    List<String> several(String name) {
        return values(name)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    Stream<String> values(String name) {
        return Optional.ofNullable(arguments.get(name)).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
